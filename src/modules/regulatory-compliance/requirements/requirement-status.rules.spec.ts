import { requirementStanding, type RequirementRecords } from './requirement-status.rules.js';

const asOf = { day: '2026-06-30', before: '2026-07-01T04:00:00.000Z' };
const EARLY = '2026-01-01T12:00:00.000Z';
const LATE = '2026-07-01T04:00:00.000Z';
const signature = {
  requirementHash: 'h',
  periodId: null,
  validFrom: '2026-06-01',
  coveredUntil: '2026-12-31',
  createdAt: EARLY,
  revokedAt: null,
};
const exemption = (kinds: ('approved' | 'refused' | 'revoked')[], more: object = {}) => ({
  ...{ requirementHash: 'h', validFrom: '2026-01-01', validTo: null, ...more },
  decisions: kinds.map((kind) => ({ kind, createdAt: EARLY })),
});
const finding = (kind: string, severity: 'minor' | 'moderate' | 'major' | 'critical', createdAt = EARLY) => ({
  events: [{ kind, severity, createdAt }],
});
const missed = [{ id: 'p', dueOn: '2026-05-31' }];

const CASES: [string, Partial<RequirementRecords>, string][] = [
  ['nothing recorded', {}, 'in_progress NOT_ATTESTED'],
  ['a valid attestation', { signatures: [signature] }, 'compliant ATTESTED'],
  [
    'one that was signed after the day',
    { signatures: [{ ...signature, createdAt: LATE }] },
    'in_progress NOT_ATTESTED',
  ],
  ['one that was revoked', { signatures: [{ ...signature, revokedAt: EARLY }] }, 'in_progress NOT_ATTESTED'],
  ['one that was revoked after the day', { signatures: [{ ...signature, revokedAt: LATE }] }, 'compliant ATTESTED'],
  ['one that has expired', { signatures: [{ ...signature, coveredUntil: '2026-06-29' }] }, 'in_progress NOT_ATTESTED'],
  ['one for other content', { signatures: [{ ...signature, requirementHash: 'x' }] }, 'in_progress CONTENT_CHANGED'],
  ['a missed period', { periods: missed }, 'non_compliant PERIOD_MISSED'],
  [
    'a missed period and a later attestation',
    { periods: missed, signatures: [signature] },
    'non_compliant PERIOD_MISSED',
  ],
  [
    'a missed period that was attested late by its name',
    { periods: missed, signatures: [{ ...signature, periodId: 'p' }] },
    'compliant ATTESTED',
  ],
  ['a period that is due today', { periods: [{ id: 'p', dueOn: '2026-06-30' }] }, 'in_progress NOT_ATTESTED'],
  [
    'an open major finding',
    { signatures: [signature], findings: [finding('opened', 'major')] },
    'non_compliant OPEN_FINDING',
  ],
  ['a reopened critical one', { findings: [finding('reopened', 'critical')] }, 'non_compliant OPEN_FINDING'],
  [
    'an open moderate one',
    { signatures: [signature], findings: [finding('opened', 'moderate')] },
    'compliant ATTESTED',
  ],
  ['a closed one', { signatures: [signature], findings: [finding('closed', 'major')] }, 'compliant ATTESTED'],
  ['one opened after the day', { findings: [finding('opened', 'major', LATE)] }, 'in_progress NOT_ATTESTED'],
  ['an approved exemption', { periods: missed, exemptions: [exemption(['approved'])] }, 'not_applicable EXEMPTED'],
  ['one that was only asked for', { exemptions: [exemption([])] }, 'in_progress NOT_ATTESTED'],
  ['a refused one', { exemptions: [exemption(['refused'])] }, 'in_progress NOT_ATTESTED'],
  ['a revoked one', { exemptions: [exemption(['approved', 'revoked'])] }, 'in_progress NOT_ATTESTED'],
  [
    'one that has ended',
    { exemptions: [exemption(['approved'], { validTo: '2026-06-29' })] },
    'in_progress NOT_ATTESTED',
  ],
  [
    'one for other content',
    { exemptions: [exemption(['approved'], { requirementHash: 'x' })] },
    'in_progress NOT_ATTESTED',
  ],
];

describe('RC §1.6 status of a requirement', () => {
  it.each(CASES)('with %s: %#', (_, records, expected) => {
    const revisions = [{ contentHash: 'h', createdAt: EARLY }];
    const nothing = { revisions, periods: [], exemptions: [], findings: [], signatures: [] };
    const { status, statusReason } = requirementStanding({ ...nothing, ...records }, asOf)!;
    expect(`${status} ${statusReason}`).toBe(expected);
  });

  it('is none before the requirement was made', () => {
    const records = { periods: [], exemptions: [], findings: [], signatures: [] };
    expect(requirementStanding({ ...records, revisions: [{ contentHash: 'h', createdAt: LATE }] }, asOf)).toBeNull();
  });
});
