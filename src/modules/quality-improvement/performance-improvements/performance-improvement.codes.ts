import type { ChartKind } from '../spc/chart-kinds.codes.js';

export const METRIC_STATUSES = ['active', 'met', 'missed', 'abandoned'] as const;
export type MetricStatus = (typeof METRIC_STATUSES)[number];

/** Charts of one value per point: what a metric can be drawn as. */
export const METRIC_CHARTS = [
  'run',
  'i',
  'mr',
  'p',
  'pp',
  'u',
  'up',
  'c',
  'g',
  't',
] as const satisfies readonly ChartKind[];
export type MetricChart = (typeof METRIC_CHARTS)[number];

export const TRENDS = ['improving', 'deteriorating', 'stable', 'unclear', 'unknown'] as const;
/**
 * What the chart's newest point says: a signal in the direction of good, against it, none, one without direction; unknown
 * with fewer than five points.
 */
export type Trend = (typeof TRENDS)[number];
