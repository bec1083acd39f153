import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RULE_SETS } from '../modules/quality-improvement/spc/chart-kinds.codes.js';

const SETS = RULE_SETS.map((set) => `'${set}'`).join(', ');

/** A company chooses the rules of its charts once, with or without a threshold for denials. */
export class CompanyChartRules1764005400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE improvement_settings ADD COLUMN chart_rules text[] NOT NULL DEFAULT '{nhs}',
      ADD CONSTRAINT improvement_settings_chart_rules_check CHECK (chart_rules <@ ARRAY[${SETS}]),
      ALTER COLUMN denial_share_percent DROP NOT NULL`);
  }

  /** Settings without a threshold have no place in the table as it was: they stop the way back. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE improvement_settings ALTER COLUMN denial_share_percent SET NOT NULL,
      DROP COLUMN chart_rules`);
  }
}
