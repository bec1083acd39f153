import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Controls that their catalog has withdrawn; those of earlier imports count as before. */
export class WithdrawnControls1764004400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE controls ADD is_withdrawn boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE controls DROP COLUMN is_withdrawn');
  }
}
