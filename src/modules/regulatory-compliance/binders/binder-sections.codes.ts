/** Records of one kind in a binder: each table is a file of JSON lines. */
export interface BinderSection {
  /** Folder in the binder. */
  folder: string;
  /** Tables whose rows were recorded at an instant (`created_at`) and have an `id`. */
  tables: readonly string[];
  /** Tables without such an instant: all their rows. */
  undated?: readonly string[];
}

/**
 * What a binder holds beside report, evidence files and audit trail. Whoever adds a table of the module names it here,
 * or in WITHHELD; a test compares the two with the database.
 */
export const BINDER_SECTIONS: readonly BinderSection[] = [
  {
    folder: 'requirements',
    tables: ['compliance_requirements', 'requirement_revisions', 'requirement_exemptions', 'exemption_decisions'],
    undated: ['requirement_periods'],
  },
  {
    folder: 'attestations',
    tables: ['compliance_attestations', 'attestation_evidence', 'attestation_signatures', 'attestation_revocations'],
  },
  { folder: 'evidence', tables: ['evidence', 'evidence_versions', 'evidence_holds', 'evidence_requirements'] },
  {
    folder: 'audits',
    tables: [
      ...['regulatory_audits', 'audit_status_changes', 'audit_findings', 'audit_finding_events', 'finding_deadlines'],
      ...['audit_finding_revisions', 'corrective_actions', 'corrective_action_events', 'corrective_action_revisions'],
    ],
  },
  {
    folder: 'policies',
    tables: ['policy_documents', 'policy_versions', 'policy_events', 'policy_acknowledgements'],
  },
  {
    folder: 'risk-assessments',
    tables: [
      ...['compliance_risk_assessments', 'assessed_risks', 'risk_treatments', 'risk_approvals', 'risk_level_records'],
      'risk_assessment_revisions',
    ],
  },
  {
    folder: 'registers',
    tables: [
      ...['security_incidents', 'incident_events', 'breach_assessments', 'breach_residents', 'breach_confirmations'],
      ...['breach_notices', 'business_associates', 'business_associate_agreements'],
      ...['training_courses', 'training_records', 'disclosures', 'access_requests', 'access_request_reviews'],
    ],
  },
  { folder: 'mips', tables: ['mips_submissions', 'mips_receipts', 'mips_decisions'] },
  {
    folder: 'controls',
    tables: ['control_catalogs', 'controls', 'control_mappings', 'control_relations'],
  },
  { folder: 'reports', tables: ['compliance_reports'] },
];

/** Tables of the module that no binder holds, each with its reason. */
export const WITHHELD: Readonly<Record<string, string>> = {
  oscal_documents: 'imported documents as they came: their controls are there',
  compliance_report_contents: 'the report of the binder is there itself; of the others the hash',
  calendar_feeds: 'who reads the calendar is no evidence of what was done',
  webhook_endpoints: 'where events are sent to is no evidence of what was done',
  webhook_secrets: 'secrets leave nobody',
  webhook_messages: 'the audit trail tells what has happened',
  webhook_deliveries: 'the audit trail tells what has happened',
  compliance_binders: 'what was handed out is no evidence of what was done',
};

/** Tables whose audit events a binder tells in full; of all others it tells the hash alone. */
export const TOLD_TABLES: readonly string[] = [
  ...BINDER_SECTIONS.flatMap(({ tables, undated = [] }) => [...tables, ...undated]),
  'compliance_binders',
];
