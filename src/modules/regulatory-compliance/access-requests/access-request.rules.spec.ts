import { DENIAL_GROUNDS, REQUEST_STATUSES, REVIEWABLE_GROUNDS } from './access-request.codes.js';
import {
  canMove,
  clockOf,
  extensionRefusal,
  isFeeAllowed,
  isReviewable,
  requestDueOn,
} from './access-request.rules.js';

describe('RC registers access requests: the clock (164.524, 164.528)', () => {
  it.each([
    ['access', '2026-01-01', false, '2026-01-31'],
    ['access', '2026-01-01', true, '2026-03-02'],
    ['access', '2024-02-01', false, '2024-03-02'],
    ['access', '2025-02-01', false, '2025-03-03'],
    ['access', '2025-12-15', false, '2026-01-14'],
    ['accounting', '2024-01-01', false, '2024-03-01'],
    ['accounting', '2026-01-01', true, '2026-04-01'],
  ] as const)('%s of %s, extended %s: by %s', (right, receivedOn, isExtended, dueOn) =>
    expect(requestDueOn(right, receivedOn, isExtended)).toBe(dueOn),
  );

  it('moves by its table and in no other way', () => {
    const moves = REQUEST_STATUSES.flatMap((from) =>
      REQUEST_STATUSES.filter((to) => canMove(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(moves).toEqual(['open → fulfilled', 'open → denied', 'open → withdrawn', 'denied → open']);
  });

  it.each([
    [{ status: 'open', dueOn: '2026-01-31', extendedOn: null }, '2026-01-31', null],
    [{ status: 'open', dueOn: '2026-01-31', extendedOn: null }, '2026-02-01', 'the first term has ended on 2026-01-31'],
    [
      { status: 'open', dueOn: '2026-03-02', extendedOn: '2026-01-20' },
      '2026-02-01',
      'there is one extension, and it was taken',
    ],
    [{ status: 'denied', dueOn: '2026-01-31', extendedOn: null }, '2026-01-20', 'the request is denied'],
  ] as const)('%j on %s: %s', (request, today, message) => expect(extensionRefusal(request, today)).toBe(message));

  it('lets those grounds be reviewed that the rule names', () =>
    expect(DENIAL_GROUNDS.filter(isReviewable)).toEqual(REVIEWABLE_GROUNDS));

  it.each([
    ['access', [], true],
    ['accounting', [], false],
    ['accounting', ['2025-06-30'], false],
    ['accounting', ['2025-07-01'], true],
    ['accounting', ['2026-07-01'], false],
  ] as const)('a fee for %s after %j: %s', (right, earlier, isAllowed) =>
    expect(isFeeAllowed(right, '2026-06-30', earlier)).toBe(isAllowed),
  );

  it.each([
    [
      { status: 'open', dueOn: '2026-01-31', closedOn: null },
      { daysLeft: 1, isLate: false },
    ],
    [
      { status: 'open', dueOn: '2026-01-29', closedOn: null },
      { daysLeft: -1, isLate: true },
    ],
    [
      { status: 'fulfilled', dueOn: '2026-01-29', closedOn: '2026-01-29' },
      { daysLeft: null, isLate: false },
    ],
    [
      { status: 'denied', dueOn: '2026-01-28', closedOn: '2026-01-29' },
      { daysLeft: null, isLate: true },
    ],
    [
      { status: 'withdrawn', dueOn: '2026-01-28', closedOn: '2026-01-29' },
      { daysLeft: null, isLate: false },
    ],
  ] as const)('%j: %j', (request, clock) => expect(clockOf(request, '2026-01-30')).toEqual(clock));
});
