import { MIPS_STATUSES } from './mips-submission.codes.js';
import { canMove, decisionProblem, isSameParty, isSent } from './mips-submission.rules.js';
import type { QppSubmission } from './qpp-submission.codes.js';

describe('RC §0 MIPS submissions: status', () => {
  it('moves by its table and in no other way', () => {
    const moves = MIPS_STATUSES.flatMap((from) =>
      MIPS_STATUSES.filter((to) => canMove(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(moves).toEqual([
      'draft → draft',
      'draft → validated',
      'draft → withdrawn',
      'validated → draft',
      'validated → submitted',
      'validated → withdrawn',
      'submitted → accepted',
      'submitted → rejected',
    ]);
  });

  it('is corrected by another submission once it has gone out', () =>
    expect(MIPS_STATUSES.filter(isSent)).toEqual(['submitted', 'accepted', 'rejected']));

  it.each<[Partial<QppSubmission>, boolean]>([
    [{}, true],
    [{ entityId: null, nationalProviderIdentifier: '1' }, true],
    [{ nationalProviderIdentifier: '2' }, false],
    [{ taxpayerIdentificationNumber: '2' }, false],
    [{ entityType: 'group', nationalProviderIdentifier: null }, false],
    [{ entityId: '2' }, false],
  ])('corrects one of the same party: %j %s', (facts, expected) => {
    const former: QppSubmission = {
      ...{ entityType: 'individual', taxpayerIdentificationNumber: '1', nationalProviderIdentifier: '1' },
      ...{ performanceYear: 2025, measurementSets: [] },
    };
    expect(isSameParty(former, { ...former, ...facts })).toBe(expected);
  });

  it.each([
    ['2026-03-01', null],
    ['2026-03-31', null],
    ['2026-02-28', 'the submission went out on 2026-03-01'],
    ['2026-04-01', 'the answer cannot come from the future'],
  ])('an answer of %s: %s', (day, problem) => expect(decisionProblem(day, '2026-03-01', '2026-03-31')).toBe(problem));
});
