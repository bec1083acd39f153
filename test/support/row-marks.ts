import type pg from 'pg';
import { GLOBAL_TABLES } from './known-tables.js';

// Written by a timer, whoever calls; the trail's own tests look after them.
const WRITTEN_BY_TIMERS = ['audit_links', 'audit_chains'];

const TABLES = `SELECT c.relname::text AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'company_id'
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND NOT c.relname = ANY($1) ORDER BY 1`;

/** The tables that hold rows of companies, without those that a timer writes. */
export async function tenantTables(
  client: pg.Client,
  without: readonly string[] = WRITTEN_BY_TIMERS,
): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(TABLES, [[...without, ...Object.keys(GLOBAL_TABLES)]]);
  return rows.map(({ name }) => name);
}

/**
 * Table -> number of rows of one company and the youngest transaction that wrote one of them: whatever is added, changed
 * or removed changes a mark, and no row has to be read whole. `client` sees through row-level security.
 */
export async function rowMarks(
  client: pg.Client,
  tables: readonly string[],
  companyId: string,
): Promise<Record<string, string>> {
  const each = tables.map(
    (
      name,
    ) => `SELECT '${name}' AS name, count(*) || ' rows, written by ' || coalesce(max(xmin::text::bigint), 0) AS mark
      FROM ${name} WHERE company_id = $1`,
  );
  const { rows } = await client.query<{ name: string; mark: string }>({
    name: 'row-marks',
    text: each.join('\nUNION ALL '),
    values: [companyId],
  });
  return Object.fromEntries(rows.map(({ name, mark }) => [name, mark]));
}
