export const DELIVERY_STATUSES = ['pending', 'delivered', 'dead'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** Rows whose writing is an event that others can be told of: table and kind of change -> type of the event. */
export const WEBHOOK_EVENTS: Readonly<Record<string, string>> = {
  'compliance_requirements insert': 'requirement.created',
  'compliance_requirements update': 'requirement.updated',
  'requirement_exemptions insert': 'exemption.requested',
  'exemption_decisions insert': 'exemption.decided',
  'evidence_versions insert': 'evidence.added',
  'compliance_attestations insert': 'attestation.prepared',
  'attestation_signatures insert': 'attestation.signed',
  'attestation_revocations insert': 'attestation.revoked',
  'regulatory_audits insert': 'audit.created',
  'regulatory_audits update': 'audit.updated',
  'audit_findings insert': 'finding.opened',
  'audit_findings update': 'finding.updated',
  'corrective_actions insert': 'corrective_action.planned',
  'corrective_actions update': 'corrective_action.updated',
  'policy_versions insert': 'policy.drafted',
  'policy_versions update': 'policy.updated',
  'mips_receipts insert': 'mips_submission.submitted',
  'compliance_reports insert': 'report.generated',
  'compliance_binders insert': 'binder.exported',
};
export const WEBHOOK_EVENT_TYPES: readonly string[] = [...new Set(Object.values(WEBHOOK_EVENTS))].sort();
export const MOST_EVENT_TYPES = 50;

/** Seconds between attempts, as Standard Webhooks recommends; after the last one a delivery is dead. */
export const RETRY_AFTER_SECONDS: readonly number[] = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];

export const DELIVERY_JOB = 'deliver-webhooks';
export const DELIVERY_SCHEDULE = 'webhooks';
/** How often waiting deliveries are looked for, beside at once when an event is written. */
export const LOOK_EVERY_SECONDS = 60;
