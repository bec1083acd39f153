import type { MigrationInterface, QueryRunner } from 'typeorm';

// By name: the columns after company_id.
const COVERED = {
  // Each key begins with these columns.
  blob_chunks: 'blob_id',
  payer_rules: 'payer_id',
  claim_figures: 'claim_id',
  claim_prior_payments: 'claim_id',
};
/** The day of adjudication is asked of `claim_figures`; here every posted claim wrote it once more. */
const DAYS = 'claims_adjudicated_idx';

/** Takes away indexes that cost every import something and that no statement needs. */
export class IndexesNobodyReads1764001800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of Object.entries(COVERED)) {
      await runner.query(`DROP INDEX ${table}_${column}_idx`);
    }
    await runner.query(`DROP INDEX ${DAYS}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column] of Object.entries(COVERED)) {
      await runner.query(`CREATE INDEX ${table}_${column}_idx ON ${table} (company_id, ${column})`);
    }
    await runner.query(`CREATE INDEX ${DAYS} ON claims (company_id, adjudicated_on)`);
  }
}
