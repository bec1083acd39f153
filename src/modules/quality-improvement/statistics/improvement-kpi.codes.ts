export const KPI_STATUSES = ['on_target', 'off_target', 'not_computable'] as const;
export type KpiStatus = (typeof KPI_STATUSES)[number];

/** What the shares are to be above. */
export const TARGETS = { projectsOnTime: 0.7, bundlesPerfect: 0.85, metricsAtTarget: 0.6 } as const;
