import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable } from '../shared/database/tenant-table.js';

export class Idempotency1764000300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...createTenantTable({
        name: 'idempotency_keys',
        kind: 'plain',
        key: ['principal_id', 'key'],
        columns: [
          'principal_id uuid NOT NULL',
          'key text NOT NULL',
          'request_hash text NOT NULL',
          'status integer',
          'headers jsonb',
          'body text',
          'created_at timestamptz NOT NULL',
          'expires_at timestamptz NOT NULL',
        ],
        indexes: { expires: ['expires_at'] },
        checks: { answer: '(status IS NULL) = (headers IS NULL)' },
      }),
      // The server says "not ready" while its own migrations have not run.
      'GRANT SELECT ON migrations TO app',
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('REVOKE SELECT ON migrations FROM app');
    await runner.query('DROP TABLE idempotency_keys');
  }
}
