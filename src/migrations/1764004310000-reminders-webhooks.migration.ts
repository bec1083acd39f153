import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DELIVERY_STATUSES } from '../modules/regulatory-compliance/webhooks/webhook.codes.js';
import { createTenantTable, isOneOf, type TenantTable } from '../shared/database/tenant-table.js';

const TABLES: TenantTable[] = [
  {
    name: 'calendar_feeds',
    kind: 'versioned',
    columns: ['label text NOT NULL', 'revoked_at timestamptz'],
    indexes: { created: ['created_at', 'id'] },
  },
  {
    name: 'webhook_endpoints',
    kind: 'versioned',
    columns: ['url text NOT NULL', 'description text', 'event_types text[] NOT NULL', 'is_enabled boolean NOT NULL'],
    indexes: { created: ['created_at', 'id'] },
    checks: { url: `url LIKE 'https://%'` },
  },
  {
    // Sealed; the last one signs. Nothing but the sender reads it.
    name: 'webhook_secrets',
    kind: 'append-only',
    columns: ['endpoint_id uuid NOT NULL', 'sealed_secret text NOT NULL'],
    references: { endpoint_id: 'webhook_endpoints' },
  },
  {
    name: 'webhook_messages',
    kind: 'append-only',
    columns: ['type text NOT NULL', 'body text NOT NULL'],
  },
  {
    name: 'webhook_deliveries',
    kind: 'versioned',
    columns: [
      'endpoint_id uuid NOT NULL',
      'message_id uuid NOT NULL',
      'type text NOT NULL',
      'status text NOT NULL',
      'attempts integer NOT NULL',
      'next_attempt_at timestamptz',
      'last_status integer',
      'last_error text',
      'delivered_at timestamptz',
    ],
    uniques: { message: ['message_id', 'endpoint_id'] },
    references: { endpoint_id: 'webhook_endpoints', message_id: 'webhook_messages' },
    indexes: { created: ['created_at', 'id'], status: ['status', 'next_attempt_at', 'id'] },
    checks: {
      status: isOneOf('status', DELIVERY_STATUSES),
      next: "(status = 'pending') = (next_attempt_at IS NOT NULL)",
    },
  },
];

export class RemindersWebhooks1764004310000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createTenantTable)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
