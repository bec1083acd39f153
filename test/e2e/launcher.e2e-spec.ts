import { spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { canTraverse } from '../../src/embedded/postgres-account.js';
import { platformPackage, repairLinks } from '../../src/embedded/postgres-binaries.js';
import { isAlive, readLockFile } from '../../src/embedded/postgres-process.js';
import { withClient } from '../../src/embedded/provision.js';
import { end, endAll, launch, newDataDirectory } from '../setup/launched.js';
import { testFolder } from '../setup/test-database.js';

const NOBODY = { name: 'nobody', uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;
const asRoot = isRoot ? it : it.skip;
const canBecomeNobody = isRoot && canTraverse(resolve('.'), NOBODY);
const asNobody = canBecomeNobody ? it : it.skip;
const LAUNCH_MS = 60_000;

const keep = (url: string, text: string): Promise<unknown> =>
  withClient(url, async (client) => {
    await client.query('CREATE TABLE IF NOT EXISTS kept (text text)');
    await client.query('INSERT INTO kept VALUES ($1)', [text]);
  });

const kept = (url: string): Promise<string[]> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ text: string }>('SELECT text FROM kept ORDER BY text');
    return rows.map(({ text }) => text);
  });

function postmasterOf(directory: string): number {
  return readLockFile(directory)?.pid ?? 0;
}

async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; isAlive(pid) && tries < 100; tries++) await sleep(50);
  return !isAlive(pid);
}

describe('the embedded PostgreSQL', () => {
  beforeAll(() => {
    if (!isRoot) process.stderr.write('Not root: the tests of the user that PostgreSQL runs as are skipped.\n');
    else if (!canBecomeNobody)
      process.stderr.write('The repository is closed to others: the test as nobody is skipped.\n');
  });

  afterAll(endAll);

  it(
    'finds everything as it was at a second start, on the same port, and leaves no process',
    async () => {
      const dataDir = newDataDirectory();
      const first = await launch(dataDir);
      await keep(first.database.migratorUrl, 'one');
      const pid = postmasterOf(first.database.dataDir);
      await end(first, 'SIGTERM');
      expect(isAlive(pid)).toBe(false);

      const second = await launch(dataDir);
      expect(second.database).toMatchObject({ adopted: false, embedded: true, appUrl: first.database.appUrl });
      expect(await kept(second.database.migratorUrl)).toEqual(['one']);
      await end(second, 'SIGTERM');
    },
    LAUNCH_MS,
  );

  it(
    'is adopted when its application was killed, and stopped by the one that adopted it',
    async () => {
      const dataDir = newDataDirectory();
      const killed = await launch(dataDir);
      await keep(killed.database.migratorUrl, 'kept');
      const pid = postmasterOf(killed.database.dataDir);
      await end(killed, 'SIGKILL');
      expect(isAlive(pid)).toBe(true);

      const next = await launch(dataDir);
      expect(next.database.adopted).toBe(true);
      expect(await kept(next.database.migratorUrl)).toEqual(['kept']);
      await end(next, 'SIGTERM');
      expect(await gone(pid)).toBe(true);
    },
    LAUNCH_MS,
  );

  it(
    'recovers when it was killed itself, alone or with its application',
    async () => {
      const dataDir = newDataDirectory();
      const first = await launch(dataDir);
      await keep(first.database.migratorUrl, 'a');
      process.kill(postmasterOf(first.database.dataDir), 'SIGKILL');
      const second = await launch(dataDir);
      expect(await kept(second.database.migratorUrl)).toEqual(['a']);
      await keep(second.database.migratorUrl, 'b');
      process.kill(postmasterOf(second.database.dataDir), 'SIGKILL');
      await end(second, 'SIGKILL');
      await end(first, 'SIGKILL');

      const third = await launch(dataDir);
      expect(await kept(third.database.migratorUrl)).toEqual(['a', 'b']);
      await end(third, 'SIGTERM');
    },
    LAUNCH_MS,
  );

  it(
    'stays up while another process uses it',
    async () => {
      const dataDir = newDataDirectory();
      const [first, second] = await Promise.all([launch(dataDir), launch(dataDir)]);
      const pid = postmasterOf(first.database.dataDir);
      await end(first, 'SIGTERM');
      await keep(second.database.migratorUrl, 'still here');
      await end(second, 'SIGTERM');
      expect(await gone(pid)).toBe(true);
    },
    LAUNCH_MS,
  );

  it(
    'names the port that is taken, or takes another one where it may',
    async () => {
      const { dataDir, port, squatter } = await squattedDirectory();
      await expect(launch(join(dataDir, 'postgres'), { port })).rejects.toThrow(/port: .*already listens on the port/);
      const second = await launch(dataDir);
      expect(second.said.join()).toContain(`Port ${port} is taken`);
      await end(second, 'SIGTERM');
      squatter.close();
    },
    LAUNCH_MS,
  );

  it(
    'gets a new superuser password when the note of it was lost',
    async () => {
      const dataDir = newDataDirectory();
      const first = await launch(dataDir);
      await keep(first.database.migratorUrl, 'not lost');
      await end(first, 'SIGTERM');
      rmSync(join(dataDir, 'postgres.json'));
      rmSync(join(dataDir, 'database-roles.json'));
      const second = await launch(dataDir);
      expect(await kept(second.database.migratorUrl)).toEqual(['not lost']);
      await end(second, 'SIGTERM');
    },
    LAUNCH_MS,
  );

  it(
    'keeps its secrets in files that only their owner reads, and listens on this machine only',
    async () => {
      const dataDir = newDataDirectory();
      const { database, child } = await launch(dataDir);
      const secrets = ['postgres.json', 'database-roles.json', 'postgres.log'].map((name) => join(dataDir, name));
      expect(secrets.map((file) => (statSync(file).mode & 0o777).toString(8))).toEqual(['600', '600', '600']);
      const settings = await withClient(database.appUrl, (client) =>
        client.query(
          "SELECT name, setting FROM pg_settings WHERE name IN ('listen_addresses', 'fsync', 'synchronous_commit', 'data_checksums') ORDER BY name",
        ),
      );
      expect(settings.rows.map(({ setting }) => setting)).toEqual(['on', 'on', '127.0.0.1', 'on']);
      await end({ child }, 'SIGTERM');
    },
    LAUNCH_MS,
  );

  it('has its missing library links made again', async () => {
    const copy = mkdtempSync(join(testFolder(), 'binaries-'));
    cpSync(await platformPackage(), copy, { recursive: true, verbatimSymlinks: true });
    const libraries = join(copy, 'native', 'lib');
    const isLink = (name: string): boolean => lstatSync(join(libraries, name)).isSymbolicLink();
    const links = readdirSync(libraries).filter(isLink);
    for (const name of links) rmSync(join(libraries, name));
    repairLinks(copy, () => undefined);
    expect(readdirSync(libraries).filter(isLink)).toEqual(links);
    expect(spawnSync(join(copy, 'native', 'bin', 'postgres'), ['--version']).status).toBe(0);
  });

  asRoot(
    'run by root, belongs to another user; closed to that user, the data go elsewhere and the start says so',
    async () => {
      const closed = join(mkdtempSync(join(testFolder(), 'closed-')), 'clone', '.data');
      mkdirSync(dirname(closed), { mode: 0o700 });
      const first = await launch(closed);
      expect(statSync(first.database.dataDir).uid).not.toBe(0);
      expect(first.said.join()).toContain(`the database lies in ${first.database.dataDir}`);
      expect(first.database.dataDir).toMatch(/^\/var\/lib\/quintet\/[0-9a-f-]+\/postgres$/);
      await end(first, 'SIGTERM');
      const second = await launch(closed);
      expect(second.database.appUrl).toBe(first.database.appUrl);
      await end(second, 'SIGTERM');
      rmSync(dirname(first.database.dataDir), { recursive: true });
    },
    LAUNCH_MS,
  );

  asNobody(
    'runs as an ordinary user',
    async () => {
      const dataDir = newDataDirectory();
      chownSync(dirname(dataDir), NOBODY.uid, NOBODY.gid);
      const { database, child } = await launch(dataDir, { uid: NOBODY.uid });
      expect(statSync(database.dataDir).uid).toBe(NOBODY.uid);
      await keep(database.migratorUrl, 'mine');
      await end({ child }, 'SIGTERM');
      expect(existsSync(join(database.dataDir, 'postmaster.pid'))).toBe(false);
    },
    LAUNCH_MS,
  );
});

/**
 * A data directory whose server has ended and on whose port somebody else listens now. Where a connection of another
 * test has taken that port meanwhile (it is one of those that the system hands out), another directory is tried.
 */
async function squattedDirectory(): Promise<{ dataDir: string; port: number; squatter: Server }> {
  for (let attempt = 1; ; attempt++) {
    const dataDir = newDataDirectory();
    const first = await launch(dataDir);
    const port = Number(new URL(first.database.appUrl).port);
    await end(first, 'SIGTERM');
    const squatter = createServer().listen(port, '127.0.0.1');
    try {
      await once(squatter, 'listening');
      return { dataDir, port, squatter };
    } catch (error) {
      if (attempt === 10) throw error;
    }
  }
}
