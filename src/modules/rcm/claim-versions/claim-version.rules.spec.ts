import { CLAIM_STATUSES } from '../claims/claim-status.rules.js';
import { carriedLine, statusSuperseded, versionRefusal } from './claim-version.rules.js';
import { takenBack } from './open-amount.rules.js';

describe('RCM A12: which claims can be corrected or voided', () => {
  it.each([
    ['draft', 'CLAIM_NOT_SENT'],
    ['validated', 'CLAIM_NOT_SENT'],
    ['queued', 'CLAIM_NOT_SENT'],
    ['syntax_rejected', 'CLAIM_REJECTED'],
    ['clearinghouse_rejected', 'CLAIM_REJECTED'],
    ['payer_rejected', 'CLAIM_REJECTED'],
    ['corrected', 'CLAIM_SUPERSEDED'],
    ['voided', 'CLAIM_SUPERSEDED'],
  ] as const)('%s: %s, whether the number is known or not', (status, code) => {
    expect([versionRefusal(status, 'ICN1'), versionRefusal(status, null)]).toEqual([code, code]);
  });

  it("every other state: with the payer's number only", () => {
    const allowed = CLAIM_STATUSES.filter((status) => versionRefusal(status, 'ICN1') === null);
    expect(allowed).toEqual(expect.arrayContaining(['submitted', 'paid', 'denied', 'secondary_pending']));
    expect(new Set(allowed.map((status) => versionRefusal(status, null)))).toEqual(
      new Set(['PAYER_CONTROL_NUMBER_UNKNOWN']),
    );
  });

  it('a void takes the claim before it to voided, a correction to corrected', () => {
    expect(['7', '8'].map(statusSuperseded)).toEqual(['corrected', 'voided']);
  });

  it('a repeated line is a new record', () => {
    const names = ['lineNumber', 'procedureCode', 'modifiers', 'revenueCode', 'chargeCents', 'units', 'unitCode'];
    const more = ['servedFromOn', 'servedToOn', 'diagnosisPointers', 'controlNumber', 'placeOfServiceCode', 'loops'];
    const line = Object.fromEntries([...names, ...more, 'id', 'version'].map((name) => [name, name]));
    expect(Object.keys(carriedLine(line as never))).toEqual([...names, ...more]);
  });
});

describe('RCM A12: what is open on a voided claim', () => {
  const open = { claimId: 'c', claimLineItemId: 'l', cents: 500, postedOn: '2026-07-01' };

  it('is taken back from its charges', () => {
    expect(takenBack({ ...open, priorClaimId: null })).toEqual([
      { ...open, kind: 'charge', cents: -500, balanceEffectCents: -500 },
    ]);
  });

  it('goes back to the claim that handed it over', () => {
    expect(takenBack({ ...open, priorClaimId: 'p' }).map(({ claimId, kind, cents }) => [claimId, kind, cents])).toEqual(
      [
        ['c', 'transfer', -500],
        ['p', 'transfer', 500],
      ],
    );
  });
});
