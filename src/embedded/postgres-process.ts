import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, realpathSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { explainFailure, LaunchFailure } from './launch-failure.js';
import type { PostgresAccount } from './postgres-account.js';
import { ownerOf, postgresEnvironment, serverArguments, SUPERUSER } from './postgres-cluster.js';

const STOP_PATIENCE_MS = 30_000;
const LOG_LIMIT_BYTES = 8_000_000;

/** What the file postmaster.pid says. */
export interface LockFile {
  pid: number;
  port: number;
}

export function readLockFile(directory: string): LockFile | undefined {
  const file = join(directory, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Math.abs(Number(lines[0])), port: Number(lines[3] ?? 0) };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export function superuserUrl(port: number, password: string): string {
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
}

export type Answer = 'ours' | 'not ready' | 'silent' | 'foreign';

/** Who answers at the port: our cluster, a server that is not ready, nobody, or somebody else. */
export async function ask(directory: string, port: number, password: string): Promise<Answer> {
  const client = new pg.Client({ connectionString: superuserUrl(port, password), connectionTimeoutMillis: 3000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ place: string }>("SELECT current_setting('data_directory') AS place");
    return rows[0] !== undefined && realpathSync(rows[0].place) === realpathSync(directory) ? 'ours' : 'foreign';
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ECONNREFUSED') return 'silent';
    return /^(57P0|ECONNRESET|53300)/.test(code) || code === '' ? 'not ready' : 'foreign';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A port on which nobody listened a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

export interface ServerOptions {
  directory: string;
  port: number;
  password: string;
  program: string;
  account?: PostgresAccount;
  durability: 'on' | 'off';
}

/**
 * Starts the server in a process group of its own, so that Ctrl-C in the terminal reaches the application alone, which
 * drains first and stops the server afterwards.
 */
export async function runServer(options: ServerOptions, patienceMs: number): Promise<ChildProcess> {
  const log = openLog(`${options.directory}.log`);
  const child = spawn(options.program, serverArguments(options.directory, options.port, options.durability), {
    ...ownerOf(options.account),
    cwd: options.directory,
    env: postgresEnvironment(),
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
  });
  closeSync(log.descriptor);
  let end: string | undefined;
  const ended = new Promise<void>((resolve) => {
    const note = (words: string): void => {
      end ??= words;
      resolve();
    };
    child.once('error', (error) => note(String(error)));
    child.once('exit', (code, signal) => note(`exit ${code ?? signal}\n${log.added()}`));
  });
  child.unref();
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(20)) {
    // Whoever holds the port may keep the question waiting: the end of the server is noticed beside it.
    const answer = await Promise.race([ask(options.directory, options.port, options.password), ended]);
    if (end !== undefined) throw explainFailure(end, options.program);
    if (answer === 'ours') return child;
  }
  child.kill('SIGINT');
  throw new LaunchFailure(
    'timeout',
    `PostgreSQL did not answer within ${patienceMs / 1000} s. It said: ${log.added()}`,
  );
}

function openLog(file: string): { descriptor: number; added(): string } {
  if (existsSync(file) && statSync(file).size > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
  const descriptor = openSync(file, 'a', 0o600);
  const start = statSync(file).size;
  return { descriptor, added: () => readFileSync(file).subarray(start).toString('utf8') };
}

/** Fast shutdown: open transactions are rolled back, everything acknowledged is on disk. */
export async function stopServer(directory: string): Promise<void> {
  const lock = readLockFile(directory);
  if (lock === undefined) return;
  signal(lock.pid, 'SIGINT');
  for (const start = Date.now(); isAlive(lock.pid) && existsSync(join(directory, 'postmaster.pid')); await sleep(20)) {
    if (Date.now() - start > STOP_PATIENCE_MS) return signal(lock.pid, 'SIGQUIT');
  }
  // The file goes a moment before the process; where nobody reaps orphans, its number stays for ever.
  for (let waited = 0; isAlive(lock.pid) && waited < 500; waited += 20) await sleep(20);
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended already.
  }
}
