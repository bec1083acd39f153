import { setTimeout as sleep } from 'node:timers/promises';
import { StoringLane } from './storing-lane.js';

describe('the storing lane', () => {
  it('stores one piece at a time, while reading goes on', async () => {
    const lane = new StoringLane();
    const log: string[] = [];
    await lane.beside(async () => {
      for (const piece of ['a', 'b']) {
        log.push(`read ${piece}`);
        await lane.begin(async () => {
          await sleep(5);
          log.push(`stored ${piece}`);
        });
      }
      log.push('read to the end');
    });
    expect(log).toEqual(['read a', 'read b', 'stored a', 'read to the end', 'stored b']);
  });

  it('throws what storing threw, and stores nothing more', async () => {
    const lane = new StoringLane();
    let isStored = false;
    const reading = lane.beside(async () => {
      await lane.begin(() => Promise.reject(new Error('no room')));
      await sleep(1);
      await lane.begin(async () => void (isStored = true));
    });
    await expect(reading).rejects.toThrow('no room');
    expect(isStored).toBe(false);
  });

  it('throws what reading threw, but not before storing has ended', async () => {
    const lane = new StoringLane();
    let isStored = false;
    const reading = lane.beside(async () => {
      await lane.begin(() => sleep(5).then(() => void (isStored = true)));
      throw new Error('cut off');
    });
    await expect(reading).rejects.toThrow('cut off');
    expect(isStored).toBe(true);
  });
});
