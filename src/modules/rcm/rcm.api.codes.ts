// The code lists of the revenue cycle that other modules name in their own records. Nothing is loaded with them.
export { DENIAL_CATEGORIES, type DenialCategory } from './adjustment-codes/adjustment-code.codes.js';
export { SERIES_KPIS, type SeriesKpi } from './statistics/kpi-series.rules.js';
