import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LEDGER_DAYS_SQL } from '../modules/rcm/claim-figures/claim-figures.codes.js';
import { eachCompany } from '../shared/database/each-company.js';
import { FIRST_OUTCOMES } from '../modules/rcm/claim-figures/first-outcome.rules.js';
import { CLAIM_STATUSES } from '../modules/rcm/claims/claim-status.rules.js';
import { LEDGER_KINDS } from '../modules/rcm/ledger/ledger.rules.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const TABLES: TenantTable[] = [
  {
    name: 'claim_figures',
    kind: 'plain',
    key: ['claim_id'],
    columns: [
      'claim_id uuid NOT NULL',
      'payer_id uuid NOT NULL',
      'billing_provider_id uuid NOT NULL',
      'rendering_provider_id uuid',
      'facility_id uuid',
      'status text NOT NULL',
      'charge_cents bigint NOT NULL',
      'served_from_on date',
      'aged_from_on date',
      'submitted_on date',
      'adjudicated_on date',
      'first_paid_on date',
      'first_outcome text',
      'is_validated boolean NOT NULL',
      'is_clean boolean NOT NULL',
      'is_rejected boolean NOT NULL',
      'is_sent boolean NOT NULL',
      'charged_cents bigint NOT NULL',
      'paid_cents bigint NOT NULL',
      'contractual_cents bigint NOT NULL',
      'balance_cents bigint NOT NULL',
      'patient_balance_cents bigint NOT NULL',
    ],
    references: { claim_id: 'claims' },
    indexes: { served: ['served_from_on'], adjudicated: ['adjudicated_on'], payer: ['payer_id'] },
    checks: {
      status: isOneOf('status', CLAIM_STATUSES),
      first_outcome: isOneOf('first_outcome', FIRST_OUTCOMES),
    },
  },
  {
    name: 'ledger_days',
    kind: 'plain',
    key: ['posted_on', 'kind'],
    columns: [
      'posted_on date NOT NULL',
      'kind text NOT NULL',
      'cents bigint NOT NULL',
      'balance_effect_cents bigint NOT NULL',
    ],
    checks: { kind: isOneOf('kind', LEDGER_KINDS) },
  },
];
const LEDGER_INDEX = `CREATE INDEX ledger_entries_kind_idx ON ledger_entries (company_id, kind, posted_on)
  INCLUDE (claim_id, reason_code, cents, balance_effect_cents)`;

/**
 * What the figures of the revenue cycle are read from: one narrow row for each claim and one for each day and kind of
 * posting (docs/adr/0018). The figures of the claims that are there are filled by the last migration that gave them a
 * column to read (1764003310000).
 */
export class ClaimFigures1764001400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
    await runner.query(LEDGER_INDEX);
    await eachCompany(runner, (id) => runner.query(LEDGER_DAYS_SQL, [id]));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ledger_entries_kind_idx');
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
