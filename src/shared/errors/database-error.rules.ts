/** The facts of a PostgreSQL error that decide what the caller is told. */
export interface DatabaseFailure {
  sqlState: string;
  constraint?: string;
}

export type DatabaseRefusal =
  'DUPLICATE' | 'REFERENCE_NOT_FOUND' | 'RECORD_IN_USE' | 'VALIDATION_FAILED' | 'DATABASE_BUSY' | 'INTERNAL_ERROR';

// SQLSTATE classes: PostgreSQL 17 documentation, appendix A.
const BY_STATE: Record<string, DatabaseRefusal> = {
  '23505': 'DUPLICATE',
  '23503': 'REFERENCE_NOT_FOUND',
  '23514': 'VALIDATION_FAILED',
  '23502': 'VALIDATION_FAILED',
  '22003': 'VALIDATION_FAILED',
  '22021': 'VALIDATION_FAILED',
  '40001': 'DATABASE_BUSY',
  '40P01': 'DATABASE_BUSY',
  '55P03': 'DATABASE_BUSY',
  '57014': 'DATABASE_BUSY',
  '57P01': 'DATABASE_BUSY',
  '57P02': 'DATABASE_BUSY',
  '57P03': 'DATABASE_BUSY',
  '53300': 'DATABASE_BUSY',
  '25P03': 'DATABASE_BUSY',
};

/** What a failed statement means to the caller. A foreign key that fails on delete means the record is in use. */
export function refusalFor(failure: DatabaseFailure, message = ''): DatabaseRefusal {
  if (failure.sqlState === '23503' && message.startsWith('update or delete on table')) return 'RECORD_IN_USE';
  return BY_STATE[failure.sqlState] ?? 'INTERNAL_ERROR';
}

/** Constraint name as we gave it: a distributed server appends `_<shard number>` (platform rule 7). */
export function constraintName(name: string | undefined): string | undefined {
  return name?.replace(/_\d+$/, '');
}

/** The property behind a foreign key `<table>_<column>_fk`: `coverages_payer_id_fk` of `coverages` is `payerId`. */
export function referringField(constraint: string, table: string): string | undefined {
  const column = constraint.startsWith(`${table}_`) ? constraint.slice(table.length + 1).replace(/_fk$/, '') : '';
  return column === '' ? undefined : column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * What must not be repeated, from the name of a unique constraint `<table>_<columns>_key`, in words. Under row level
 * security PostgreSQL withholds the detail that would name the columns.
 */
export function repeatedWords(constraint: string, table: string): string | undefined {
  const isNamed = constraint.startsWith(`${table}_`) && constraint.endsWith('_key');
  const columns = isNamed ? constraint.slice(table.length + 1, -'_key'.length) : '';
  return columns === '' ? undefined : columns.replaceAll('_', ' ');
}
