import { attestationState, coveredUntil, longestValidity, missingEvidence } from './attestation.rules.js';

const report = (expiresOn: string | null) => ({ kind: 'report', expiresOn });
const plan = (expiresOn: string | null) => ({ kind: 'plan', expiresOn });

describe('RC §1.3 attestation: evidence', () => {
  it.each([
    [[], [], []],
    [['report'], [report(null)], []],
    [['report'], [report('2026-06-30')], []],
    [['report'], [report('2026-06-29')], ['EVIDENCE_EXPIRED']],
    [['report'], [report('2026-06-29'), report(null)], []],
    [['plan', 'report'], [report(null)], ['EVIDENCE_MISSING']],
  ])('required %j with %j on 2026-06-30: %j', (required, evidence, codes) =>
    expect(missingEvidence(required, evidence, '2026-06-30').map(({ code }) => code)).toEqual(codes),
  );

  it.each([
    [[], [], '2027-06-30'],
    [['report'], [report(null)], '2027-06-30'],
    [['report'], [report('2030-01-01')], '2027-06-30'],
    [['report'], [report('2026-12-31'), report('2027-01-31')], '2027-01-31'],
    [['plan', 'report'], [report('2026-12-31'), plan('2026-10-31')], '2026-10-31'],
    [['report'], [report('2026-12-31'), plan('2026-10-31')], '2026-12-31'],
  ])('required %j with %j covers until %s', (required, evidence, end) =>
    expect(coveredUntil('2027-06-30', required, evidence)).toBe(end),
  );
});

describe('RC §1.3 attestation: its longest validity', () => {
  it.each([
    ['a year', ['2026-12-31', '2027-12-31'], '2027-12-31'],
    ['a MIPS year, due in March', ['2027-03-31', '2028-03-31'], '2028-03-31'],
    ['a month', ['2026-07-31', '2026-08-31'], '2026-08-31'],
    ['five years', ['2030-12-31'], '2030-12-31'],
    ['the last of a series', ['2026-12-31'], '2029-07-01'],
    ['nothing more', [], '2029-07-01'],
  ])('for %s, periods due on %j: %s', (_, dueDays, expected) =>
    expect(longestValidity({ dueDays, plannedThrough: '2029-07-01' })).toBe(expected),
  );
});

describe('RC §1.3 attestation: validity', () => {
  const signature = { validFrom: '2026-02-01', validTo: '2026-12-31', coveredUntil: '2026-10-31' };
  it.each([
    [null, false, true, '2026-03-01', 'prepared'],
    [signature, false, true, '2026-01-31', 'upcoming'],
    [signature, false, true, '2026-02-01', 'valid'],
    [signature, false, true, '2026-10-31', 'valid'],
    [signature, false, true, '2026-11-01', 'evidence_expired'],
    [signature, false, true, '2027-01-01', 'expired'],
    [signature, false, false, '2026-02-01', 'lapsed'],
    [signature, true, true, '2026-02-01', 'revoked'],
  ] as const)('%j revoked %s, content current %s, on %s: %s', (given, isRevoked, isContentCurrent, day, state) =>
    expect(attestationState({ signature: given, isRevoked, isContentCurrent }, day)).toBe(state),
  );
});
