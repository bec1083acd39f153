import { claimAt } from './claim-place.rules.js';

describe('RCM C: 999 segment position', () => {
  const places = [
    { claimId: 'one', firstSegment: 12, lastSegment: 29 },
    { claimId: 'two', firstSegment: 30, lastSegment: 41 },
    { claimId: 'three', firstSegment: 50, lastSegment: 50 },
  ];
  it.each([
    [1, null],
    [11, null],
    [12, 'one'],
    [29, 'one'],
    [30, 'two'],
    [45, null],
    [50, 'three'],
    [51, null],
    [null, null],
  ])('%s belongs to claim %s', (segment, claim) => expect(claimAt(places, segment)).toBe(claim));
});
