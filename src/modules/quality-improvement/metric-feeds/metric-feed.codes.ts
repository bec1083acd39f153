import type { SeriesKpi } from '../../rcm/rcm.api.codes.js';

/** Where a metric's points come from by themselves. */
export const FEED_KINDS = ['rcm_kpi', 'denial_share', 'care_bundle'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

/** Key figures that are a share of counted claims, so that a p chart can be made of them. */
export const COUNTED_KPIS: readonly SeriesKpi[] = ['denialRate', 'firstPassResolutionRate', 'cleanClaimRate'];
