import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AUTHORIZATION_KINDS } from '../modules/rcm/prior-authorizations/prior-authorization.rules.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const AUTHORIZATIONS: TenantTable = {
  name: 'prior_authorizations',
  kind: 'versioned',
  columns: [
    'kind text NOT NULL',
    'number text NOT NULL',
    'payer_id uuid NOT NULL',
    'patient_id uuid NOT NULL',
    'procedure_codes text[] NOT NULL',
    'valid_from_on date NOT NULL',
    'valid_to_on date',
    'units_authorized numeric(15, 3)',
    'note text',
  ],
  uniques: { number: ['number', 'payer_id', 'kind'] },
  references: { payer_id: 'payers', patient_id: 'patients' },
  indexes: { valid: ['valid_from_on', 'id'], created: ['created_at', 'id'] },
  checks: {
    kind: isOneOf('kind', AUTHORIZATION_KINDS),
    valid: 'valid_to_on IS NULL OR valid_to_on >= valid_from_on',
  },
};

/** Numbers that payers give before the care, and the referral that a claim names (REF 9F). */
export class PriorAuthorizations1764001610000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of createTenantTable(AUTHORIZATIONS)) await runner.query(statement);
    await runner.query('ALTER TABLE claims ADD COLUMN referral_number text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE claims DROP COLUMN referral_number');
    await runner.query(`DROP TABLE ${AUTHORIZATIONS.name}`);
  }
}
