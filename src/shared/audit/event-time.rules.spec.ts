import { newId } from '../database/new-id.js';
import { firstIdAt, firstUnchainedId, LONGEST_COMMIT_MS, millisecondsOf } from './event-time.rules.js';

describe('the time in an event id', () => {
  it('is the time it was made', () => {
    const before = Date.now();
    const at = millisecondsOf(newId());
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
  });

  it.each([0, 1, 1_764_000_400_000, 2 ** 47])('%i has a smallest id that tells it and sorts by it', (at) => {
    expect(millisecondsOf(firstIdAt(at))).toBe(at);
    expect(firstIdAt(at) < firstIdAt(at + 1)).toBe(true);
  });

  it('is looked back from by the longest commit, and not before 1970', () => {
    expect(millisecondsOf(firstUnchainedId(1_764_000_400_000))).toBe(1_764_000_400_000 - LONGEST_COMMIT_MS);
    expect(firstUnchainedId(0)).toBe('00000000-0000-7000-8000-000000000000');
  });
});
