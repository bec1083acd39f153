import { CHART_KINDS, SUBGROUP_KINDS, type ChartKind } from '../spc/chart-kinds.codes.js';

export const METRIC_STATUSES = ['active', 'met', 'missed', 'abandoned'] as const;
export type MetricStatus = (typeof METRIC_STATUSES)[number];

/** What a metric is to a project: what it is to reach, what leads there, what must not suffer (Langley et al. 2009). */
export const MEASURE_FAMILIES = ['outcome', 'process', 'balancing'] as const;
export type MeasureFamily = (typeof MEASURE_FAMILIES)[number];

/** Where a point comes from: somebody entered it, or a feed of this kind brought it. */
export const POINT_SOURCES = ['entered', 'rcm_kpi', 'denial_share', 'care_bundle'] as const;
export type PointSource = (typeof POINT_SOURCES)[number];

/** Charts of one value per point: what a metric can be drawn as. */
export const METRIC_CHARTS: readonly ChartKind[] = CHART_KINDS.filter((kind) => !SUBGROUP_KINDS.includes(kind));

export const TRENDS = ['improving', 'deteriorating', 'stable', 'unclear', 'unknown'] as const;
/**
 * What the chart's newest point says: a signal in the direction of good, against it, none, one without direction; unknown
 * with fewer than five points.
 */
export type Trend = (typeof TRENDS)[number];
