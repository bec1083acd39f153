import type pg from 'pg';

interface RoleFacts {
  name: string;
  superuser: boolean;
  bypasses: boolean;
  creates: boolean;
  owned: string[] | null;
  truncatable: string[] | null;
  schemas: string[] | null;
  altered: string[] | null;
  powers: string[] | null;
}

/**
 * Tables that are evidence: the application adds rows and never changes or removes one (docs/adr/0001). A test holds
 * the list against the tables that grant it INSERT and neither UPDATE nor DELETE.
 */
export const APPEND_ONLY_TABLES = [
  'access_request_reviews',
  'acknowledgements',
  'appeal_documents',
  'appeal_recoveries',
  'attestation_evidence',
  'attestation_revocations',
  'attestation_signatures',
  'audit_events',
  'audit_finding_events',
  'audit_finding_revisions',
  'audit_links',
  'audit_status_changes',
  'blob_chunks',
  'blobs',
  'breach_assessments',
  'breach_confirmations',
  'breach_notices',
  'breach_residents',
  'bundle_compliance',
  'bundle_element_results',
  'care_bundle_elements',
  'claim_batch_claims',
  'claim_events',
  'compliance_attestations',
  'compliance_binders',
  'compliance_report_contents',
  'compliance_reports',
  'control_relations',
  'controls',
  'corrective_action_events',
  'corrective_action_revisions',
  'denial_notes',
  'evidence_holds',
  'evidence_requirements',
  'evidence_versions',
  'exemption_decisions',
  'finding_deadlines',
  'incident_events',
  'job_parked_rows',
  'ledger_entries',
  'line_payment_matches',
  'line_payments',
  'links',
  'metric_concerns',
  'mips_decisions',
  'mips_receipts',
  'notice_acknowledgements',
  'notices',
  'oscal_documents',
  'payment_adjustments',
  'pdsa_amendments',
  'policy_acknowledgements',
  'policy_events',
  'provider_adjustments',
  'requirement_exemptions',
  'requirement_revisions',
  'risk_approvals',
  'risk_assessment_revisions',
  'risk_level_records',
  'transport_files',
  'webhook_messages',
  'webhook_secrets',
  'x12_sets',
] as const;
// A rotation of the master key changes these columns of blobs and nothing else.
const REWRAPPED = ['key_id', 'wrapped_key'];
// Through these a role leaves the database: programs, files, other sessions, whatever any role may read or write.
const SERVER_POWERS = [
  'pg_execute_server_program',
  'pg_read_server_files',
  'pg_write_server_files',
  'pg_signal_backend',
  'pg_read_all_data',
  'pg_write_all_data',
] as const;
const listed = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

const FACTS = `
  SELECT role.rolname AS name, role.rolsuper AS superuser, role.rolbypassrls AS bypasses,
    role.rolcreatedb OR role.rolcreaterole OR role.rolreplication AS creates,
    (SELECT array_agg(class.oid::regclass::text ORDER BY 1) FROM pg_class class JOIN pg_namespace space ON space.oid = class.relnamespace
      WHERE class.relkind IN ('r', 'p', 'v', 'm', 'S') AND space.nspname !~ '^pg_|^information_schema$'
        AND pg_has_role(current_user, class.relowner, 'MEMBER')) AS owned,
    (SELECT array_agg(class.oid::regclass::text ORDER BY 1) FROM pg_class class JOIN pg_namespace space ON space.oid = class.relnamespace
      WHERE class.relkind IN ('r', 'p') AND space.nspname !~ '^pg_|^information_schema$'
        AND has_table_privilege(current_user, class.oid, 'TRUNCATE')) AS truncatable,
    (SELECT array_agg(space.nspname::text ORDER BY 1) FROM pg_namespace space
      WHERE space.nspname !~ '^pg_|^information_schema$' AND has_schema_privilege(current_user, space.oid, 'CREATE')) AS schemas,
    (SELECT array_agg(class.oid::regclass::text ORDER BY 1) FROM pg_class class JOIN pg_namespace space ON space.oid = class.relnamespace
      WHERE space.nspname = 'public' AND class.relkind IN ('r', 'p') AND class.relname IN (${listed(APPEND_ONLY_TABLES)})
        AND (has_table_privilege(current_user, class.oid, 'DELETE') OR EXISTS (SELECT 1 FROM pg_attribute
          WHERE attrelid = class.oid AND attnum > 0 AND NOT attisdropped AND has_column_privilege(current_user, class.oid, attnum, 'UPDATE')
            AND NOT (class.relname = 'blobs' AND attname IN (${listed(REWRAPPED)}))))) AS altered,
    (SELECT array_agg(power.rolname::text ORDER BY 1) FROM pg_roles power
      WHERE power.rolname IN (${listed(SERVER_POWERS)}) AND pg_has_role(current_user, power.oid, 'MEMBER')) AS powers
  FROM pg_roles role WHERE role.rolname = current_user`;

/** What the connected role may do although the application's role must not; empty when it is as it should be. */
export async function roleProblems(client: Pick<pg.ClientBase, 'query'>): Promise<string[]> {
  const { rows } = await client.query<RoleFacts>(FACTS);
  const role = rows[0];
  if (role === undefined) return ['The role of the connection is not in pg_roles.'];
  // A superuser owns and may do everything: the lists would only hide the reason.
  if (role.superuser) return [`Role ${role.name} is a superuser: row-level security would not bind it.`];
  const few = (names: string[]): string => names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : '');
  const problems: string[] = [];
  if (role.bypasses) problems.push(`Role ${role.name} bypasses row-level security.`);
  if (role.creates) problems.push(`Role ${role.name} may create databases or roles, or replicate.`);
  if (role.owned) problems.push(`Role ${role.name} owns ${few(role.owned)}.`);
  if (role.truncatable) problems.push(`Role ${role.name} may TRUNCATE ${few(role.truncatable)}.`);
  if (role.schemas) problems.push(`Role ${role.name} may create objects in schema ${few(role.schemas)}.`);
  if (role.altered) problems.push(`Role ${role.name} may UPDATE or DELETE in ${few(role.altered)}.`);
  if (role.powers) problems.push(`Role ${role.name} is a member of ${few(role.powers)}.`);
  return problems;
}
