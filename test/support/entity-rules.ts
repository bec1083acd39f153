import type pg from 'pg';
import type { DataSource, EntityMetadata } from 'typeorm';
import { AppendOnlyRow, VersionedRow } from '../../src/shared/database/tenant-row.entity.js';
import { COLUMNS_WITHOUT_ENTITY, MORE_EVIDENCE, STAMPED_BUT_CHANGING } from './known-tables.js';

interface TableColumn {
  table: string;
  column: string;
  type: string;
  isNullable: boolean;
}

const COLUMNS = `SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, NULL) AS type, NOT a.attnotnull AS "isNullable"
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`;

/** Tables whose entity says that a row is written once. */
export function evidenceTables(source: DataSource): string[] {
  const isEvidence = ({ target, tableName }: EntityMetadata): boolean =>
    !(tableName in STAMPED_BUT_CHANGING) &&
    typeof target === 'function' &&
    target.prototype instanceof AppendOnlyRow &&
    !(target.prototype instanceof VersionedRow);
  return [...MORE_EVIDENCE, ...source.entityMetadatas.filter(isEvidence).map((entity) => entity.tableName)];
}

/** Where entities and tables tell different columns, either way. */
export async function entityProblems(client: pg.Client, source: DataSource): Promise<string[]> {
  const { rows } = await client.query<TableColumn>(COLUMNS);
  return source.entityMetadatas.flatMap((entity) => {
    const columns = rows.filter((row) => row.table === entity.tableName);
    return columns.length === 0 ? [`${entity.tableName} is not in the database`] : tableProblems(entity, columns);
  });
}

function tableProblems(entity: EntityMetadata, columns: TableColumn[]): string[] {
  const said = new Map(entity.columns.map((column) => [column.databaseName, column]));
  const found = new Set(columns.map(({ column }) => column));
  const missing = [...said.keys()].filter((name) => !found.has(name));
  return [
    ...missing.map((name) => `${entity.tableName}.${name} is not in the table`),
    ...columns.flatMap(({ column, type, isNullable }) => {
      const place = `${entity.tableName}.${column}`;
      const wanted = said.get(column);
      if (wanted === undefined) return place in COLUMNS_WITHOUT_ENTITY ? [] : [`${place} is not in the entity`];
      const wantedType = sqlType(String(wanted.type), wanted.isArray);
      if (type !== wantedType) return [`${place} is ${type}, the entity says ${wantedType}`];
      if (isNullable !== wanted.isNullable)
        return [`${place} is nullable in the ${isNullable ? 'table' : 'entity'} only`];
      return [];
    }),
  ];
}

function sqlType(type: string, isArray: boolean): string {
  const name = type === 'timestamptz' ? 'timestamp with time zone' : type === 'float8' ? 'double precision' : type;
  return isArray ? `${name}[]` : name;
}
