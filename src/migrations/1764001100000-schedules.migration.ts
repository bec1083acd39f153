import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable, type TenantTable } from '../shared/database/tenant-table.js';

const SCHEDULES: TenantTable = {
  name: 'schedules',
  kind: 'versioned',
  columns: [
    'key text NOT NULL',
    'kind text NOT NULL',
    'params jsonb NOT NULL',
    'every_seconds integer NOT NULL',
    'is_enabled boolean NOT NULL',
    'next_run_at timestamptz NOT NULL',
    'turn_id uuid NOT NULL',
    'last_run_at timestamptz',
    'last_job_id uuid',
  ],
  uniques: { key: ['key'] },
  references: { last_job_id: 'jobs' },
  checks: { every_seconds: 'every_seconds > 0' },
};

// Work that comes again and again: what and how often. Whose turn it is stands in the job queue.
export class Schedules1764001100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of createTenantTable(SCHEDULES)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE schedules');
  }
}
