import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainFailure } from './launch-failure.js';

describe('what PostgreSQL says when it cannot start', () => {
  it.each([
    ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', 'port'],
    ['FATAL:  lock file "postmaster.pid" already exists', 'lock'],
    ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', 'lock'],
    ['PANIC:  could not write to file "pg_wal/xlogtemp.7": No space left on device', 'disk'],
    ['FATAL:  could not open file "global/pg_control": Permission denied', 'permission'],
    ['FATAL:  data directory "/data" has invalid permissions', 'permission'],
    ['Error: spawn postgres EACCES', 'permission'],
    ['Error: spawn ENOEXEC', 'architecture'],
    ['postgres: error while loading shared libraries: libicuuc.so.60: cannot open shared object file', 'libraries'],
    ["libc.so.6: version `GLIBC_2.27' not found (required by postgres)", 'musl'],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'memory'],
    ['FATAL:  database files are incompatible with server', 'version'],
    ['PANIC:  could not locate a valid checkpoint record', 'damaged'],
    ['something new', 'unknown'],
  ])('%s: %s', (said, reason) => {
    const failure = explainFailure(said);
    expect(failure.reason).toBe(reason);
    expect(failure.message).toContain('DATABASE_URL');
    expect(failure.message).toContain(said);
  });

  it('a binary that is there and yet not found needs another C library', () => {
    const folder = mkdtempSync(join(tmpdir(), 'launch-failure-'));
    const binary = join(folder, 'postgres');
    writeFileSync(binary, '');
    expect(explainFailure(`Error: spawn ${binary} ENOENT`, binary).message).toContain('musl');
    rmSync(folder, { recursive: true });
  });
});
