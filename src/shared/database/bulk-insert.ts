import { tenantContext } from '../tenancy/tenant-context.js';
import type { Database } from './database.js';
import { newId } from './new-id.js';
import { snakeCase } from './snake-naming.strategy.js';

/** Columns of a bulk insert and their PostgreSQL types, by property name: `{ chargeCents: 'bigint' }`. */
export type BulkColumns = Record<string, string>;

const APPENDED: BulkColumns = { id: 'uuid', createdAt: 'timestamptz', createdBy: 'uuid' };
const VERSIONED: BulkColumns = { ...APPENDED, version: 'integer', updatedAt: 'timestamptz', updatedBy: 'uuid' };

/** What a table is filled with, many rows in one statement. */
export interface BulkTable {
  table: string;
  /** Which columns the table has beside `columns`: see createTenantTable. */
  kind: 'versioned' | 'append-only' | 'plain';
  columns: BulkColumns;
  /** `ON CONFLICT (…) DO NOTHING`, where the same rows may come twice. */
  onConflict?: string;
}

/** Rows with their keys and stamp, ready for `bulkInsert`; `at` is the instant of the whole piece of work. */
export function stamped<T extends object>(rows: readonly T[], at: string): (T & { id: string; createdAt: string })[] {
  const by = tenantContext.actorId();
  const stamp = { createdAt: at, createdBy: by, version: 1, updatedAt: at, updatedBy: by };
  return rows.map((row) => ({ id: newId(), ...stamp, ...row }));
}

/** From so many rows on an insert may leave the planner with figures that are far off. */
const MANY_ROWS = 100;

/** Inserts all rows in one statement; the audit event of bulk work is the caller's to note. */
export async function bulkInsert(database: Database, into: BulkTable, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const own = into.kind === 'versioned' ? VERSIONED : into.kind === 'append-only' ? APPENDED : { id: 'uuid' };
  const columns: BulkColumns = { ...own, ...into.columns };
  const names = Object.keys(columns).map((name) => `"${snakeCase(name)}"`);
  const record = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
  const values = Object.keys(columns).map((name) => `r."${name}"`);
  await database.query(
    `INSERT INTO ${into.table} (company_id, ${names.join(', ')})
     SELECT $1, ${values.join(', ')} FROM jsonb_to_recordset($2::jsonb) AS r(${record.join(', ')})
     ${into.onConflict ?? 'RETURNING 1'}`,
    [JSON.stringify(rows)],
  );
  if (rows.length >= MANY_ROWS) await database.manager().query('SELECT app.refresh_statistics($1)', [into.table]);
}
