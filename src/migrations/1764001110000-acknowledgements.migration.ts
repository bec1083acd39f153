import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EFFECTS } from '../modules/rcm/acknowledgements/acknowledged-claim.rules.js';
import {
  ACKNOWLEDGEMENT_KINDS,
  LEVELS,
  OUTCOMES,
  SOURCES,
} from '../modules/rcm/acknowledgements/acknowledgement-outcome.rules.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const ACKNOWLEDGEMENTS: TenantTable = {
  name: 'acknowledgements',
  kind: 'append-only',
  columns: [
    'kind text NOT NULL',
    'level text NOT NULL',
    'x12_file_id uuid NOT NULL',
    'place text NOT NULL',
    'trading_partner_id uuid',
    'source text',
    'batch_id uuid',
    'claim_id uuid',
    'code text NOT NULL',
    'outcome text NOT NULL',
    'effect text NOT NULL',
    'interchange_control_number text',
    'group_control_number text',
    'set_control_number text',
    'patient_control_number text',
    'payer_control_number text',
    'charge_cents bigint',
    'effective_on date',
    'reasons jsonb NOT NULL',
    'fingerprint text NOT NULL',
  ],
  // One answer of one file is one row, however often its import is tried.
  uniques: { place: ['x12_file_id', 'place'] },
  references: {
    x12_file_id: 'x12_files',
    trading_partner_id: 'trading_partners',
    batch_id: 'claim_batches',
    claim_id: 'claims',
  },
  indexes: {
    fingerprint: ['fingerprint', 'x12_file_id'],
    batch_time: ['batch_id', 'created_at', 'id'],
    claim_time: ['claim_id', 'created_at', 'id'],
    effect: ['effect', 'created_at', 'id'],
    created: ['created_at', 'id'],
  },
  checks: {
    kind: isOneOf('kind', ACKNOWLEDGEMENT_KINDS),
    level: isOneOf('level', LEVELS),
    outcome: isOneOf('outcome', OUTCOMES),
    effect: isOneOf('effect', EFFECTS),
    source: isOneOf('source', SOURCES),
  },
};

// What TA1, 999 and 277CA said of batches and claims; sets of imported claim files are found by what is answered.
export class Acknowledgements1764001110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of createTenantTable(ACKNOWLEDGEMENTS)) await runner.query(statement);
    await runner.query('CREATE INDEX x12_sets_group_number_idx ON x12_sets (company_id, group_control_number)');
    await runner.query(
      'CREATE INDEX x12_sets_interchange_number_idx ON x12_sets (company_id, interchange_control_number)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX x12_sets_interchange_number_idx');
    await runner.query('DROP INDEX x12_sets_group_number_idx');
    await runner.query('DROP TABLE acknowledgements');
  }
}
