import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = (
  'patients coverages claims claim_line_items claim_diagnoses claim_events claim_figures claim_batch_claims acknowledgements ' +
  'x12_sets findings ledger_entries claim_eras claim_payments line_payments payment_adjustments provider_adjustments denials'
).split(' ');

/** What is entered by hand, or comes in many small files, never asks for statistics: so many rows of it do. */
const ROWS = 2000;

/**
 * Autovacuum analyses these tables after so many rows, not after a tenth of the table: a company that grew by small
 * loads beside larger ones was taken to have one row until then, and each remittance of it read its whole ledger.
 * Looking costs the same however large the table is, because it reads a sample.
 */
export class StatisticsByRows1764003330000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await runner.query(
        `ALTER TABLE ${table} SET (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = ${ROWS})`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await runner.query(`ALTER TABLE ${table} RESET (autovacuum_analyze_scale_factor, autovacuum_analyze_threshold)`);
  }
}
