import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The operating system user that runs PostgreSQL when this process is root (PostgreSQL refuses to be root). */
export interface PostgresAccount {
  name: string;
  uid: number;
  gid: number;
}

export type Log = (line: string) => void;

const NOBODY: PostgresAccount = { name: '65534', uid: 65534, gid: 65534 };
export const SHARED_HOME = '/var/lib/quintet';

/** Nothing for an ordinary user: PostgreSQL then runs as that user. */
export function postgresAccount(): PostgresAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const passwd = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : '';
  const fields = passwd
    .split('\n')
    .find((line) => line.startsWith('postgres:'))
    ?.split(':');
  return fields ? { name: 'postgres', uid: Number(fields[2]), gid: Number(fields[3]) } : NOBODY;
}

/** Whether the account may walk through every folder down to `path` itself. */
export function canTraverse(path: string, account: PostgresAccount): boolean {
  for (let folder = realpathSync(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * The directory in which the cluster really lies. It is the wanted one, unless root asks and the account of PostgreSQL
 * cannot get there (a repository in root's home): then a folder of SHARED_HOME, remembered beside the wanted one.
 */
export function placeCluster(wanted: string, account: PostgresAccount | undefined, log: Log): string {
  const parent = dirname(resolve(wanted));
  makeFolder(parent, account ? 0o711 : 0o700);
  const directory = join(realpathSync(parent), resolve(wanted).slice(parent.length));
  if (!account || reachable(realpathSync(parent), account)) return directory;
  const note = `${directory}.location`;
  const place = existsSync(note) ? readFileSync(note, 'utf8').trim() : freshPlace(directory);
  makeFolder(dirname(place), 0o711);
  writeFileSync(note, `${place}\n`);
  log(`The user ${account.name}, who runs PostgreSQL, cannot reach ${parent}; the database lies in ${place}.`);
  return place;
}

/** A folder with exactly this mode, whatever the umask; one that exists is left as it is. */
export function makeFolder(path: string, mode: number): void {
  const topmost = mkdirSync(path, { recursive: true });
  if (topmost === undefined) return;
  for (let folder = path; folder.length >= topmost.length; folder = dirname(folder)) chmodSync(folder, mode);
}

function reachable(parent: string, account: PostgresAccount): boolean {
  if (!canTraverse(dirname(parent), account)) return false;
  if (!canTraverse(parent, account)) chmodSync(parent, statSync(parent).mode | 0o011);
  return true;
}

/** Where the cluster wanted here lies, if there is one. */
export function knownCluster(wanted: string): string | undefined {
  const note = `${resolve(wanted)}.location`;
  const place = existsSync(note) ? readFileSync(note, 'utf8').trim() : resolve(wanted);
  return existsSync(place) ? place : undefined;
}

/** Data of an earlier clone in the same path are left alone: their keys went with that clone. */
function freshPlace(wanted: string): string {
  const hash = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const place = join(SHARED_HOME, hash, 'postgres');
  return existsSync(place) ? join(SHARED_HOME, `${hash}-${randomBytes(3).toString('hex')}`, 'postgres') : place;
}
