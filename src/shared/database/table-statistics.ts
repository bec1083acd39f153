import type { Database } from './database.js';

/** From so many rows on a load may leave the planner with figures that are far off. */
const MANY_ROWS = 100;

/** Has the planner look again at a table that the company has just loaded with so many rows (docs/adr/0009). */
export async function refreshStatistics(database: Database, table: string, rows: number): Promise<void> {
  if (rows >= MANY_ROWS) await database.manager().query('SELECT app.refresh_statistics($1, $2)', [table, rows]);
}
