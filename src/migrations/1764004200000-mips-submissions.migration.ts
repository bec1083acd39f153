import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  MIPS_DECISIONS,
  MIPS_ENTITY_TYPES,
  MIPS_STATUSES,
} from '../modules/regulatory-compliance/mips-submissions/mips-submission.codes.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const TABLES: TenantTable[] = [
  {
    name: 'mips_submissions',
    kind: 'versioned',
    columns: [
      'performance_year integer NOT NULL',
      'entity_type text NOT NULL',
      'taxpayer_identification_number text NOT NULL',
      'national_provider_identifier text',
      'status text NOT NULL',
      'measure_count integer NOT NULL',
      'problem_count integer NOT NULL',
      'blob_id uuid NOT NULL',
      'content_hash text NOT NULL',
      'corrects_id uuid',
      'preparers text[] NOT NULL',
    ],
    // One correction of each: what it gets wrong is corrected in its turn.
    partialUniques: { correction: { columns: ['corrects_id'], where: `status <> 'withdrawn'` } },
    references: { blob_id: 'blobs', corrects_id: 'mips_submissions' },
    indexes: { created: ['created_at', 'id'], year: ['performance_year', 'status', 'created_at', 'id'] },
    checks: { entity_type: isOneOf('entity_type', MIPS_ENTITY_TYPES), status: isOneOf('status', MIPS_STATUSES) },
  },
  {
    name: 'mips_receipts',
    kind: 'append-only',
    columns: [
      'submission_id uuid NOT NULL',
      'receipt_number text NOT NULL',
      'content_hash text NOT NULL',
      'bytes bigint NOT NULL',
      'statement text NOT NULL',
      'signer_title text',
      'signer_roles text[] NOT NULL',
      'authenticated_at timestamptz',
      'authentication_methods text[]',
    ],
    uniques: { submission: ['submission_id'], receipt_number: ['receipt_number'] },
    references: { submission_id: 'mips_submissions' },
  },
  {
    name: 'mips_decisions',
    kind: 'append-only',
    columns: [
      'submission_id uuid NOT NULL',
      'kind text NOT NULL',
      'reference text NOT NULL',
      'decided_on date NOT NULL',
      'reason text',
    ],
    uniques: { submission: ['submission_id'] },
    references: { submission_id: 'mips_submissions' },
    checks: { kind: isOneOf('kind', MIPS_DECISIONS), reason: `kind = 'accepted' OR reason IS NOT NULL` },
  },
];

export class MipsSubmissions1764004200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
