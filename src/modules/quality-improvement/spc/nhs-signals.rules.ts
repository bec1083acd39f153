import { beyond, steps, unbroken, type Mark, type Track } from './signal-track.rules.js';

/** NHS England, Making Data Count; a point outside the limits is its first rule and marked with those. */
export function nhsMarks(track: Track): Mark[] {
  return [
    ...unbroken(track.sides, 7, 'nhs.seven-one-side'),
    // Seven points have six steps.
    ...unbroken(steps(track.values), 6, 'nhs.seven-trend'),
    ...nearLimitMarks(track),
  ];
}

/** Two of three in the outer third of the limits, what lies outside not counted, and all three on one side. */
function nearLimitMarks(track: Track): Mark[] {
  const near = beyond(track, 2).map((sign, at) => (sign !== 0 && track.outside[at] === 0 ? 1 : 0));
  const { sides } = track;
  const marks: Mark[] = [];
  for (let at = 2; at < near.length; at++) {
    const direction = sides[at] as number;
    const isOneSided = direction !== 0 && sides[at - 1] === direction && sides[at - 2] === direction;
    const count = (near[at] as number) + (near[at - 1] as number) + (near[at - 2] as number);
    if (isOneSided && count >= 2) marks.push({ at, code: 'nhs.two-of-three', direction });
  }
  return marks;
}
