import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ERA_STATUSES } from '../modules/rcm/eras/claim-era.entity.js';
import { CLAIM_MATCHES, CLAIM_PAYMENT_STATUSES } from '../modules/rcm/eras/claim-payment.entity.js';
import { LINE_MATCHES } from '../modules/rcm/eras/line-payment.entity.js';
import { LEDGER_KINDS } from '../modules/rcm/ledger/ledger.rules.js';
import { SEVERITIES } from '../modules/rcm/x12-files/finding.entity.js';
import { X12_SET_STATUSES } from '../modules/rcm/x12-files/x12-set.entity.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

// rcm.md §4 D 1: payer, trace, amount, day and payee together are a remittance's identity; no one of them is.
const ERA_KEY = ['payer_identifier', 'trace_number', 'paid_cents', 'paid_on', 'payee_identifier'];

const TABLES: TenantTable[] = [
  {
    name: 'x12_sets',
    kind: 'append-only',
    columns: [
      'x12_file_id uuid NOT NULL',
      'ordinal integer NOT NULL',
      'kind text NOT NULL',
      'interchange_control_number text',
      'group_control_number text',
      'set_control_number text',
      'segments integer NOT NULL',
      'status text NOT NULL',
      'claim_count integer NOT NULL',
      'era_id uuid',
    ],
    uniques: { ordinal: ['x12_file_id', 'ordinal'] },
    references: { x12_file_id: 'x12_files' },
    indexes: { era_id: ['era_id'] },
    checks: { status: isOneOf('status', X12_SET_STATUSES) },
  },
  {
    name: 'claim_eras',
    kind: 'versioned',
    columns: [
      'status text NOT NULL',
      'hold_reason text',
      'payer_id uuid',
      'payer_name text',
      'payer_identifier text NOT NULL',
      'trace_number text NOT NULL',
      'method_code text',
      'paid_cents bigint NOT NULL',
      'paid_on date',
      'payee_identifier text NOT NULL',
      'body_hash text NOT NULL',
      'is_balanced boolean NOT NULL',
      'sum_claim_paid_cents bigint NOT NULL',
      'sum_provider_adjustment_cents bigint NOT NULL',
      'x12_set_id uuid NOT NULL',
      'posted_at timestamptz',
    ],
    references: { payer_id: 'payers', x12_set_id: 'x12_sets' },
    indexes: { paid_on: ['paid_on', 'id'], trace: ['trace_number'], status: ['status', 'created_at', 'id'] },
    checks: { status: isOneOf('status', ERA_STATUSES) },
  },
  {
    name: 'claim_payments',
    kind: 'versioned',
    columns: [
      'era_id uuid NOT NULL',
      'ordinal integer NOT NULL',
      'status text NOT NULL',
      'hold_reason text',
      'claim_id uuid',
      'match text NOT NULL',
      'reverses_id uuid',
      'patient_control_number text NOT NULL',
      'status_code text NOT NULL',
      'charge_cents bigint NOT NULL',
      'paid_cents bigint NOT NULL',
      'patient_responsibility_cents bigint NOT NULL',
      'payer_control_number text',
      'patient_family_name text',
      'patient_given_name text',
      'member_id text',
      'served_from_on date',
      'is_balanced boolean NOT NULL',
      'is_forwarded boolean NOT NULL',
      'remark_codes text[] NOT NULL',
    ],
    uniques: { ordinal: ['era_id', 'ordinal'] },
    partialUniques: { reverses: { columns: ['reverses_id'], where: 'reverses_id IS NOT NULL' } },
    references: { era_id: 'claim_eras', claim_id: 'claims', reverses_id: 'claim_payments' },
    indexes: { payer_control_number: ['payer_control_number'], status: ['status', 'created_at', 'id'] },
    checks: { status: isOneOf('status', CLAIM_PAYMENT_STATUSES), match: isOneOf('match', CLAIM_MATCHES) },
  },
  {
    name: 'line_payments',
    kind: 'append-only',
    columns: [
      'claim_payment_id uuid NOT NULL',
      'ordinal integer NOT NULL',
      'claim_line_item_id uuid',
      'match text NOT NULL',
      'procedure_code text',
      'modifiers text[] NOT NULL',
      'revenue_code text',
      'original_procedure_code text',
      'charge_cents bigint NOT NULL',
      'paid_cents bigint NOT NULL',
      'paid_units numeric(15, 3)',
      'served_from_on date',
      'control_number text',
      'remark_codes text[] NOT NULL',
    ],
    uniques: { ordinal: ['claim_payment_id', 'ordinal'] },
    references: { claim_payment_id: 'claim_payments', claim_line_item_id: 'claim_line_items' },
    checks: { match: isOneOf('match', LINE_MATCHES) },
  },
  {
    name: 'payment_adjustments',
    kind: 'append-only',
    columns: [
      'claim_payment_id uuid NOT NULL',
      'line_payment_id uuid',
      'ordinal integer NOT NULL',
      'group_code text NOT NULL',
      'reason_code text NOT NULL',
      'cents bigint NOT NULL',
      'quantity numeric(15, 3)',
    ],
    uniques: { ordinal: ['claim_payment_id', 'ordinal'] },
    references: { claim_payment_id: 'claim_payments', line_payment_id: 'line_payments' },
  },
  {
    name: 'provider_adjustments',
    kind: 'append-only',
    columns: [
      'era_id uuid NOT NULL',
      'ordinal integer NOT NULL',
      'provider_identifier text NOT NULL',
      'fiscal_period_on date',
      'reason_code text NOT NULL',
      'reference text',
      'cents bigint NOT NULL',
    ],
    uniques: { ordinal: ['era_id', 'ordinal'] },
    references: { era_id: 'claim_eras' },
    indexes: { reference: ['reference', 'reason_code'] },
  },
  {
    name: 'ledger_entries',
    kind: 'append-only',
    columns: [
      'claim_id uuid NOT NULL',
      'claim_line_item_id uuid',
      'claim_payment_id uuid',
      'reverses_id uuid',
      'kind text NOT NULL',
      'group_code text',
      'reason_code text',
      'cents bigint NOT NULL',
      'balance_effect_cents bigint NOT NULL',
      'posted_on date NOT NULL',
    ],
    references: {
      claim_id: 'claims',
      claim_line_item_id: 'claim_line_items',
      claim_payment_id: 'claim_payments',
      reverses_id: 'ledger_entries',
    },
    indexes: { posted: ['posted_on', 'id'] },
    partialUniques: { reverses: { columns: ['reverses_id'], where: 'reverses_id IS NOT NULL' } },
    checks: { kind: isOneOf('kind', LEDGER_KINDS) },
  },
  {
    name: 'findings',
    kind: 'plain',
    columns: [
      'x12_file_id uuid',
      'x12_set_id uuid',
      'claim_id uuid',
      'era_id uuid',
      'claim_payment_id uuid',
      'code text NOT NULL',
      'severity text NOT NULL',
      'segment integer',
      'path text',
      'message text NOT NULL',
    ],
    references: {
      x12_file_id: 'x12_files',
      x12_set_id: 'x12_sets',
      claim_id: 'claims',
      era_id: 'claim_eras',
      claim_payment_id: 'claim_payments',
    },
    checks: { severity: isOneOf('severity', SEVERITIES) },
  },
];

export class Remittances1764000800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
    // NULLS NOT DISTINCT: two remittances without a payment date are the same one too. A conflicting copy (same key,
    // other content) is kept beside the first for a human to decide, each content once.
    await runner.query(
      `CREATE UNIQUE INDEX claim_eras_identity_key ON claim_eras (company_id, ${ERA_KEY.join(', ')})
       NULLS NOT DISTINCT WHERE status <> 'conflict'`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX claim_eras_content_key ON claim_eras (company_id, ${ERA_KEY.join(', ')}, body_hash) NULLS NOT DISTINCT`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
