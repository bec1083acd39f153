import type { KpiFigure } from './kpi.rules.js';
import type { Month } from './months.rules.js';

/** Key figures that can be told month by month. */
export const SERIES_KPIS = [
  'denialRate',
  'denialRateByCharge',
  'firstPassResolutionRate',
  'cleanClaimRate',
  'netCollectionRate',
  'daysInReceivables',
] as const;
export type SeriesKpi = (typeof SERIES_KPIS)[number];

/** Days, both in the period. */
export interface SeriesPeriod {
  from: string;
  to: string;
  by: 'month';
}

/** One month of a key figure; without a value there is a reason. */
export type KpiPoint = Month & Pick<KpiFigure, 'numerator' | 'denominator' | 'value' | 'status' | 'reason'>;

/** A key figure over time: what it is, its target, and a point for each month. */
export interface KpiSeries extends Pick<KpiFigure, 'unit' | 'formula' | 'target'> {
  kpi: SeriesKpi;
  points: KpiPoint[];
}
