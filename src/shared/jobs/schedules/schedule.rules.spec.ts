import { nextTurnMs, secondsUntil } from './schedule.rules.js';

describe('the next turn of a schedule', () => {
  it.each([
    ['taken at once', 100_000, 60, 100_000, 160_000],
    ['taken a little late: the grid stays', 100_000, 60, 107_000, 160_000],
    ['missed three times: not caught up', 100_000, 60, 300_001, 340_000],
    ['taken exactly at the next one', 100_000, 60, 160_000, 220_000],
    ['taken early, by a clock behind', 100_000, 60, 99_000, 160_000],
  ])('%s', (_what, due, every, now, next) => expect(nextTurnMs(due, every, now)).toBe(next));

  it.each([
    [160_000, 100_000, 60],
    [100_001, 100_000, 1],
    [90_000, 100_000, 0],
  ])('at %d, asked at %d, is %d s away', (then, now, seconds) => expect(secondsUntil(then, now)).toBe(seconds));
});
