import { refusalFor } from '../../../shared/errors/database-error.rules.js';

/** Classes of SQLSTATE that tell of the server's trouble, not of ours: connection, resources, operator, system. */
const SERVER_TROUBLE = ['08', '53', '57', '58'];
const CONNECTION_TROUBLE = /timeout exceeded when trying to connect|Connection terminated|connection error/;
const CONNECTION_CODES = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'];

interface Failure {
  code?: unknown;
  message?: string;
  driverError?: Failure;
}

/** The SQLSTATE of a failed statement; null where no statement failed. */
export function sqlStateOf(error: unknown): string | null {
  const { code } = (error as Failure).driverError ?? (error as Failure);
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !CONNECTION_CODES.includes(code) ? code : null;
}

/** Whether the same again may end well: locks, deadlocks, a lost connection. The rest would fail each time. */
export function isTransient(error: unknown): boolean {
  const sqlState = sqlStateOf(error);
  if (sqlState !== null) {
    return SERVER_TROUBLE.includes(sqlState.slice(0, 2)) || refusalFor({ sqlState }) === 'DATABASE_BUSY';
  }
  const { code, message = '' } = (error as Failure).driverError ?? (error as Failure);
  return code === 'DATABASE_BUSY' || CONNECTION_CODES.includes(code as string) || CONNECTION_TROUBLE.test(message);
}

/** What kind of failure it was, without a word of the file: an SQLSTATE, or the name of the error. */
export function failureName(error: unknown): string {
  const { code } = error as Failure;
  return sqlStateOf(error) ?? (typeof code === 'string' ? code : (error as Error).name);
}
