import type { ChartInput } from '../spc/chart-input.rules.js';
import type { BetterIs, ChartKind, RuleSet } from '../spc/chart-kinds.codes.js';

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
  const freezeAt =
    metric.baselinePoints !== null && metric.baselinePoints <= points.length ? metric.baselinePoints : null;
  return {
    chart: metric.chart,
    points: points.map(({ measuredOn, value, size }) => ({ label: measuredOn, value, size })),
    freezeAt,
    excluded: points.flatMap(({ isExcluded }, at) => (isExcluded ? [at] : [])),
    rules: metric.rules,
    betterIs: metric.betterIs,
    target: metric.targetValue,
  };
}
