import type { Database } from '../../database/database.js';

/** A company as it is made. */
export interface NewCompany {
  id: string;
  name: string;
  timeZone: string;
}

// In the directory with the same statement: work that begins without a caller finds companies there (docs/adr/0007).
const ADD = `WITH made AS (
    INSERT INTO companies (company_id, name, status, time_zone, version, created_at, updated_at)
    VALUES ($1, $2, 'active', $3, 1, $4, $4) ON CONFLICT (company_id) DO NOTHING RETURNING company_id),
  listed AS (INSERT INTO company_directory (company_id) SELECT company_id FROM made ON CONFLICT DO NOTHING)
  SELECT company_id FROM made`;

/** Adds the company of the open unit, active and listed; false when it is there already. */
export async function addCompanyRow(
  database: Database,
  { name, timeZone }: Omit<NewCompany, 'id'>,
  now: string,
): Promise<boolean> {
  return (await database.query(ADD, [name, timeZone, now])).length > 0;
}
