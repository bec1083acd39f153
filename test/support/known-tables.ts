/** Tables of the schema public without company_id, each with its reason. The job queue has a schema of its own. */
export const GLOBAL_TABLES: Record<string, string> = {
  migrations: 'which migrations were applied (TypeORM); the app role only asks whether they are current',
  company_directory: 'the ids of all companies and nothing else, so that work without a caller can begin',
};

/** Policies beside `<table>_company`, each with its reason. */
export const EXTRA_POLICIES: Record<string, string> = {
  'companies.companies_migrator': 'companies are created, suspended and listed on the command line, as the owner',
};

/** Evidence whose entity carries no stamp of its own, or that has no entity. */
export const MORE_EVIDENCE = [
  'audit_events',
  'audit_links',
  'requirement_revisions',
  'audit_finding_revisions',
  'corrective_action_revisions',
  'risk_assessment_revisions',
  'compliance_report_contents',
  'webhook_secrets',
  'webhook_messages',
];

/** Columns that no entity has, each with its reason. */
export const COLUMNS_WITHOUT_ENTITY: Record<string, string> = {
  'api_keys.secret_hash': 'never loaded with the key: only the check of a presented key compares it',
};

/** Tables whose rows carry the stamp of evidence and change all the same, each with its reason. */
export const STAMPED_BUT_CHANGING: Record<string, string> = {
  jobs: 'a job is asked for once, and tells how far it is',
};
