import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTenantTable, isOneOf } from '../shared/database/tenant-table.js';
import { PAYER_TYPES, SUBMISSION_METHODS } from '../modules/rcm/payers/payer.entity.js';

export class Payers1764000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = createTenantTable({
      name: 'payers',
      kind: 'versioned',
      columns: [
        'name text NOT NULL',
        'electronic_payer_id text NOT NULL',
        'type text NOT NULL',
        'submission_method text NOT NULL',
        'contact_name text',
        'contact_phone text',
        'contact_email text',
        'filing_limit_count integer',
        'filing_limit_unit text',
        'appeal_limit_days integer',
        'is_active boolean NOT NULL',
      ],
      uniques: { electronic_payer_id: ['electronic_payer_id'] },
      indexes: { name: ['name', 'id'] },
      checks: {
        type: isOneOf('type', PAYER_TYPES),
        submission_method: isOneOf('submission_method', SUBMISSION_METHODS),
        filing_limit: '(filing_limit_count IS NULL) = (filing_limit_unit IS NULL)',
      },
    });
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE payers');
  }
}
