// The door of the revenue cycle: what other modules and the server may use of it.
export { ClaimsManagementService } from './claims-management.service.js';
export { DemoClaimsService } from './demo/demo-claims.service.js';
export { RcmModule } from './rcm.module.js';
export type { AnalysedCategory, DenialShares } from './denial-analysis/denial-analysis.rules.js';
export type { KpiPoint, KpiSeries, SeriesKpi, SeriesPeriod } from './statistics/kpi-series.rules.js';
