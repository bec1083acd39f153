import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the payers before have paid of a claim and taken off it, as its 837 says. */
export class ImportedClaims1764003300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Null: nothing.
    await runner.query('ALTER TABLE claims ADD COLUMN prior_settled_cents bigint');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE claims DROP COLUMN prior_settled_cents');
  }
}
