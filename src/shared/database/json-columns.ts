import { snakeCase } from './snake-naming.strategy.js';

/** RFC 3339 with milliseconds, as the entities answer; sessions run in UTC. */
const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** Numeric columns: three stored decimals are written as short as the entities answer them. */
const QUANTITIES = new Set(['units', 'paidUnits', 'quantity']);

/**
 * The select list that makes a row whose JSON has these properties, in the very form that the entities have as JSON.
 * Instants are known by their names, which the schema linter holds to their type.
 */
export function jsonColumns(alias: string, properties: readonly string[]): string {
  return properties.map((property) => `${expression(alias, property)} AS "${property}"`).join(', ');
}

/** A JSON list of the rows of a query, `[]` when there are none. */
export function jsonList(query: string, order: string): string {
  return `(SELECT coalesce(json_agg(r ORDER BY ${order}), '[]'::json) FROM (${query}) r)`;
}

function expression(alias: string, property: string): string {
  const column = `${alias}."${snakeCase(property)}"`;
  if (property.endsWith('At')) return `to_char(${column}, ${INSTANT})`;
  return QUANTITIES.has(property) ? `trim_scale(${column})` : column;
}
