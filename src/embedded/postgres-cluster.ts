import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainFailure } from './launch-failure.js';
import type { PostgresAccount } from './postgres-account.js';
import type { PostgresBinaries } from './postgres-binaries.js';

/** Kept beside the cluster, readable by its owner only. */
export interface ClusterNote {
  superuserPassword: string;
  port?: number;
}

export const SUPERUSER = 'postgres';

/** The note of an existing cluster. */
export function readNote(directory: string): ClusterNote | undefined {
  const file = `${directory}.json`;
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ClusterNote) : undefined;
}

export function writeNote(directory: string, note: ClusterNote): void {
  writeSecret(`${directory}.json`, `${JSON.stringify(note, null, 2)}\n`);
}

/** Writes a file that only its owner reads, whole or not at all. */
export function writeSecret(file: string, content: string): void {
  const half = `${file}.${process.pid}`;
  writeFileSync(half, content, { mode: 0o600 });
  renameSync(half, file);
}

/** Makes the cluster if there is none, and answers its note. */
export function ensureCluster(directory: string, binaries: PostgresBinaries, account?: PostgresAccount): ClusterNote {
  const note = readNote(directory);
  if (existsSync(join(directory, 'PG_VERSION'))) return note ?? renewPassword(directory, binaries, account);
  const fresh = { superuserPassword: randomBytes(24).toString('base64url') };
  writeNote(directory, fresh);
  createCluster(directory, fresh.superuserPassword, binaries, account);
  return fresh;
}

/** Made under another name and renamed: a start that is cut off in the middle leaves no half cluster. */
function createCluster(
  directory: string,
  password: string,
  binaries: PostgresBinaries,
  account?: PostgresAccount,
): void {
  const half = `${directory}.new`;
  const passwordFile = `${directory}.password`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [half, passwordFile]) chownSync(path, account.uid, account.gid);
  // The built-in locale sorts by code point and knows UTF-8 letters on every system alike.
  const options = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8'];
  const run = spawnSync(
    binaries.initdb,
    ['-D', half, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--data-checksums', ...options],
    { ...ownerOf(account), cwd: half, env: postgresEnvironment(), encoding: 'utf8' },
  );
  rmSync(passwordFile, { force: true });
  if (run.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    throw explainFailure(run.error ? String(run.error) : run.stderr, binaries.initdb);
  }
  rmSync(directory, { recursive: true, force: true });
  renameSync(half, directory);
}

/** The note was lost, the data were not: a new password is set in single-user mode. */
function renewPassword(directory: string, binaries: PostgresBinaries, account?: PostgresAccount): ClusterNote {
  const note = { superuserPassword: randomBytes(24).toString('base64url') };
  const run = spawnSync(binaries.postgres, ['--single', '-D', directory, 'postgres'], {
    ...ownerOf(account),
    cwd: directory,
    env: postgresEnvironment(),
    input: `ALTER ROLE ${SUPERUSER} PASSWORD '${note.superuserPassword}'\n`,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw explainFailure(run.error ? String(run.error) : run.stderr, binaries.postgres);
  writeNote(directory, note);
  return note;
}

export function ownerOf(account?: PostgresAccount): { uid: number; gid: number } | undefined {
  return account && { uid: account.uid, gid: account.gid };
}

/** The caller's environment without what would lead PostgreSQL elsewhere. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(PG|LC_|LANG|LD_|NODE_OPTIONS|DATABASE_URL|MIGRATOR_)/.test(name),
  );
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

const COMMON = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '100',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  jit: 'off',
  log_checkpoints: 'off',
  // Statements, parameters and key values may hold patients' data: none of them goes to the log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

const DURABLE = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  max_wal_size: '2GB',
};

const FLEETING = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '1GB',
};

/** The settings as arguments of the server. */
export function serverArguments(directory: string, port: number, durability: 'on' | 'off'): string[] {
  const settings = { ...COMMON, ...(durability === 'on' ? DURABLE : FLEETING) };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', directory, '-p', String(port), ...options];
}
