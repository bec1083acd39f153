/** Who audits. */
export const AUDIT_KINDS = ['internal', 'external', 'cms', 'state', 'accreditation'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** Where an audit stands. */
export const AUDIT_STATUSES = [
  'planned',
  'scheduled',
  'in_progress',
  'completed',
  'passed',
  'failed',
  'cancelled',
] as const;
export type AuditStatus = (typeof AUDIT_STATUSES)[number];

/** What an audit can end with: completed where nobody passes or fails it. */
export const AUDIT_OUTCOMES = ['completed', 'passed', 'failed'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];
