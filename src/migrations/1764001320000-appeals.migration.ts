import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPEAL_STATUSES, OPEN_APPEALS } from '../modules/rcm/appeals/appeal-status.rules.js';
import { APPEAL_BASES, NO_APPEAL_DUE_REASONS } from '../modules/rcm/appeals/appeal.rules.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const TABLES: TenantTable[] = [
  {
    name: 'claim_appeals',
    kind: 'versioned',
    columns: [
      'claim_id uuid NOT NULL',
      'claim_payment_id uuid NOT NULL',
      'payer_id uuid NOT NULL',
      'level integer NOT NULL',
      'status text NOT NULL',
      'basis text NOT NULL',
      'grounds text',
      'appealed_cents bigint',
      'notice_on date NOT NULL',
      'notice_received_on date',
      'due_on date',
      'no_due_reason text',
      'work_order text NOT NULL',
      'filed_on date',
      'good_cause text',
      'received_on date',
      'payer_reference text',
      'decided_on date',
      'decision_note text',
      'recovered_cents bigint NOT NULL',
    ],
    references: { claim_id: 'claims', claim_payment_id: 'claim_payments', payer_id: 'payers' },
    indexes: { status: ['status', 'work_order', 'id'] },
    // One open appeal per claim and level: of two at once one wins, whatever the service has seen.
    partialUniques: { claim_level: { columns: ['claim_id', 'level'], where: isOneOf('status', OPEN_APPEALS) } },
    checks: {
      level: 'level BETWEEN 1 AND 5',
      status: isOneOf('status', APPEAL_STATUSES),
      basis: isOneOf('basis', APPEAL_BASES),
      no_due_reason: isOneOf('no_due_reason', NO_APPEAL_DUE_REASONS),
      due: '(due_on IS NULL) = (no_due_reason IS NOT NULL)',
      late: 'filed_on IS NULL OR due_on IS NULL OR filed_on <= due_on OR good_cause IS NOT NULL',
    },
  },
  {
    name: 'appeal_documents',
    kind: 'append-only',
    columns: [
      'appeal_id uuid NOT NULL',
      'sha256 text NOT NULL',
      'bytes bigint NOT NULL',
      'media_type text NOT NULL',
      'file_name text',
      'blob_id uuid NOT NULL',
    ],
    uniques: { sha256: ['appeal_id', 'sha256'] },
    references: { appeal_id: 'claim_appeals' },
  },
  {
    name: 'appeal_recoveries',
    kind: 'append-only',
    columns: ['appeal_id uuid NOT NULL', 'claim_payment_id uuid NOT NULL', 'cents bigint NOT NULL'],
    uniques: { claim_payment: ['appeal_id', 'claim_payment_id'] },
    references: { appeal_id: 'claim_appeals', claim_payment_id: 'claim_payments' },
  },
];

export class Appeals1764001320000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
