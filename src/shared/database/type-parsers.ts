import pg from 'pg';

const INT8 = 20;
const NUMERIC = 1700;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('A 64-bit number from the database is beyond 2^53');
  return value;
}

/** PostgreSQL writes `2026-11-23 11:54:47.123456+00` (sessions run in UTC); the API writes RFC 3339 with milliseconds. */
export function instantFromPostgres(text: string): string {
  const [day, rest] = text.split(' ') as [string, string];
  const [time, fraction = ''] = rest.replace(/\+00$/, '').split('.') as [string, string?];
  return `${day}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
}

const own = new Map<number, (text: string) => unknown>([
  [INT8, safeInteger],
  [NUMERIC, Number],
  [DATE, (text) => text],
  [TIMESTAMPTZ, instantFromPostgres],
]);

/** Parsers of our own clients only: pg-boss shares the pg package and keeps pg's defaults. */
export const typeParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
    return (format !== 'binary' && own.get(oid)) || pg.types.getTypeParser(oid, format as 'text');
  },
};
