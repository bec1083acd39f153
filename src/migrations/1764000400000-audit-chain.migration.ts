import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable, type TenantTable } from '../shared/database/tenant-table.js';

const HASH = (column: string): string => `${column} ~ '^[0-9a-f]{64}$'`;

const AUDIT_LINKS: TenantTable = {
  name: 'audit_links',
  kind: 'plain',
  key: ['sequence'],
  columns: ['sequence bigint NOT NULL', 'event_id uuid NOT NULL', 'previous_hash text NOT NULL', 'hash text NOT NULL'],
  uniques: { event: ['event_id'] },
  checks: { sequence: 'sequence > 0', previous_hash: HASH('previous_hash'), hash: HASH('hash') },
};

// One row per company: what the next link continues from, and the lock that chainers take.
const AUDIT_CHAINS: TenantTable = {
  name: 'audit_chains',
  kind: 'plain',
  key: [],
  columns: ['sequence bigint NOT NULL', 'hash text NOT NULL', 'reached_at timestamptz NOT NULL'],
  checks: { hash: HASH('hash') },
};

export class AuditChain1764000400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...createTenantTable(AUDIT_LINKS),
      'REVOKE UPDATE, DELETE ON audit_links FROM app',
      ...createTenantTable(AUDIT_CHAINS),
      'REVOKE DELETE ON audit_chains FROM app',
      // Global on purpose: ids and nothing else, so that work for every company can begin (docs/adr/0007).
      'CREATE TABLE company_directory (company_id uuid NOT NULL, CONSTRAINT company_directory_pk PRIMARY KEY (company_id))',
      'INSERT INTO company_directory (company_id) SELECT company_id FROM companies',
      'GRANT SELECT ON company_directory TO app',
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['company_directory', 'audit_chains', 'audit_links']) await runner.query(`DROP TABLE ${table}`);
  }
}
