import { chownSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchFailure } from './launch-failure.js';
import { type Log, placeCluster, type PostgresAccount, postgresAccount } from './postgres-account.js';
import { platformPackage, usableBinaries } from './postgres-binaries.js';
import { ensureCluster, readNote, SUPERUSER, writeNote } from './postgres-cluster.js';
import {
  ask,
  freePort,
  isAlive,
  readLockFile,
  runServer,
  type ServerOptions,
  signal,
  stopServer,
  superuserUrl,
} from './postgres-process.js';
import { PostgresUsers } from './postgres-users.js';
import { watchServer } from './postgres-watch.js';
import { withStartLock } from './start-lock.js';

export interface EmbeddedPostgresOptions {
  /** Where the cluster shall lie; its note, log and location are written beside it. */
  dataDir: string;
  /** A fixed port; 'free' (the default) takes the port of the last start, or any free one. */
  port?: number | 'free';
  log: Log;
  /** 'off' for tests only: a crash of the machine may lose data. */
  durability?: 'on' | 'off';
}

export interface EmbeddedPostgres {
  port: number;
  superuserUrl: string;
  superuser: string;
  /** Where the cluster really lies. */
  dataDir: string;
  /** The server ran already: started by another process, or left behind by one that was killed. */
  adopted: boolean;
  /** Stops the server, unless another process still uses it. */
  stop(): Promise<void>;
}

const LOCK_PATIENCE_MS = 5000;
const START_PATIENCE_MS = 120_000;
const PORT_ATTEMPTS = 5;

/** Starts the PostgreSQL that npm installed, or adopts the one that already serves the data directory. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = postgresAccount();
  const directory = placeCluster(options.dataDir, account, options.log);
  const users = new PostgresUsers(directory);
  users.join();
  try {
    return await withStartLock(`${directory}.starting`, async () => {
      const adopted = await adopt(directory, options.log);
      const port = adopted ?? (await launch(directory, options, account));
      const unwatch = watchServer(directory, options.log);
      return { ...handle(directory, port, users, unwatch), adopted: adopted !== undefined };
    });
  } catch (error) {
    users.leave();
    throw error;
  }
}

/** The port of the server that already runs on this directory, if it knows our credentials. */
async function adopt(directory: string, log: Log): Promise<number | undefined> {
  const note = readNote(directory);
  for (const start = Date.now(); ; await sleep(100)) {
    const lock = readLockFile(directory);
    if (lock === undefined || !isAlive(lock.pid) || note === undefined) return undefined;
    const answer = lock.port === 0 ? 'not ready' : await ask(directory, lock.port, note.superuserPassword);
    if (answer === 'ours') return lock.port;
    const patience = answer === 'not ready' ? START_PATIENCE_MS : LOCK_PATIENCE_MS;
    if (Date.now() - start > patience) {
      log(`The lock file of the database names process ${lock.pid}, which does not answer as our PostgreSQL.`);
      return undefined;
    }
  }
}

async function launch(directory: string, options: EmbeddedPostgresOptions, account?: PostgresAccount): Promise<number> {
  const binaries = usableBinaries(await platformPackage(), account, dirname(directory), options.log);
  const note = ensureCluster(directory, binaries, account);
  if (account) chownSync(directory, account.uid, account.gid);
  const server = { directory, password: note.superuserPassword, program: binaries.postgres, account };
  const durability = options.durability ?? 'on';
  const wanted = typeof options.port === 'number' ? options.port : note.port;
  const port = await launchAt(wanted ?? (await freePort()), options, { ...server, durability });
  writeNote(directory, { ...note, port });
  return port;
}

/** Waits for the lock of a server that is just ending, and looks for another port where the choice is ours. */
async function launchAt(
  first: number,
  options: EmbeddedPostgresOptions,
  server: Omit<ServerOptions, 'port'>,
): Promise<number> {
  const deadline = Date.now() + LOCK_PATIENCE_MS;
  let port = first;
  for (let attempt = 1; ;) {
    try {
      await runServer({ ...server, port }, START_PATIENCE_MS);
      return port;
    } catch (error) {
      const reason = error instanceof LaunchFailure ? error.reason : 'unknown';
      if (reason === 'lock' && Date.now() < deadline) await sleep(200);
      else if (reason === 'port' && typeof options.port !== 'number' && attempt++ < PORT_ATTEMPTS) {
        options.log(`Port ${port} is taken by another program; looking for another one for the database.`);
        port = await freePort();
      } else throw error;
    }
  }
}

function handle(
  directory: string,
  port: number,
  users: PostgresUsers,
  unwatch: () => void,
): Omit<EmbeddedPostgres, 'adopted'> {
  const password = readNote(directory)?.superuserPassword ?? '';
  const release = (): boolean => {
    users.leave();
    return !users.hasOthers();
  };
  // A process that ends without stop() still asks the server to shut down.
  const lastWish = (): void => {
    const pid = readLockFile(directory)?.pid;
    if (release() && pid !== undefined) signal(pid, 'SIGINT');
  };
  process.once('exit', lastWish);
  return {
    port,
    superuser: SUPERUSER,
    superuserUrl: superuserUrl(port, password),
    dataDir: directory,
    stop: async () => {
      unwatch();
      process.removeListener('exit', lastWish);
      if (release()) await stopServer(directory);
    },
  };
}
