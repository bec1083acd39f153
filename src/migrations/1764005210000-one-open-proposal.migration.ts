import type { MigrationInterface, QueryRunner } from 'typeorm';
import { eachCompany } from '../shared/database/each-company.js';

const ONE_EACH = `UPDATE project_proposals p SET status = 'rejected', decided_on = current_date,
    reason = 'A proposal of a later month is open', version = version + 1, updated_at = now()
  WHERE p.company_id = $1 AND p.status = 'open' AND EXISTS (SELECT FROM project_proposals o WHERE o.company_id = $1
    AND o.denial_category = p.denial_category AND o.status = 'open' AND (o.to_on, o.id) > (p.to_on, p.id))`;

/** A category has one open proposal, also when two months are looked through at once. */
export class OneOpenProposal1764005210000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Of several open ones of a category the latest month's stays; the others say why they went.
    await eachCompany(runner, (id) => runner.query(ONE_EACH, [id]));
    await runner.query(
      `CREATE UNIQUE INDEX project_proposals_open_key ON project_proposals (company_id, denial_category) WHERE status = 'open'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX project_proposals_open_key');
  }
}
