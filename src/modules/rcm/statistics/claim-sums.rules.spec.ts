import { type ClaimSums, outcomeTotals, sumsByStatus } from './claim-sums.rules.js';

const row = (facts: Partial<ClaimSums>): ClaimSums => ({
  status: 'paid',
  isServed: true,
  outcome: null,
  claims: 1,
  chargeCents: 100,
  chargedClaims: 1,
  chargedCents: 90,
  paidCents: 50,
  contractualCents: 30,
  balanceCents: 10,
  validated: 1,
  clean: 1,
  ...facts,
});
const ROWS = [
  row({ status: 'denied', outcome: 'denied', chargeCents: 700 }),
  row({ outcome: 'resolved', claims: 3, clean: 0 }),
  row({ isServed: false, outcome: 'resolved', claims: 5 }),
  row({ isServed: false, status: 'closed', outcome: 'partly_denied', claims: 2 }),
  row({ claims: 7 }),
];

describe('sums of claims', () => {
  it('by state are those of the claims served in the period', () => {
    const sums = sumsByStatus(ROWS);
    expect(sums.map(({ status, claims, clean }) => [status, claims, clean])).toEqual([
      ['denied', 1, 1],
      ['paid', 10, 1],
    ]);
    expect(sums[1]).toEqual({
      status: 'paid',
      claims: 10,
      chargeCents: 200,
      chargedClaims: 2,
      chargedCents: 180,
      paidCents: 100,
      contractualCents: 60,
      balanceCents: 20,
      validated: 2,
      clean: 1,
    });
  });

  it('of first decisions are those of the claims decided in the period, whenever they were served', () => {
    expect(outcomeTotals(ROWS)).toEqual({
      adjudicated: 11,
      denied: 1,
      resolved: 8,
      adjudicatedCents: 1000,
      deniedCents: 700,
    });
  });

  it('of nothing are nothing', () => {
    expect(sumsByStatus([])).toEqual([]);
    expect(outcomeTotals([])).toMatchObject({ adjudicated: 0, adjudicatedCents: 0 });
  });
});
