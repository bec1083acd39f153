import type { ChartInput, ChartPoint } from './chart-input.rules.js';
import { RATIO_KINDS, SUBGROUP_KINDS, type ChartKind } from './chart-kinds.codes.js';
import { meanOf, standardDeviationOf } from './exact-mean.rules.js';

/** One phase of a chart in numbers; NaN is missing. All lists are of one length. */
export interface PhaseSeries {
  /** Index of its first point in the chart. */
  first: number;
  /** What is drawn. */
  values: Float64Array;
  /** Denominator or number of measurements. */
  sizes: Float64Array;
  /** Counts of proportions and rates. */
  counts: Float64Array;
  /** Average of a subgroup. */
  means: Float64Array;
  /** Standard deviation or range of a subgroup; missing with fewer than two measurements. */
  spreads: Float64Array;
  /** Whether the point feeds centre and limits. */
  isBaseline: boolean[];
  isExcluded: boolean[];
}

/** The phases of a chart. Each is computed alone; a freeze counts only where there is one phase. */
export function phasesOf(input: ChartInput): PhaseSeries[] {
  const starts = [0, ...(input.phases ?? [])];
  const excluded = new Set(input.excluded ?? []);
  const frozen = starts.length === 1 ? (input.freezeAt ?? input.points.length) : input.points.length;
  return starts.map((first, phase) => {
    const points = input.points.slice(first, starts[phase + 1] ?? input.points.length);
    const isExcluded = points.map((_, at) => excluded.has(first + at));
    const isBaseline = points.map((_, at) => first + at < frozen && !excluded.has(first + at));
    return { first, isBaseline, isExcluded, ...numbersOf(input.chart, points) };
  });
}

type Numbers = Pick<PhaseSeries, 'values' | 'sizes' | 'counts' | 'means' | 'spreads'>;

function numbersOf(kind: ChartKind, points: readonly ChartPoint[]): Numbers {
  if (SUBGROUP_KINDS.includes(kind)) return subgroups(kind, points);
  const values = Float64Array.from(points, ({ value }) => value ?? NaN);
  const sizes = Float64Array.from(points, ({ size }) => size ?? NaN);
  const none = new Float64Array(points.length).fill(NaN);
  if (kind === 'mr') return { values: movingRanges(values), sizes, counts: none, means: none, spreads: none };
  if (!RATIO_KINDS.includes(kind)) return { values, sizes, counts: none, means: none, spreads: none };
  return ratios(values, sizes, none);
}

/** Without a count or with nothing to divide by the whole point is missing, its size too. */
function ratios(values: Float64Array, sizes: Float64Array, none: Float64Array): Numbers {
  const isThere = (at: number) => !Number.isNaN(values[at] as number) && (sizes[at] as number) > 0;
  return {
    values: values.map((value, at) => (isThere(at) ? value / (sizes[at] as number) : NaN)),
    sizes: sizes.map((size, at) => (isThere(at) ? size : NaN)),
    counts: values.map((value, at) => (isThere(at) ? value : NaN)),
    means: none,
    spreads: none,
  };
}

/** Distances of neighbours over all points of the phase; the first has none. */
function movingRanges(values: Float64Array): Float64Array {
  return values.map((value, at) => (at === 0 ? NaN : Math.abs(value - (values[at - 1] as number))));
}

function subgroups(kind: ChartKind, points: readonly ChartPoint[]): Numbers {
  const groups = points.map(({ values }) => (values ?? []).filter((value) => value !== null));
  const spread = kind === 'xbar-s' || kind === 's' ? standardDeviationOf : rangeOf;
  const sizes = Float64Array.from(groups, (group) => group.length);
  const means = Float64Array.from(groups, (group) => meanOf(group));
  const spreads = Float64Array.from(groups, (group) => spread(group));
  const isAverage = kind === 'xbar-s' || kind === 'xbar-r';
  return { values: isAverage ? means : spreads, sizes, counts: new Float64Array(0), means, spreads };
}

function rangeOf(values: readonly number[]): number {
  if (values.length < 2) return NaN;
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return most - least;
}
