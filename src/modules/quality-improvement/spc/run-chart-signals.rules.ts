import type { RunStatistics } from './run-statistics.rules.js';
import { FEWEST_IN_TABLE, RUNS_TABLE } from './runs-table.codes.js';
import { steps, type Mark, type Track } from './signal-track.rules.js';

/** The run chart rules of the IHI (Perla, Provost & Murray 2011); the astronomical point is marked with the limits. */
export function ihiMarks(track: Track): Mark[] {
  return [...shiftMarks(track), ...trendMarks(track), ...numberOfRunsMarks(track)];
}

/** The Anhøj rules: a run longer than chance leaves, from the point that makes it so; too few crossings, on the last point. */
export function anhoejMarks(track: Track, { longestMax, crossings, crossingsMin }: RunStatistics): Mark[] {
  const marks: Mark[] = [];
  for (const { at, side, length } of runs(track.sides)) {
    if (longestMax !== null && length > longestMax) marks.push({ at, code: 'anhoej.longest-run', direction: side });
  }
  if (crossings !== null && crossingsMin !== null && crossings < crossingsMin) {
    marks.push({ at: lastUseful(track), code: 'anhoej.crossings', direction: 0 });
  }
  return marks;
}

function shiftMarks({ sides }: Track): Mark[] {
  return runs(sides)
    .filter(({ length }) => length >= 6)
    .map(({ at, side }) => ({ at, code: 'ihi.shift', direction: side }));
}

/** Equal neighbours count once: they neither lengthen a trend nor end it. */
function trendMarks({ values }: Track): Mark[] {
  const marks: Mark[] = [];
  let [points, direction] = [1, 0];
  steps(values).forEach((step, at) => {
    if (step === 0) return;
    points = step === direction ? points + 1 : 2;
    direction = step;
    if (points >= 5) marks.push({ at, code: 'ihi.trend', direction });
  });
  return marks;
}

function numberOfRunsMarks(track: Track): Mark[] {
  const useful = runs(track.sides);
  const limits = useful.length < FEWEST_IN_TABLE ? undefined : runsThatChanceLeaves(useful.length);
  if (limits === undefined) return [];
  const count = useful.filter(({ length }) => length === 1).length;
  const at = lastUseful(track);
  if (count < limits[0]) return [{ at, code: 'ihi.too-few-runs', direction: 0 }];
  return count > limits[1] ? [{ at, code: 'ihi.too-many-runs', direction: 0 }] : [];
}

/** Fewest and most runs that are no signal. */
export function runsThatChanceLeaves(useful: number): readonly [number, number] {
  const printed = RUNS_TABLE[useful - FEWEST_IN_TABLE];
  if (printed !== undefined) return printed;
  // Beyond the table its own approximation: runs are normal with mean n/2 + 1 and variance n(n-2)/(4(n-1)).
  const spread = Math.sqrt((useful * (useful - 2)) / (4 * (useful - 1)));
  const mean = useful / 2 + 1;
  return [Math.ceil(mean - 1.96 * spread), Math.floor(mean + 1.96 * spread)];
}

/** Each point off the centre with its side and how long its run has become; points on the centre are skipped. */
function runs(sides: readonly number[]): { at: number; side: number; length: number }[] {
  const useful: { at: number; side: number; length: number }[] = [];
  sides.forEach((side, at) => {
    if (side === 0) return;
    const before = useful.at(-1);
    useful.push({ at, side, length: before?.side === side ? before.length + 1 : 1 });
  });
  return useful;
}

function lastUseful({ sides }: Track): number {
  return sides.findLastIndex((side) => side !== 0);
}
