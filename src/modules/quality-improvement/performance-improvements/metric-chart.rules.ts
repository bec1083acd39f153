import type { ChartInput } from '../spc/chart-input.rules.js';
import { RATIO_KINDS, type BetterIs, type ChartKind, type RuleSet } from '../spc/chart-kinds.codes.js';

/** What the chart of a metric is made of. */
export interface ChartedMetric {
  chart: ChartKind;
  betterIs: BetterIs;
  targetValue: number;
  baselinePoints: number | null;
  rules: readonly RuleSet[];
}

/** What was measured on a day; null is missing. */
export interface MetricPoint {
  measuredOn: string;
  value: number | null;
  size: number | null;
  isExcluded: boolean;
}

/** The metric's chart, its points by day; a frozen baseline counts once it is complete. */
export function metricChart(metric: ChartedMetric, points: readonly MetricPoint[]): ChartInput {
  return {
    chart: metric.chart,
    points: points.map(({ measuredOn, value, size }) => ({ label: measuredOn, value, size })),
    freezeAt: endOfBaseline(metric, points),
    excluded: points.flatMap(({ isExcluded }, at) => (isExcluded ? [at] : [])),
    rules: metric.rules,
    betterIs: metric.betterIs,
    target: metric.targetValue,
  };
}

/** After how many points so many with a value have come that is not excluded; null: not yet, or nothing is frozen. */
function endOfBaseline({ chart, baselinePoints }: ChartedMetric, points: readonly MetricPoint[]): number | null {
  const counted = points.flatMap(({ value, size, isExcluded }, at) => {
    const isMissing = value === null || (RATIO_KINDS.includes(chart) && !size);
    return isMissing || isExcluded ? [] : [at];
  });
  const last = baselinePoints === null ? undefined : counted[baselinePoints - 1];
  return last === undefined ? null : last + 1;
}
