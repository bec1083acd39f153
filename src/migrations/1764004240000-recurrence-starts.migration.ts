import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['compliance_requirements', 'requirement_revisions'];

/** The day from which the ends of periods are counted; what was defined before goes on as it is. */
export class RecurrenceStarts1764004240000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`ALTER TABLE ${table} ADD recurs_from date`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`ALTER TABLE ${table} DROP COLUMN recurs_from`);
  }
}
