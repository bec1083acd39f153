export const ASSESSMENT_KINDS = ['hipaa', 'security', 'compliance', 'operational', 'financial'] as const;
export type AssessmentKind = (typeof ASSESSMENT_KINDS)[number];

/** Why an assessment is made (45 CFR 164.306(e), 164.308(a)(8): periodically and on changes). */
export const ASSESSMENT_TRIGGERS = ['periodic', 'change', 'incident', 'vendor'] as const;
export type AssessmentTrigger = (typeof ASSESSMENT_TRIGGERS)[number];

/** How a level follows from likelihood and impact: their product, or the matrices of NIST SP 800-30. */
export const RISK_METHODS = ['product', 'nist_800_30'] as const;
export type RiskMethod = (typeof RISK_METHODS)[number];

/** Threat sources of NIST SP 800-30r1, table D-2. */
export const THREAT_SOURCES = ['adversarial', 'accidental', 'structural', 'environmental'] as const;
export type ThreatSource = (typeof THREAT_SOURCES)[number];

/** Levels of both methods, the lowest first: low, medium, high, critical; or very_low, low, moderate, high, very_high. */
export const RISK_LEVELS = ['very_low', 'low', 'medium', 'moderate', 'high', 'very_high', 'critical'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

export const RISK_STATUSES = ['open', 'withdrawn'] as const;
export type RiskStatus = (typeof RISK_STATUSES)[number];

export const TREATMENT_KINDS = ['mitigate', 'accept', 'transfer', 'avoid'] as const;
export type TreatmentKind = (typeof TREATMENT_KINDS)[number];

export const TREATMENT_STATUSES = ['planned', 'implemented', 'cancelled'] as const;
export type TreatmentStatus = (typeof TREATMENT_STATUSES)[number];

/** State of an approval: none was given, it is one of this content, or the content has changed since. */
export const APPROVAL_STATES = ['none', 'current', 'lapsed'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** Records of the risk analysis are kept for six years (45 CFR 164.316(b)(2)(i)). */
export const RETENTION_MONTHS = 72;
