import type { DataSource } from 'typeorm';
import { roleProblems } from '../../embedded/role-problems.js';

/** What the server's database role may do although it must not; empty when it is as it should be. */
export function roleProblemsOf(source: DataSource): Promise<string[]> {
  const client = { query: async (sql: string) => ({ rows: (await source.query(sql)) as unknown[] }) };
  return roleProblems(client as never);
}

/** Refuses to start with a role that row-level security or append-only grants would not bind. */
export async function assertRole(source: DataSource): Promise<void> {
  const problems = await roleProblemsOf(source);
  if (problems.length === 0) return;
  const advice = 'Connect as the role app (DATABASE_URL); migrations use MIGRATOR_DATABASE_URL.';
  throw new Error(
    ['The server refuses to start: its database role may do too much.', ...problems, advice].join('\n  '),
  );
}
