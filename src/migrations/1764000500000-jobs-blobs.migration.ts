import PgBoss from 'pg-boss';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';
import { JOB_STATUSES } from '../shared/jobs/job.entity.js';
import { JOB_LEASE_SECONDS, JOB_QUEUE } from '../shared/jobs/job-lifecycle.rules.js';

const BLOBS: TenantTable = {
  name: 'blobs',
  kind: 'append-only',
  columns: [
    'sha256 text NOT NULL',
    'bytes bigint NOT NULL',
    'media_type text NOT NULL',
    'file_name text',
    'key_id text NOT NULL',
    'wrapped_key text NOT NULL',
    'chunk_bytes integer NOT NULL',
  ],
  uniques: { sha256: ['sha256'] },
  indexes: { key: ['key_id', 'id'] },
};

const BLOB_CHUNKS: TenantTable = {
  name: 'blob_chunks',
  kind: 'plain',
  key: ['blob_id', 'chunk_index'],
  columns: [
    'blob_id uuid NOT NULL',
    'chunk_index integer NOT NULL',
    'is_last boolean NOT NULL',
    // Ciphertext does not compress: store it beside the row and do not try.
    'ciphertext bytea STORAGE EXTERNAL NOT NULL',
  ],
  references: { blob_id: 'blobs' },
};

const JOBS: TenantTable = {
  name: 'jobs',
  kind: 'plain',
  columns: [
    'created_at timestamptz NOT NULL',
    'created_by uuid NOT NULL',
    'kind text NOT NULL',
    'status text NOT NULL',
    'progress_done bigint NOT NULL',
    'progress_total bigint',
    'parked_rows integer NOT NULL',
    'findings jsonb',
    'result_path text',
    'error_code text',
    'error_message text',
    'is_cancel_requested boolean NOT NULL',
    'attempts integer NOT NULL',
    'started_at timestamptz',
    'finished_at timestamptz',
    'params jsonb NOT NULL',
    'checkpoint jsonb',
    'fruitless_attempts integer NOT NULL',
  ],
  indexes: {
    created: ['created_at', 'id'],
    status: ['status', 'created_at', 'id'],
    kind: ['kind', 'created_at', 'id'],
  },
  checks: { status: isOneOf('status', JOB_STATUSES) },
};

const JOB_PARKED_ROWS: TenantTable = {
  name: 'job_parked_rows',
  kind: 'append-only',
  columns: ['job_id uuid NOT NULL', 'row_ref text NOT NULL', 'reason text NOT NULL'],
  uniques: { row: ['job_id', 'row_ref'] },
  references: { job_id: 'jobs' },
};

const COMPANY_COUNTERS: TenantTable = {
  name: 'company_counters',
  kind: 'plain',
  key: ['name'],
  columns: ['name text NOT NULL', 'value bigint NOT NULL'],
};

const LINKS: TenantTable = {
  name: 'links',
  kind: 'append-only',
  columns: [
    'from_kind text NOT NULL',
    'from_id uuid NOT NULL',
    'to_kind text NOT NULL',
    'to_id uuid NOT NULL',
    'reason text NOT NULL',
  ],
  uniques: { ends: ['from_kind', 'from_id', 'to_kind', 'to_id', 'reason'] },
  indexes: { target: ['to_kind', 'to_id'] },
};

const QUEUE_OPTIONS = { policy: 'standard', retryLimit: 0, expireInSeconds: JOB_LEASE_SECONDS };

/** pg-boss' own statements, without the BEGIN and COMMIT around them: a migration is a transaction already. */
function queueSchema(): string {
  return PgBoss.getConstructionPlans()
    .replace(/^\s*BEGIN;/, '')
    .replace(/COMMIT;\s*$/, '');
}

// What work beside requests stands on: files, background jobs and their queue, counters, links between records.
export class JobsBlobs1764000500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const tables = [BLOBS, BLOB_CHUNKS, JOBS, JOB_PARKED_ROWS, COMPANY_COUNTERS, LINKS];
    const statements = [
      ...tables.flatMap(createTenantTable),
      // A rotation of the master key changes these two and nothing else.
      'GRANT UPDATE (key_id, wrapped_key) ON blobs TO app',
      'REVOKE UPDATE, DELETE ON blob_chunks FROM app',
      'REVOKE DELETE ON jobs FROM app',
      'REVOKE DELETE ON company_counters FROM app',
      queueSchema(),
      `SELECT pgboss.create_queue('${JOB_QUEUE}', '${JSON.stringify(QUEUE_OPTIONS)}')`,
      'GRANT USAGE ON SCHEMA pgboss TO app',
      'GRANT SELECT, INSERT, UPDATE, DELETE ON pgboss.job TO app',
      'GRANT SELECT ON pgboss.queue, pgboss.version TO app',
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA pgboss CASCADE');
    const tables = ['links', 'company_counters', 'job_parked_rows', 'jobs', 'blob_chunks', 'blobs'];
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
  }
}
