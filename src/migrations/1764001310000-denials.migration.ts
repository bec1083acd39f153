import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  CODE_LISTS,
  CORE_SCENARIOS,
  DENIAL_CATEGORIES,
  NEXT_ACTIONS,
} from '../modules/rcm/adjustment-codes/adjustment-code.codes.js';
import { CLOSE_REASONS, NO_DUE_REASONS, RESOLUTIONS } from '../modules/rcm/denials/denial.codes.js';
import { PAYER_RULE_KINDS } from '../modules/rcm/payer-rules/payer-rule.codes.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const TABLES: TenantTable[] = [
  {
    name: 'adjustment_codes',
    kind: 'versioned',
    columns: [
      'list text NOT NULL',
      'code text NOT NULL',
      'wording text NOT NULL',
      'category text',
      'next_action text',
      'is_informational boolean',
      'is_appeal_forbidden boolean',
      'effective_from_on date NOT NULL',
      'effective_to_on date',
    ],
    uniques: { effective: ['list', 'code', 'effective_from_on'] },
    indexes: { code: ['code', 'id'] },
    checks: {
      list: isOneOf('list', CODE_LISTS),
      category: isOneOf('category', DENIAL_CATEGORIES),
      next_action: isOneOf('next_action', NEXT_ACTIONS),
      effective: 'effective_to_on IS NULL OR effective_to_on >= effective_from_on',
    },
  },
  {
    name: 'denials',
    kind: 'versioned',
    columns: [
      'claim_id uuid NOT NULL',
      'claim_payment_id uuid NOT NULL',
      'claim_line_item_id uuid',
      'ledger_entry_id uuid NOT NULL',
      'payer_id uuid NOT NULL',
      'group_code text NOT NULL',
      'reason_code text NOT NULL',
      'remark_codes text[] NOT NULL',
      'denied_cents bigint NOT NULL',
      'appealable_cents bigint NOT NULL',
      'category text',
      'scenario text',
      'next_action text NOT NULL',
      'is_appealable boolean NOT NULL',
      'denied_on date NOT NULL',
      'received_on date NOT NULL',
      'workable_from_on date NOT NULL',
      'due_on date',
      'due_kind text',
      'no_due_reason text',
      'work_order text NOT NULL',
      'status text NOT NULL',
      'assignee_id uuid',
      'close_reason text',
      'resolved_by_id uuid',
    ],
    uniques: { ledger_entry: ['ledger_entry_id'] },
    references: {
      claim_id: 'claims',
      claim_payment_id: 'claim_payments',
      claim_line_item_id: 'claim_line_items',
      ledger_entry_id: 'ledger_entries',
      payer_id: 'payers',
      assignee_id: 'users',
      resolved_by_id: 'claim_payments',
    },
    indexes: { status: ['status', 'work_order', 'id'], denied: ['denied_on', 'id'] },
    checks: {
      status: isOneOf('status', ['open', 'closed']),
      category: isOneOf('category', DENIAL_CATEGORIES),
      scenario: isOneOf('scenario', CORE_SCENARIOS),
      next_action: isOneOf('next_action', NEXT_ACTIONS),
      due_kind: isOneOf('due_kind', PAYER_RULE_KINDS),
      no_due_reason: isOneOf('no_due_reason', NO_DUE_REASONS),
      due: '(due_on IS NULL) = (no_due_reason IS NOT NULL)',
      close_reason: isOneOf('close_reason', [...CLOSE_REASONS, ...RESOLUTIONS]),
      closed: `(status = 'closed') = (close_reason IS NOT NULL)`,
    },
  },
  {
    name: 'denial_notes',
    kind: 'append-only',
    columns: ['denial_id uuid NOT NULL', 'note text NOT NULL'],
    references: { denial_id: 'denials' },
  },
];

export class Denials1764001310000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
