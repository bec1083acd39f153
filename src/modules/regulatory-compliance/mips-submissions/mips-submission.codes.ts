/** draft → validated → submitted → accepted or rejected; what has not gone out can be withdrawn. */
export const MIPS_STATUSES = ['draft', 'validated', 'submitted', 'accepted', 'rejected', 'withdrawn'] as const;
export type MipsStatus = (typeof MIPS_STATUSES)[number];

export const MIPS_DECISIONS = ['accepted', 'rejected'] as const;
export type MipsDecisionKind = (typeof MIPS_DECISIONS)[number];

/** Who or what is scored (qpp-submissions-docs). */
export const MIPS_ENTITY_TYPES = ['individual', 'group', 'subgroup', 'virtualGroup', 'apm'] as const;
export type MipsEntityType = (typeof MIPS_ENTITY_TYPES)[number];

/** Why there is no score as long as nothing computes one. */
export const UNSCORED =
  'QualityMeasures computes the score by the rules of the year; it is not part of this system yet';
