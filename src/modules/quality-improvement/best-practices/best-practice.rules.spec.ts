import { PRACTICE_STATUSES } from './best-practice.codes.js';
import { canMove, stampsOf } from './best-practice.rules.js';

describe('QI §0 best practices: status', () => {
  it('moves by its table and in no other way', () => {
    const moves = PRACTICE_STATUSES.flatMap((from) =>
      PRACTICE_STATUSES.filter((to) => canMove(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(moves).toEqual([
      'proposed → pilot',
      'proposed → withdrawn',
      'pilot → proposed',
      'pilot → adopted',
      'pilot → withdrawn',
      'adopted → sustained',
      'adopted → withdrawn',
      'sustained → adopted',
      'sustained → withdrawn',
    ]);
  });

  it.each([
    ['adopted for the first time', null, 'adopted', { adoptedOn: '2026-06-30' }],
    ['adopted again', '2026-01-01', 'adopted', {}],
    ['sustained', '2026-01-01', 'sustained', {}],
    ['withdrawn', null, 'withdrawn', { withdrawnOn: '2026-06-30' }],
  ] as const)('%s', (_, adoptedOn, to, stamps) => expect(stampsOf({ adoptedOn }, to, '2026-06-30')).toEqual(stamps));
});
