import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A category has one open proposal, also when two months are looked through at once. */
export class OneOpenProposal1764005210000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE UNIQUE INDEX project_proposals_open_key ON project_proposals (company_id, denial_category) WHERE status = 'open'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX project_proposals_open_key');
  }
}
