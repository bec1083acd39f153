export const FINDING_SEVERITIES = ['minor', 'moderate', 'major', 'critical'] as const;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

/** An open finding of these severities makes its requirement non-compliant. */
export const BLOCKING_SEVERITIES: readonly FindingSeverity[] = ['major', 'critical'];

/** What happens to a finding; the last event says whether it is open, how severe it is and when it is due. */
export const FINDING_EVENT_KINDS = ['opened', 'regraded', 'paused', 'resumed', 'closed', 'reopened'] as const;
export type FindingEventKind = (typeof FINDING_EVENT_KINDS)[number];

/** Where a finding stands; paused: open, with its clock standing still. */
export const FINDING_STATES = ['open', 'paused', 'closed'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** Days until a finding must be closed, where the company has set no others (regulatory practice, severe first). */
export const DEFAULT_DEADLINE_DAYS: Record<FindingSeverity, number> = {
  critical: 15,
  major: 30,
  moderate: 90,
  minor: 180,
};
