export const FINDING_SEVERITIES = ['minor', 'moderate', 'major', 'critical'] as const;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

/** An open finding of these severities makes its requirement non-compliant. */
export const BLOCKING_SEVERITIES: readonly FindingSeverity[] = ['major', 'critical'];

/** What happens to a finding; the last event says whether it is open and how severe it is. */
export const FINDING_EVENT_KINDS = ['opened', 'regraded', 'closed', 'reopened'] as const;
export type FindingEventKind = (typeof FINDING_EVENT_KINDS)[number];
