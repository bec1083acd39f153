import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { roleProblems } from '../embedded/role-problems.js';

/** One line of the answer. */
export interface Finding {
  check: string;
  ok: boolean;
  message: string;
}

const SKEW_LIMIT_MS = 2000;

/** What can be said once a database is there; the first finding says whether it answers. */
export async function databaseFindings(urls: { appUrl: string; migratorUrl: string }): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: urls.appUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    return [{ check: 'database', ok: false, message: unreachable(urls.appUrl, error as NodeJS.ErrnoException) }];
  }
  try {
    const version = await client.query<{ version: string }>("SELECT current_setting('server_version') AS version");
    const answers = { check: 'database', ok: true, message: `PostgreSQL ${version.rows[0]?.version} answers.` };
    return [answers, await roleFinding(client), await clockFinding(client), await migrationsFinding(urls.migratorUrl)];
  } finally {
    await client.end();
  }
}

function unreachable(url: string, error: NodeJS.ErrnoException): string {
  const { host } = new URL(url);
  const words: Record<string, string> = {
    ECONNREFUSED: 'nobody listens there',
    ENOTFOUND: 'the host name is not known',
    '28P01': 'the password is not accepted',
    '28000': 'the server does not let this role in (pg_hba.conf)',
    '3D000': 'there is no database of that name',
    '53300': 'all its connections are taken',
  };
  return `The database at ${host} cannot be used: ${words[error.code ?? ''] ?? error.message}.`;
}

async function roleFinding(client: pg.Client): Promise<Finding> {
  const problems = await roleProblems(client);
  const fine = 'The role of the application has no more rights than it should.';
  return { check: 'role', ok: problems.length === 0, message: problems.join(' ') || fine };
}

async function clockFinding(client: pg.Client): Promise<Finding> {
  const before = Date.now();
  const { rows } = await client.query<{ now: number }>(
    'SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now',
  );
  const skew = Math.round(Math.abs((rows[0]?.now ?? 0) - (before + Date.now()) / 2));
  const ok = skew <= SKEW_LIMIT_MS;
  const advice = ok ? '' : ' Set both clocks by NTP: tokens and deadlines depend on them.';
  return {
    check: 'clock',
    ok,
    message: `The clocks of this machine and of the database differ by ${skew} ms.${advice}`,
  };
}

async function migrationsFinding(migratorUrl: string): Promise<Finding> {
  const check = 'migrations';
  const wanted = migrationTimes();
  const client = new pg.Client({ connectionString: migratorUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ table: string | null }>("SELECT to_regclass('migrations')::text AS table");
    const text = 'SELECT timestamp::text AS time FROM migrations';
    const done = rows[0]?.table ? await client.query<{ time: string }>(text) : { rows: [] };
    const missing = wanted.filter((time) => !done.rows.some((row) => row.time === time));
    if (missing.length === 0) return { check, ok: true, message: `All ${wanted.length} migrations have run.` };
    return { check, ok: false, message: `${missing.length} migrations have not run: quintet db migrate runs them.` };
  } catch (error) {
    return { check, ok: false, message: unreachable(migratorUrl, error as NodeJS.ErrnoException) };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The number in a migration's file name is the one that TypeORM writes into its table: no code need be loaded. */
function migrationTimes(): string[] {
  const files = readdirSync(fileURLToPath(new URL('../migrations/', import.meta.url)));
  return files.flatMap((file) => /^(\d+)-.*\.migration\.(?:ts|js)$/.exec(file)?.[1] ?? []);
}
