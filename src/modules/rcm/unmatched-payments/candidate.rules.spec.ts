import { likeness, type Likeness } from './candidate.rules.js';

const NOTHING: Likeness = {
  isSameControlNumber: false,
  isSamePayerControlNumber: false,
  isSamePayer: false,
  isSameMember: false,
  isSameDay: false,
  isSameCharge: false,
};
const all = Object.keys(NOTHING) as (keyof Likeness)[];

describe('RCM D6: what speaks for a candidate', () => {
  it('is nothing to all, 0 to 100', () => {
    expect(likeness(NOTHING)).toEqual({ score: 0, reasons: [] });
    expect(likeness(Object.fromEntries(all.map((name) => [name, true])) as unknown as Likeness).score).toBe(100);
  });

  it.each(all)('counts %s and names it', (name) => {
    const { score, reasons } = likeness({ ...NOTHING, [name]: true });
    expect(score).toBeGreaterThan(0);
    expect(reasons).toHaveLength(1);
  });
});
