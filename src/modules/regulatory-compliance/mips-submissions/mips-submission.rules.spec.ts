import { MIPS_STATUSES } from './mips-submission.codes.js';
import { canMove, decisionProblem, isSent } from './mips-submission.rules.js';

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

  it.each([
    ['2026-03-01', null],
    ['2026-03-31', null],
    ['2026-02-28', 'the submission went out on 2026-03-01'],
    ['2026-04-01', 'the answer cannot come from the future'],
  ])('an answer of %s: %s', (day, problem) => expect(decisionProblem(day, '2026-03-01', '2026-03-31')).toBe(problem));
});
