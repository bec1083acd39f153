import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { writeSecret } from './postgres-cluster.js';

/** The three roles of the application; the names are fixed, migrations grant to them. */
export const ROLES = ['migrator', 'app', 'backup'] as const;
export type RoleName = (typeof ROLES)[number];
export type RolePasswords = Record<RoleName, string>;

export interface ProvisionOptions {
  database: string;
  passwords: RolePasswords;
  /** Copy this database instead of an empty one. */
  template?: string;
}

export interface RoleUrls {
  appUrl: string;
  migratorUrl: string;
  backupUrl: string;
}

const ATTRIBUTES: Record<RoleName, string> = {
  migrator: 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS',
  app: 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT',
  backup: 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION BYPASSRLS',
};

/** Any number that nothing else in this server uses: two starts at once provision one after the other. */
const PROVISION_LOCK = 7_164_201;

/** The passwords of the roles, made at the first start and kept in a file that only its owner reads. */
export function rolePasswords(dataDir: string): RolePasswords {
  const file = join(dataDir, 'database-roles.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<RolePasswords>) : {};
  const password = (role: RoleName): string => known[role] ?? randomBytes(24).toString('base64url');
  const passwords = { migrator: password('migrator'), app: password('app'), backup: password('backup') };
  if (ROLES.some((role) => known[role] === undefined)) writeSecret(file, `${JSON.stringify(passwords, null, 2)}\n`);
  return passwords;
}

/** Makes the roles and the database, or sets them right; can be repeated at will. */
export async function provisionRoles(superuserUrl: string, options: ProvisionOptions): Promise<RoleUrls> {
  await withClient(superuserUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [PROVISION_LOCK]);
    for (const role of ROLES) await setRole(client, role, options.passwords[role]);
    await client.query('GRANT pg_read_all_data TO backup');
    await client.query('ALTER ROLE backup SET default_transaction_read_only = on');
    await setDatabase(client, options);
    // While the lock is held: two revocations at once would change the same row of the catalogue.
    await withClient(urlFor(superuserUrl, options.database), (inside) =>
      inside.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC'),
    );
  });
  return roleUrls(superuserUrl, options);
}

export function roleUrls(serverUrl: string, { database, passwords }: ProvisionOptions): RoleUrls {
  const url = (role: RoleName): string => urlFor(serverUrl, database, role, passwords[role]);
  return { appUrl: url('app'), migratorUrl: url('migrator'), backupUrl: url('backup') };
}

/** The same server, another database and, if given, another role. */
export function urlFor(serverUrl: string, database: string, role?: string, password?: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  if (role !== undefined) url.username = role;
  if (password !== undefined) url.password = password;
  return url.href;
}

async function setRole(client: pg.Client, role: RoleName, password: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(`${verb} ROLE ${role} ${ATTRIBUTES[role]} PASSWORD ${client.escapeLiteral(password)}`);
}

async function setDatabase(client: pg.Client, { database, template }: ProvisionOptions): Promise<void> {
  const name = client.escapeIdentifier(database);
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
  if (rowCount === 0) {
    const from = template === undefined ? 'template0' : client.escapeIdentifier(template);
    await client.query(`CREATE DATABASE ${name} OWNER migrator TEMPLATE ${from}`);
  }
  await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${name} TO app`);
  await client.query(`GRANT CONNECT ON DATABASE ${name} TO backup`);
}

/** Runs the work on a connection of its own, which is closed in any case. */
export async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection that is cut between two queries is told by the next one.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
