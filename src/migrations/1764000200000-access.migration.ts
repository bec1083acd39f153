import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable, type TenantTable } from '../shared/database/tenant-table.js';

const API_KEYS: TenantTable = {
  name: 'api_keys',
  kind: 'versioned',
  columns: [
    'name text NOT NULL',
    'prefix text NOT NULL',
    'secret_hash text NOT NULL',
    'roles text[] NOT NULL',
    'permissions text[] NOT NULL',
    'expires_at timestamptz NOT NULL',
    'revoked_at timestamptz',
    'revoked_by uuid',
  ],
  uniques: { prefix: ['prefix'] },
  indexes: { name: ['name', 'id'] },
  checks: {
    // Either roles or single permissions, never neither and never both.
    scope: '(cardinality(roles) > 0) <> (cardinality(permissions) > 0)',
    revocation: '(revoked_at IS NULL) = (revoked_by IS NULL)',
  },
};

const EMERGENCY_GRANTS: TenantTable = {
  name: 'emergency_grants',
  kind: 'versioned',
  columns: [
    'user_id uuid NOT NULL',
    'reason text NOT NULL',
    'permissions text[] NOT NULL',
    'expires_at timestamptz NOT NULL',
    'ended_at timestamptz',
    'ended_by uuid',
  ],
  references: { user_id: 'users' },
  indexes: { created: ['created_at', 'id'] },
  checks: {
    permissions: 'cardinality(permissions) > 0',
    end: '(ended_at IS NULL) = (ended_by IS NULL)',
  },
};

const NOTICES: TenantTable = {
  name: 'notices',
  kind: 'append-only',
  columns: [
    'recipient_role text',
    'recipient_user_id uuid',
    'code text NOT NULL',
    'entity text NOT NULL',
    'entity_id uuid NOT NULL',
  ],
  references: { recipient_user_id: 'users' },
  indexes: { created: ['created_at', 'id'], entity: ['entity', 'entity_id'] },
  checks: { recipient: '(recipient_role IS NULL) <> (recipient_user_id IS NULL)' },
};

const ACKNOWLEDGEMENTS: TenantTable = {
  name: 'notice_acknowledgements',
  kind: 'append-only',
  columns: ['notice_id uuid NOT NULL'],
  uniques: { notice: ['notice_id', 'created_by'] },
  references: { notice_id: 'notices' },
};

const TABLES = [API_KEYS, EMERGENCY_GRANTS, NOTICES, ACKNOWLEDGEMENTS];

// Who may come in, beside the users: machines with keys, and people in an emergency.
export class Access1764000200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
