/** Where a metric's points come from by themselves. */
export const FEED_KINDS = ['rcm_kpi', 'denial_share', 'care_bundle'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

/** Key figures of the revenue cycle that are told month by month. */
export const FEED_KPIS = [
  'denialRate',
  'denialRateByCharge',
  'firstPassResolutionRate',
  'cleanClaimRate',
  'netCollectionRate',
  'daysInReceivables',
] as const;
export type FeedKpi = (typeof FEED_KPIS)[number];

/** Key figures that are a share of counted claims, so that a p chart can be made of them. */
export const COUNTED_KPIS: readonly FeedKpi[] = ['denialRate', 'firstPassResolutionRate', 'cleanClaimRate'];

/** What a denial is about, as the revenue cycle groups it. */
export const DENIAL_CATEGORIES = [
  'registration',
  'authorization',
  'coding',
  'medical_necessity',
  'bundling',
  'duplicate',
  'timely_filing',
  'coordination_of_benefits',
  'non_covered',
  'documentation',
  'credentialing',
  'other',
] as const;
export type DenialCategory = (typeof DENIAL_CATEGORIES)[number];
