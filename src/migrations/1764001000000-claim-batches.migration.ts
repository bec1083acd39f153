import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BATCH_STATUSES, OUTBOX_STATES, SENT_CLAIM_TYPES } from '../modules/rcm/batches/batch-status.rules.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const TABLES: TenantTable[] = [
  {
    name: 'claim_batches',
    kind: 'versioned',
    columns: [
      'number integer NOT NULL',
      'trading_partner_id uuid NOT NULL',
      'claim_type text NOT NULL',
      'payer_id uuid',
      'status text NOT NULL',
      'interchange_control_number text NOT NULL',
      'group_control_number text NOT NULL',
      'version_code text NOT NULL',
      'usage text NOT NULL',
      'set_count integer NOT NULL',
      'claim_count integer NOT NULL',
      'charge_cents bigint NOT NULL',
      'blob_id uuid NOT NULL',
      'sha256 text NOT NULL',
      'bytes bigint NOT NULL',
      'file_name text NOT NULL',
      'sent_at timestamptz',
    ],
    // A TA1 answers to ISA13, a 999 to GS06 (RFI 1220): neither is ever used twice with a partner.
    uniques: {
      number: ['number'],
      interchange: ['trading_partner_id', 'interchange_control_number'],
      group: ['trading_partner_id', 'group_control_number'],
    },
    references: { trading_partner_id: 'trading_partners', payer_id: 'payers', blob_id: 'blobs' },
    indexes: {
      status: ['status', 'number'],
      interchange_number: ['interchange_control_number'],
      group_number: ['group_control_number'],
      created: ['created_at', 'id'],
    },
    checks: {
      status: isOneOf('status', BATCH_STATUSES),
      claim_type: isOneOf('claim_type', SENT_CLAIM_TYPES),
      usage: isOneOf('usage', ['P', 'T']),
    },
  },
  {
    name: 'claim_batch_claims',
    kind: 'append-only',
    columns: [
      'batch_id uuid NOT NULL',
      'claim_id uuid NOT NULL',
      'ordinal integer NOT NULL',
      'set_control_number text NOT NULL',
      'hierarchy_number integer NOT NULL',
      'first_segment integer NOT NULL',
      'last_segment integer NOT NULL',
    ],
    uniques: { ordinal: ['batch_id', 'ordinal'], claim: ['claim_id', 'batch_id'] },
    references: { batch_id: 'claim_batches', claim_id: 'claims' },
    indexes: { place: ['batch_id', 'set_control_number', 'first_segment'] },
  },
  {
    name: 'batch_outbox',
    kind: 'versioned',
    columns: [
      'batch_id uuid NOT NULL',
      'state text NOT NULL',
      'attempts integer NOT NULL',
      'last_error text',
      'next_attempt_at timestamptz',
      'sent_at timestamptz',
      'sent_by text',
    ],
    uniques: { batch: ['batch_id'] },
    references: { batch_id: 'claim_batches' },
    indexes: { state: ['state', 'created_at', 'id'] },
    checks: { state: isOneOf('state', OUTBOX_STATES) },
  },
];

export class ClaimBatches1764001000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
