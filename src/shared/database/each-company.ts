import type { QueryRunner } from 'typeorm';

/** Does a migration's work on rows company by company: row-level security binds the owner of the tables too. */
export async function eachCompany(runner: QueryRunner, work: (companyId: string) => Promise<unknown>): Promise<void> {
  const companies = (await runner.query('SELECT company_id AS id FROM companies')) as { id: string }[];
  for (const { id } of companies) {
    await runner.query(`SELECT set_config('app.company_id', $1, true)`, [id]);
    await work(id);
  }
}
