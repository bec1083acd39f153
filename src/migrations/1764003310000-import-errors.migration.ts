import type { MigrationInterface, QueryRunner } from 'typeorm';
import { claimFiguresSql } from '../modules/rcm/claim-figures/claim-figures.codes.js';
import { eachCompany } from '../shared/database/each-company.js';

/**
 * Whether the import of a claim found errors: the findings go when it is mended, this stays. Then the figures of all
 * claims that are there; whoever gives the figures another column to read takes this filling over.
 */
export class ImportErrors1764003310000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Null: none, or not imported.
    await runner.query('ALTER TABLE claims ADD COLUMN import_had_errors boolean');
    await eachCompany(runner, (id) => runner.query(claimFiguresSql('all'), [id]));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE claims DROP COLUMN import_had_errors');
  }
}
