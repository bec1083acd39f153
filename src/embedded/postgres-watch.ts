import type { Log } from './postgres-account.js';
import { isAlive, readLockFile } from './postgres-process.js';

const LOOK_MS = 500;
const ENDED =
  'The database has ended without being asked (see the log beside its directory). Requests are answered with 503. ' +
  'Stop this server and start it again: the start recovers the database with everything that was acknowledged.';

/** Says once when the server that runs on the directory ends by itself; answers how to look no more. */
export function watchServer(directory: string, log: Log): () => void {
  const pid = readLockFile(directory)?.pid;
  const looking = setInterval(() => {
    if (pid !== undefined && isAlive(pid)) return;
    clearInterval(looking);
    log(ENDED);
  }, LOOK_MS).unref();
  return () => clearInterval(looking);
}
