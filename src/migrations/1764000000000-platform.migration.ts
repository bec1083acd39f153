import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';
import { AUDIT_OUTCOMES } from '../shared/audit/audit-event.entity.js';

const USERS: TenantTable = {
  name: 'users',
  kind: 'versioned',
  columns: [
    'issuer text NOT NULL',
    'subject text NOT NULL',
    'display_name text NOT NULL',
    'roles text[] NOT NULL',
    'status text NOT NULL',
  ],
  uniques: { identity: ['issuer', 'subject'] },
  indexes: { display_name: ['display_name', 'id'] },
  checks: { status: isOneOf('status', ['active', 'inactive']) },
};

const AUDIT_EVENTS: TenantTable = {
  name: 'audit_events',
  kind: 'plain',
  columns: [
    'occurred_at timestamptz NOT NULL',
    'actor_id uuid',
    'actor_kind text',
    'action text NOT NULL',
    'outcome text NOT NULL',
    'entity text',
    'entity_id uuid',
    'request_id text NOT NULL',
    'reason text',
    'body text NOT NULL',
  ],
  indexes: {
    occurred: ['occurred_at', 'id'],
    entity: ['entity', 'entity_id', 'occurred_at'],
    actor: ['actor_id', 'occurred_at'],
  },
  checks: { outcome: isOneOf('outcome', AUDIT_OUTCOMES) },
};

// Guards that stand beneath everything: the tenant function, companies, users, the audit trail.
export class Platform1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      'CREATE SCHEMA app',
      'GRANT USAGE ON SCHEMA app TO app',
      `CREATE FUNCTION app.set_company(company uuid) RETURNS void LANGUAGE plpgsql AS
        $$ BEGIN EXECUTE format('set local app.company_id = %L', company); END $$`,
      'GRANT EXECUTE ON FUNCTION app.set_company(uuid) TO app',
      `CREATE TABLE companies (
        company_id uuid NOT NULL,
        name text NOT NULL,
        status text NOT NULL,
        time_zone text NOT NULL,
        version integer NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT companies_pk PRIMARY KEY (company_id),
        CONSTRAINT companies_status_check CHECK (status IN ('active', 'suspended')))`,
      'ALTER TABLE companies ENABLE ROW LEVEL SECURITY',
      'ALTER TABLE companies FORCE ROW LEVEL SECURITY',
      `CREATE POLICY companies_company ON companies
        USING (company_id = nullif(current_setting('app.company_id', true), '')::uuid)
        WITH CHECK (company_id = nullif(current_setting('app.company_id', true), '')::uuid)`,
      // Companies are created, suspended and listed on the command line only, as the owner of the tables.
      'CREATE POLICY companies_migrator ON companies TO migrator USING (true) WITH CHECK (true)',
      'GRANT SELECT, UPDATE (name, time_zone, version, updated_at) ON companies TO app',
      ...createTenantTable(USERS),
      ...createTenantTable(AUDIT_EVENTS),
      'REVOKE UPDATE, DELETE ON audit_events FROM app',
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['audit_events', 'users', 'companies']) await runner.query(`DROP TABLE ${table}`);
    await runner.query('DROP SCHEMA app CASCADE');
  }
}
