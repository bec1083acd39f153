import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AUTHENTICATIONS, DIRECTIONS, TRANSPORT_KINDS } from '../modules/rcm/transports/transport.rules.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const TABLES: TenantTable[] = [
  {
    name: 'transports',
    kind: 'versioned',
    columns: [
      'trading_partner_id uuid NOT NULL',
      'kind text NOT NULL',
      'outbound_path text NOT NULL',
      'inbound_path text NOT NULL',
      'host text',
      'port integer',
      'user_name text',
      'host_key_fingerprint text',
      'authentication text',
      'sealed_secret text',
      'every_seconds integer NOT NULL',
      'is_enabled boolean NOT NULL',
    ],
    uniques: { trading_partner: ['trading_partner_id'] },
    references: { trading_partner_id: 'trading_partners' },
    indexes: { created: ['created_at', 'id'] },
    checks: {
      kind: isOneOf('kind', TRANSPORT_KINDS),
      authentication: isOneOf('authentication', AUTHENTICATIONS),
    },
  },
  {
    name: 'transport_files',
    kind: 'append-only',
    columns: [
      'transport_id uuid NOT NULL',
      'trading_partner_id uuid NOT NULL',
      'direction text NOT NULL',
      'file_name text NOT NULL',
      'sha256 text NOT NULL',
      'bytes bigint NOT NULL',
      'contents text[] NOT NULL',
      'x12_file_id uuid',
      'batch_id uuid',
      'refusal text',
    ],
    // A partner's file counts once, however often it is found or sent.
    uniques: { file: ['trading_partner_id', 'direction', 'sha256'] },
    references: {
      transport_id: 'transports',
      trading_partner_id: 'trading_partners',
      x12_file_id: 'x12_files',
      batch_id: 'claim_batches',
    },
    indexes: { transport_time: ['transport_id', 'created_at', 'id'] },
    checks: { direction: isOneOf('direction', DIRECTIONS) },
  },
];

// How files travel to and from trading partners, and which have travelled.
export class Transports1764001120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
