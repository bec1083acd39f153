import { countLines, laneyProportionLines, laneyRateLines, proportionLines, rateLines } from './attributes.rules.js';
import type { ChartInput } from './chart-input.rules.js';
import { OUTSIDE_LIMITS, type ChartKind, type SignalCode } from './chart-kinds.codes.js';
import type { ChartedPoint, ChartResult } from './chart-result.rules.js';
import { chartWarnings, phaseWarnings } from './chart-warnings.rules.js';
import {
  casesBetweenLines,
  individualLines,
  movingRangeLines,
  runLines,
  timeBetweenLines,
} from './individuals.rules.js';
import { judgementOf } from './judgement.rules.js';
import type { Lines } from './lines.rules.js';
import { OUTSIDE_CODES, outsideOf, phaseMarks } from './phase-signals.rules.js';
import { phasesOf, type PhaseSeries } from './phase-series.rules.js';
import { runStatistics, type RunStatistics } from './run-statistics.rules.js';
import type { Mark } from './signal-track.rules.js';
import { averageLinesFromDeviations, averageLinesFromRanges, deviationLines, rangeLines } from './subgroups.rules.js';

const LINES: Record<ChartKind, (phase: PhaseSeries) => Lines> = {
  run: runLines,
  i: (phase) => individualLines(phase),
  mr: movingRangeLines,
  'xbar-r': averageLinesFromRanges,
  'xbar-s': averageLinesFromDeviations,
  r: rangeLines,
  s: deviationLines,
  p: proportionLines,
  pp: laneyProportionLines,
  u: rateLines,
  up: laneyRateLines,
  c: countLines,
  g: casesBetweenLines,
  t: timeBetweenLines,
};

/**
 * A run chart or control chart: centre, limits, run statistics and signals, each phase by itself (Montgomery 2009,
 * ch. 6, 7; Anhøj & Olesen 2014). Takes input that `readChart` has found usable; what cannot be computed is null.
 */
export function calculateChart(input: ChartInput): ChartResult {
  const result: ChartResult = { points: [], runs: [], warnings: chartWarnings(input) };
  phasesOf(input).forEach((phase, index) => {
    const { lines, statistics, marks } = computed(input, phase);
    for (const point of chartedPoints(input, phase, lines, marks)) result.points.push(point);
    result.runs.push(statistics);
    result.warnings.push(...phaseWarnings(input, phase, lines, index));
  });
  return result;
}

/** A signal of a point (index in the chart) and where it points: 1 up, -1 down, 0 neither. */
export interface DirectedSignal {
  at: number;
  /** `outside` beyond a limit, where no rule of the chart has a name for it. */
  code: SignalCode | typeof OUTSIDE_LIMITS;
  direction: number;
}

/** The signals of a chart, each with its direction; a point beyond a limit is one whatever the rules. */
export function directedSignals(input: ChartInput): DirectedSignal[] {
  return phasesOf(input).flatMap((phase) => {
    const { lines, marks } = computed(input, phase);
    const named = new Set(marks.filter(({ code }) => OUTSIDE_CODES.includes(code)).map(({ at }) => at));
    const unnamed = outsideOf(phase, lines).flatMap((direction, at) =>
      direction === 0 || named.has(at) ? [] : [{ at, code: OUTSIDE_LIMITS, direction }],
    );
    return [...marks, ...unnamed].map(({ at, ...signal }) => ({ at: phase.first + at, ...signal }));
  });
}

function computed(input: ChartInput, phase: PhaseSeries): { lines: Lines; statistics: RunStatistics; marks: Mark[] } {
  const lines = LINES[input.chart](phase);
  const statistics = statisticsOf(input.chart, phase, lines);
  const marks = phaseMarks({ kind: input.chart, rules: input.rules ?? [] }, phase, lines, statistics);
  return { lines, statistics, marks };
}

/** Moving ranges depend on each other: their runs are counted but never a signal. */
function statisticsOf(kind: ChartKind, { isExcluded }: PhaseSeries, { sides }: Lines): RunStatistics {
  const included = Array.from(sides).filter((_, at) => !isExcluded[at]);
  const statistics = runStatistics(included, included.length);
  return kind === 'mr' ? { ...statistics, signal: false } : statistics;
}

function chartedPoints(input: ChartInput, phase: PhaseSeries, lines: Lines, marks: Mark[]): ChartedPoint[] {
  const outside = outsideOf(phase, lines);
  const byPoint: (Mark[] | undefined)[] = new Array<undefined>(phase.values.length).fill(undefined);
  for (const mark of marks) (byPoint[mark.at] ??= []).push(mark);
  const points: ChartedPoint[] = [];
  for (let at = 0; at < phase.values.length; at++) {
    const signals = byPoint[at] ?? [];
    points.push({
      label: input.points[phase.first + at]?.label ?? '',
      value: orNull(phase.values[at]),
      centre: orNull(lines.centre[at]),
      lower: orNull(lines.lower[at]),
      upper: orNull(lines.upper[at]),
      outside: outside[at] !== 0,
      signals: signals.map(({ code }) => code),
      judgement: judgementOf(directionsOf(signals, outside[at] as number), input.betterIs),
      excluded: phase.isExcluded[at] === true,
      size: orNull(phase.sizes[at]),
    });
  }
  return points;
}

/** A point beyond a limit is a signal whatever the rules. */
function directionsOf(signals: readonly Mark[], outside: number): number[] {
  const directions = signals.map(({ direction }) => direction);
  return outside === 0 ? directions : [...directions, outside];
}

function orNull(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}
