import { ageLabel, AGE_BUCKETS, agingOf, type AgingCell } from './ar-aging.rules.js';

const cell = (bucket: number | null, insuranceCents: number, patientCents = 0, creditCents = 0): AgingCell => ({
  payerId: 'p',
  payerName: 'P',
  bucket,
  claims: 1,
  insuranceCents,
  patientCents,
  creditCents,
});

describe('RCM §1 statistics: A/R aging', () => {
  it('adds up by age, insurance and patient apart, credits by themselves', () => {
    const aging = agingOf([cell(0, 1_000, 200), cell(0, 500), cell(3, 100), cell(4, 150, 50), cell(null, 0, 0, 70)]);
    expect(aging.buckets.map(({ claims, cents, patientCents }) => [claims, cents, patientCents])).toEqual([
      [2, 1_700, 200],
      [0, 0, 0],
      [0, 0, 0],
      [1, 100, 0],
      [1, 200, 50],
    ]);
    expect(aging).toMatchObject({
      owedCents: 2_000,
      insuranceCents: 1_750,
      patientCents: 250,
      creditCents: 70,
      creditClaims: 1,
      balanceCents: 1_930,
      over90Percent: 15,
    });
  });

  it('of nothing is empty, and has no share', () => {
    expect(agingOf([])).toMatchObject({ owedCents: 0, balanceCents: 0, over90Percent: null });
    expect(agingOf([]).buckets).toHaveLength(5);
  });

  it('names its ages', () => {
    expect(AGE_BUCKETS.map(ageLabel)).toEqual(['0–30', '31–60', '61–90', '91–120', 'over 120']);
  });
});
