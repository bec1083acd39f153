import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ERA_STATUSES, FUNDINGS } from '../modules/rcm/eras/claim-era.entity.js';
import { CLAIM_MATCHES, CLAIM_PAYMENT_STATUSES } from '../modules/rcm/eras/claim-payment.entity.js';
import { LINE_MATCHES } from '../modules/rcm/eras/line-payment.entity.js';
import { DEPOSIT_MATCHES } from '../modules/rcm/deposits/deposit.entity.js';
import { ADJUSTMENT_BALANCE_STATES } from '../modules/rcm/provider-adjustments/provider-adjustment-balance.rules.js';
import { eachCompany } from '../shared/database/each-company.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const ERA_KEY = 'company_id, payer_identifier, trace_number, paid_cents, paid_on, payee_identifier';
const DECISION = ['decision_reason text', 'decided_by uuid', 'decided_at timestamptz'];

const TABLES: TenantTable[] = [
  {
    // Which line a service was posted on, where that was decided after the remittance had been stored.
    name: 'line_payment_matches',
    kind: 'append-only',
    columns: [
      'line_payment_id uuid NOT NULL',
      'claim_payment_id uuid NOT NULL',
      'claim_line_item_id uuid',
      'match text NOT NULL',
    ],
    uniques: { line_payment: ['line_payment_id'] },
    references: {
      line_payment_id: 'line_payments',
      claim_payment_id: 'claim_payments',
      claim_line_item_id: 'claim_line_items',
    },
    checks: { match: isOneOf('match', LINE_MATCHES) },
  },
  {
    name: 'provider_adjustment_balances',
    kind: 'versioned',
    columns: [
      'payer_identifier text NOT NULL',
      'provider_identifier text NOT NULL',
      'reason_code text NOT NULL',
      'reference text',
      'balance_cents bigint NOT NULL',
      'open_cents bigint NOT NULL',
      'state text NOT NULL',
      'entries integer NOT NULL',
      'first_era_id uuid NOT NULL',
      'last_era_id uuid NOT NULL',
    ],
    references: { first_era_id: 'claim_eras', last_era_id: 'claim_eras' },
    indexes: { state: ['state', 'created_at', 'id'] },
    checks: { state: isOneOf('state', ADJUSTMENT_BALANCE_STATES) },
  },
  {
    name: 'deposits',
    kind: 'versioned',
    columns: [
      'trace_number text NOT NULL',
      'payer_identifier text',
      'amount_cents bigint NOT NULL',
      'deposited_on date NOT NULL',
      'bank_reference text',
      'era_id uuid',
      'match text NOT NULL',
      'difference_cents bigint',
    ],
    references: { era_id: 'claim_eras' },
    indexes: { trace: ['trace_number'], match: ['match', 'deposited_on', 'id'], deposited_on: ['deposited_on', 'id'] },
    checks: { match: isOneOf('match', DEPOSIT_MATCHES), amount: 'amount_cents >= 0' },
  },
];

const UNFUNDED = `UPDATE claim_eras SET funding = 'not_needed'
  WHERE company_id = $1 AND (paid_cents <= 0 OR method_code = 'NON')`;

/** Decisions of people on what was held or not matched, balances of provider adjustments, and deposits. */
export class RemittanceDecisions1764001200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const add = (columns: string[]): string => columns.map((column) => `ADD COLUMN ${column}`).join(', ');
    await runner.query(
      `ALTER TABLE claim_eras ${add([...DECISION, 'is_beside boolean NOT NULL DEFAULT false', `funding text NOT NULL DEFAULT 'unfunded'`])}`,
    );
    await runner.query(`ALTER TABLE claim_payments ${add([...DECISION, 'corrects_id uuid'])}`);
    await runner.query(`ALTER TABLE claim_payments ADD CONSTRAINT claim_payments_corrects_id_fk
      FOREIGN KEY (company_id, corrects_id) REFERENCES claim_payments (company_id, id)`);
    await recheck(runner, 'claim_eras', 'status', ERA_STATUSES);
    await recheck(runner, 'claim_eras', 'funding', FUNDINGS);
    await recheck(runner, 'claim_payments', 'status', CLAIM_PAYMENT_STATUSES);
    await recheck(runner, 'claim_payments', 'match', CLAIM_MATCHES);
    await eachCompany(runner, (id) => runner.query(UNFUNDED, [id]));
    for (const statement of [...TABLES.flatMap(createTenantTable), ...INDEXES]) await runner.query(statement);
    await runner.query(PLACED);
    await runner.query('GRANT SELECT ON placed_line_payments TO app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW placed_line_payments');
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
    await runner.query('DROP INDEX claim_payments_corrects_id_idx, claim_payments_wanting_idx, claim_eras_funding_idx');
    await runner.query('DROP INDEX claim_eras_identity_key');
    const drop = (columns: string[]): string => columns.map((column) => `DROP COLUMN ${column}`).join(', ');
    const decision = ['decision_reason', 'decided_by', 'decided_at'];
    await runner.query(`ALTER TABLE claim_payments ${drop([...decision, 'corrects_id'])}`);
    await runner.query(`ALTER TABLE claim_eras ${drop([...decision, 'is_beside', 'funding'])}`);
    await recheck(runner, 'claim_eras', 'status', ['posted', 'held', 'conflict']);
    await recheck(runner, 'claim_payments', 'status', ['posted', 'unmatched', 'held', 'informational']);
    await recheck(runner, 'claim_payments', 'match', ['exact', 'payer_control_number', 'candidate', 'none']);
    await runner.query(
      `CREATE UNIQUE INDEX claim_eras_identity_key ON claim_eras (${ERA_KEY}) NULLS NOT DISTINCT WHERE status <> 'conflict'`,
    );
  }
}

const INDEXES = [
  `CREATE INDEX claim_payments_corrects_id_idx ON claim_payments (company_id, corrects_id) WHERE corrects_id IS NOT NULL`,
  // Reversals that wait for their original: asked after every remittance.
  `CREATE INDEX claim_payments_wanting_idx ON claim_payments (company_id, charge_cents, paid_cents)
   WHERE status = 'held' AND hold_reason = 'REVERSAL_WITHOUT_ORIGINAL'`,
  `CREATE INDEX claim_eras_funding_idx ON claim_eras (company_id, funding, created_at, id)`,
  // A copy that a human discarded, or accepted as one of its own, no longer stands in the way of its key.
  'DROP INDEX claim_eras_identity_key',
  `CREATE UNIQUE INDEX claim_eras_identity_key ON claim_eras (${ERA_KEY}) NULLS NOT DISTINCT
   WHERE status IN ('posted', 'held') AND NOT is_beside`,
  `CREATE UNIQUE INDEX provider_adjustment_balances_identity_key ON provider_adjustment_balances
   (company_id, payer_identifier, provider_identifier, reason_code, reference) NULLS NOT DISTINCT`,
  // The same line of the bank's list twice is one deposit.
  `CREATE UNIQUE INDEX deposits_identity_key ON deposits
   (company_id, trace_number, payer_identifier, amount_cents, deposited_on, bank_reference) NULLS NOT DISTINCT`,
];

const PLACED = `CREATE VIEW placed_line_payments WITH (security_invoker = true) AS
  SELECT s.company_id, s.id, s.created_at, s.created_by, s.claim_payment_id, s.ordinal,
    coalesce(m.claim_line_item_id, s.claim_line_item_id) AS claim_line_item_id, coalesce(m.match, s.match) AS match,
    s.procedure_code, s.modifiers, s.revenue_code, s.original_procedure_code, s.charge_cents, s.paid_cents, s.paid_units,
    s.served_from_on, s.control_number, s.remark_codes
  FROM line_payments s LEFT JOIN line_payment_matches m ON m.company_id = s.company_id AND m.line_payment_id = s.id`;

async function recheck(runner: QueryRunner, table: string, column: string, values: readonly string[]): Promise<void> {
  const name = `${table}_${column}_check`;
  await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${name}`);
  await runner.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} CHECK (${isOneOf(column, values)})`);
}
