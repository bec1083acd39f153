import { niceTicks } from './ticks.rules.js';

describe('ticks of an axis', () => {
  it.each<[number, number, number[]]>([
    [0, 100, [0, 20, 40, 60, 80, 100]],
    [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [-30, 70, [-40, -20, 0, 20, 40, 60, 80]],
    [3, 4, [3, 3.2, 3.4, 3.6, 3.8, 4]],
    [100, 0, [0, 20, 40, 60, 80, 100]],
    [0, 0, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [5, 5, [0, 1, 2, 3, 4, 5]],
    [-5, -5, [-5, -4, -3, -2, -1, 0]],
    [1e15, 1e15, [0, 2e14, 4e14, 6e14, 8e14, 1e15]],
    [0, 1e-9, [0, 2e-10, 4e-10, 6e-10, 8e-10, 1e-9]],
  ])('from %d to %d stand at %j', (low, high, ticks) => {
    expect(niceTicks(low, high)).toEqual(ticks);
  });

  it('of counts stand at whole numbers', () => expect(niceTicks(0, 2, { isWhole: true })).toEqual([0, 1, 2]));

  it.each([
    [1e-300, 3e-300],
    [-1e100, 1e100],
    [-7e15, 9e15],
    [0.1 + 0.2, 12.7],
    [-1e15, -1e15 + 0.5],
  ])('from %d to %d are few, rising, and hold the range', (low, high) => {
    const ticks = niceTicks(low, high);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThan(9);
    expect([...ticks].sort((a, b) => a - b)).toEqual(ticks);
    expect(ticks[0]).toBeLessThanOrEqual(low);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(high);
  });
});
