import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CLOCK_STARTS, PAYER_RULE_KINDS, TERM_UNITS } from '../modules/rcm/payer-rules/payer-rule.codes.js';
import { createTenantTable, isOneOf } from '../shared/database/tenant-table.js';

export class PayerRules1764001300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = createTenantTable({
      name: 'payer_rules',
      kind: 'versioned',
      columns: [
        'payer_id uuid NOT NULL',
        'plan_name text',
        'kind text NOT NULL',
        'limit_count integer NOT NULL',
        'limit_unit text NOT NULL',
        'clock_start text NOT NULL',
        'receipt_presumed_days integer NOT NULL',
        'effective_from_on date NOT NULL',
        'effective_to_on date',
        'source text NOT NULL',
      ],
      references: { payer_id: 'payers' },
      indexes: { kind: ['kind', 'id'] },
      checks: {
        kind: isOneOf('kind', PAYER_RULE_KINDS),
        limit_unit: isOneOf('limit_unit', TERM_UNITS),
        clock_start: isOneOf('clock_start', CLOCK_STARTS),
        effective: 'effective_to_on IS NULL OR effective_to_on >= effective_from_on',
      },
    });
    for (const statement of statements) await runner.query(statement);
    // The net under the check for overlaps: a rule without a plan is the same one too.
    await runner.query(
      `CREATE UNIQUE INDEX payer_rules_effective_key ON payer_rules (company_id, payer_id, kind, plan_name, effective_from_on)
       NULLS NOT DISTINCT`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE payer_rules');
  }
}
