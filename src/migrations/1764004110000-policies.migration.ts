import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  CHANGE_KINDS,
  POLICY_EVENT_KINDS,
  POLICY_VERSION_STATUSES,
  STATUSES_IN_WORK,
} from '../modules/regulatory-compliance/policies/policy.codes.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const TABLES: TenantTable[] = [
  {
    name: 'policy_documents',
    kind: 'versioned',
    columns: [
      'title text NOT NULL',
      'category text',
      'owner text',
      'audience_roles text[] NOT NULL',
      'latest_version integer NOT NULL',
    ],
    uniques: { title: ['title'] },
    indexes: { created: ['created_at', 'id'] },
  },
  {
    name: 'policy_versions',
    kind: 'versioned',
    columns: [
      'policy_id uuid NOT NULL',
      'version_number integer NOT NULL',
      'status text NOT NULL',
      'change_kind text NOT NULL',
      'change_summary text',
      'content text',
      'file_blob_id uuid',
      'file_sha256 text',
      'file_media_type text',
      'file_name text',
      'content_hash text NOT NULL',
      'effective_on date',
      'review_due_on date',
    ],
    uniques: { version_number: ['policy_id', 'version_number'] },
    // One version in force, and one in work, whoever publishes or drafts at the same time.
    partialUniques: {
      effective: { columns: ['policy_id'], where: "status = 'effective'" },
      in_work: { columns: ['policy_id'], where: isOneOf('status', STATUSES_IN_WORK) },
    },
    references: { policy_id: 'policy_documents', file_blob_id: 'blobs' },
    indexes: { review: ['status', 'review_due_on', 'id'] },
    checks: {
      status: isOneOf('status', POLICY_VERSION_STATUSES),
      change_kind: isOneOf('change_kind', CHANGE_KINDS),
      in_force: "status <> 'effective' OR (effective_on IS NOT NULL AND review_due_on IS NOT NULL)",
    },
  },
  {
    name: 'policy_events',
    kind: 'append-only',
    columns: [
      'policy_version_id uuid NOT NULL',
      'sequence integer NOT NULL',
      'kind text NOT NULL',
      'content_hash text NOT NULL',
      'note text',
    ],
    uniques: { sequence: ['policy_version_id', 'sequence'] },
    references: { policy_version_id: 'policy_versions' },
    checks: { kind: isOneOf('kind', POLICY_EVENT_KINDS) },
  },
  {
    name: 'policy_acknowledgements',
    kind: 'append-only',
    columns: [
      'policy_id uuid NOT NULL',
      'policy_version_id uuid NOT NULL',
      'version_number integer NOT NULL',
      'content_hash text NOT NULL',
    ],
    uniques: { person: ['policy_version_id', 'created_by'] },
    references: { policy_id: 'policy_documents', policy_version_id: 'policy_versions' },
    indexes: { created: ['created_at', 'id'], by: ['created_by', 'policy_id', 'version_number'] },
  },
];

/** Policies, their versions, what happened to them and who has read them. */
export class Policies1764004110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
