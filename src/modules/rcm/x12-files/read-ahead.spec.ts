import { setTimeout as sleep } from 'node:timers/promises';
import { ReadAhead } from './read-ahead.js';

async function* counting(to: number, log: number[], failsAt?: number): AsyncGenerator<number> {
  for (let number = 1; number <= to; number++) {
    if (number === failsAt) throw new Error('cut off');
    log.push(number);
    yield number;
  }
}

describe('reading ahead', () => {
  it('goes on while the taker is busy, so far and no further', async () => {
    const log: number[] = [];
    const ahead = new ReadAhead(counting(10, log), 3);
    expect(log).toEqual([]);
    expect(await ahead.next()).toEqual({ done: false, value: 1 });
    await sleep(1);
    expect(log.length).toBeGreaterThanOrEqual(3);
    expect(log.length).toBeLessThanOrEqual(5);
  });

  it.each([1, 2, 100])('hands out everything in its order with room for %s', async (most) => {
    const ahead = new ReadAhead(counting(7, []), most);
    const taken: number[] = [];
    for (let next = await ahead.next(); !next.done; next = await ahead.next()) taken.push(next.value);
    expect(taken).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect((await ahead.next()).done).toBe(true);
  });

  it('throws what reading threw after what was read before', async () => {
    const ahead = new ReadAhead(counting(5, [], 3), 10);
    expect((await ahead.next()).value).toBe(1);
    expect((await ahead.next()).value).toBe(2);
    await expect(ahead.next()).rejects.toThrow('cut off');
  });

  it('reads no further once it is stopped', async () => {
    const log: number[] = [];
    const ahead = new ReadAhead(counting(100, log), 2);
    await ahead.next();
    ahead.stop();
    await sleep(1);
    expect(log.length).toBeLessThan(6);
  });
});
