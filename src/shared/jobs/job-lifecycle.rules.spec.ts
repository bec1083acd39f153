import { isPoisoned, verdict } from './job-lifecycle.rules.js';

describe('a job whose attempt failed', () => {
  it.each([
    [422, 1, { isOver: true }],
    [404, 1, { isOver: true }],
    [500, 1, { isOver: false, retryInSeconds: 1 }],
    [503, 3, { isOver: false, retryInSeconds: 4 }],
    [500, 4, { isOver: false, retryInSeconds: 8 }],
    [500, 5, { isOver: true }],
  ])('with status %s, at attempt %s without progress: %j', (status, attempts, expected) => {
    expect(verdict(status, attempts)).toEqual(expected);
  });

  it.each([
    [5, false],
    [6, true],
  ])('started for the %s. time without getting further is poisoned: %s', (attempts, expected) => {
    expect(isPoisoned(attempts)).toBe(expected);
  });
});
