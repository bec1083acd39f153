import { existsSync } from 'node:fs';

export type LaunchReason =
  | 'port'
  | 'lock'
  | 'permission'
  | 'disk'
  | 'architecture'
  | 'musl'
  | 'libraries'
  | 'memory'
  | 'version'
  | 'damaged'
  | 'credentials'
  | 'timeout'
  | 'unknown';

/** PostgreSQL could not be started; the message is meant for the person who typed the command. */
export class LaunchFailure extends Error {
  constructor(
    readonly reason: LaunchReason,
    message: string,
  ) {
    super(message);
    this.name = 'LaunchFailure';
  }
}

const OWN_SERVER = 'To use a PostgreSQL server of your own instead, set DATABASE_URL.';

const SIGNS: readonly [RegExp, LaunchReason, string][] = [
  [/address already in use|could not bind/i, 'port', 'Another program already listens on the port of the database.'],
  [
    /lock file .* already exists|shared memory block .* still in use/i,
    'lock',
    'Another PostgreSQL still holds the data directory. Stop it, or wait until it has stopped.',
  ],
  [/no space left on device|ENOSPC|disk quota exceeded/i, 'disk', 'The disk is full. Free some space and start again.'],
  [
    /exec format error|ENOEXEC|bad CPU type/i,
    'architecture',
    'The installed binaries are for another processor. Run `npm ci` on this machine.',
  ],
  [/GLIBC_[\d.]+.? not found/i, 'musl', 'The C library of this system is too old: glibc 2.27 or newer is needed.'],
  [
    /error while loading shared libraries|library not loaded/i,
    'libraries',
    'A library of PostgreSQL is missing. Delete node_modules and run `npm ci`.',
  ],
  [
    /cannot allocate memory|could not map anonymous shared memory/i,
    'memory',
    'There is not enough memory for PostgreSQL (it asks for about 400 MB).',
  ],
  [
    /database files are incompatible/i,
    'version',
    'The data were written by another version of PostgreSQL. Use that version, or another DATA_DIR.',
  ],
  [
    /could not locate a valid checkpoint|invalid page in block|is not a database cluster directory/i,
    'damaged',
    'The data directory is damaged. Restore it from a backup, or use another DATA_DIR.',
  ],
  [
    /permission denied|EACCES|EPERM|operation not permitted|invalid permissions|wrong ownership/i,
    'permission',
    'Permission was denied. The data directory and the binaries must belong to, or be readable by, the user who runs PostgreSQL.',
  ],
];

/** What PostgreSQL or the operating system said, in plain words. */
export function explainFailure(said: string, binary?: string): LaunchFailure {
  if (/ENOENT/.test(said) && binary !== undefined && existsSync(binary)) {
    const words = 'The binaries need glibc, and this system has none (musl, for instance Alpine Linux).';
    return new LaunchFailure('musl', `PostgreSQL could not be started. ${words} ${OWN_SERVER}`);
  }
  const sign = SIGNS.find(([pattern]) => pattern.test(said));
  const [, reason, words] = sign ?? [/./, 'unknown' as const, 'It said nothing that this program knows.'];
  return new LaunchFailure(
    reason,
    `PostgreSQL could not be started. ${words} ${OWN_SERVER}\nIt said: ${lastLines(said)}`,
  );
}

function lastLines(said: string): string {
  return said.trim().split('\n').slice(-5).join('\n  ');
}
