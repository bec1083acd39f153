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
  const isNear = beyond(track, 2).map((sign, at) => sign !== 0 && track.outside[at] === 0);
  const marks: Mark[] = [];
  for (let at = 2; at < isNear.length; at++) {
    const direction = track.sides[at] as number;
    const three = [at - 2, at - 1, at];
    const isOneSided = direction !== 0 && three.every((each) => track.sides[each] === direction);
    const near = three.filter((each) => isNear[each]).length;
    if (isOneSided && near >= 2) marks.push({ at, code: 'nhs.two-of-three', direction });
  }
  return marks;
}
