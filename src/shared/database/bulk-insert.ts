import { tenantContext } from '../tenancy/tenant-context.js';
import type { Database } from './database.js';
import { newId } from './new-id.js';
import { snakeCase } from './snake-naming.strategy.js';
import { refreshStatistics } from './table-statistics.js';

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

/** Rows for one table. */
export interface BulkRows {
  into: BulkTable;
  rows: readonly object[];
}

/** Inserts all rows in one statement; the audit event of bulk work is the caller's to note. */
export function bulkInsert(database: Database, into: BulkTable, rows: readonly object[]): Promise<void> {
  return bulkInsertAll(database, [{ into, rows }]);
}

/**
 * Inserts the rows of several tables, a statement each, in the order given. The next is written out while the database
 * works at the one before.
 */
export async function bulkInsertAll(database: Database, inserts: readonly BulkRows[]): Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  for (const { into, rows } of inserts) {
    if (rows.length === 0) continue;
    const { sql, values } = insertStatement(into, rows as readonly Row[]);
    await running;
    running = database.query(sql, values).then(() => refreshStatistics(database, into.table, rows.length));
    // Its failure is told by the next await.
    running.catch(() => undefined);
  }
  await running;
}

/**
 * What the database has to read is kept short, because reading it is a good part of the work: what all rows share is
 * sent once, columns have short names, and nothing is said where there is nothing.
 */
function insertStatement(into: BulkTable, rows: readonly Row[]): { sql: string; values: unknown[] } {
  const own = into.kind === 'versioned' ? VERSIONED : into.kind === 'append-only' ? APPENDED : { id: 'uuid' };
  const columns = Object.entries({ ...own, ...into.columns });
  const shared = sharedStamp(own, rows);
  const told = columns.filter(([name]) => !(name in shared));
  const short = new Map(told.map(([name], index) => [name, `c${index}`]));
  const stamps = Object.keys(shared);
  const selected = columns.map(([name, type]) =>
    short.has(name) ? `r.${short.get(name)}` : `$${stamps.indexOf(name) + 3}::${type}`,
  );
  const sql = `INSERT INTO ${into.table} (company_id, ${columns.map(([name]) => `"${snakeCase(name)}"`).join(', ')})
     SELECT $1, ${selected.join(', ')}
     FROM json_to_recordset($2::json) AS r(${told.map(([name, type]) => `${short.get(name)} ${type}`).join(', ')})
     ${into.onConflict ?? 'RETURNING 1'}`;
  return { sql, values: [JSON.stringify(rows.map((row) => shortened(row, short))), ...Object.values(shared)] };
}

type Row = Readonly<Record<string, unknown>>;

/** The stamp, where all rows have the same one: always, but for a caller who stamps by himself. */
function sharedStamp(own: BulkColumns, rows: readonly Row[]): Row {
  const [first] = rows;
  const names = Object.keys(own).filter((name) => name !== 'id');
  const isShared = names.every((name) => rows.every((row) => row[name] === first![name]));
  return isShared ? Object.fromEntries(names.map((name) => [name, first![name] ?? null])) : {};
}

function shortened(row: Row, short: ReadonlyMap<string, string>): Row {
  const kept: Record<string, unknown> = {};
  for (const [name, as] of short) if (row[name] !== null && row[name] !== undefined) kept[as] = row[name];
  return kept;
}
