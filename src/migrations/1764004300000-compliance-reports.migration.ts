import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable, type TenantTable } from '../shared/database/tenant-table.js';

const SHA256 = (column: string): string => `${column} ~ '^[0-9a-f]{64}$'`;

const TABLES: TenantTable[] = [
  {
    name: 'compliance_reports',
    kind: 'append-only',
    columns: [
      'as_of date NOT NULL',
      'period_from date NOT NULL',
      'period_to date NOT NULL',
      'recorded_before timestamptz NOT NULL',
      'content_hash text NOT NULL',
      'is_chain_intact boolean NOT NULL',
      'chain jsonb NOT NULL',
    ],
    indexes: { created: ['created_at', 'id'], as_of: ['as_of', 'id'] },
    checks: { order: 'period_from <= period_to AND period_to <= as_of', hash: SHA256('content_hash') },
  },
  {
    // The canonical text, byte for byte: jsonb would write it in another way.
    name: 'compliance_report_contents',
    kind: 'append-only',
    columns: ['report_id uuid NOT NULL', 'content text NOT NULL'],
    uniques: { report: ['report_id'] },
    references: { report_id: 'compliance_reports' },
  },
  {
    name: 'compliance_binders',
    kind: 'append-only',
    columns: [
      'report_id uuid NOT NULL',
      'manifest_sha256 text NOT NULL',
      'sha256 text NOT NULL',
      'bytes bigint NOT NULL',
      'files integer NOT NULL',
      'chain_sequence bigint NOT NULL',
    ],
    references: { report_id: 'compliance_reports' },
    indexes: { created: ['created_at', 'id'], manifest: ['manifest_sha256'] },
    checks: { manifest: SHA256('manifest_sha256'), hash: SHA256('sha256') },
  },
];

export class ComplianceReports1764004300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
