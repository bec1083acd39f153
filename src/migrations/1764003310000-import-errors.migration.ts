import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the import of a claim found errors: the findings go when it is mended, this stays. */
export class ImportErrors1764003310000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Null: none, or not imported.
    await runner.query('ALTER TABLE claims ADD COLUMN import_had_errors boolean');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE claims DROP COLUMN import_had_errors');
  }
}
