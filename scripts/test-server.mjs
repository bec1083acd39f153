// The PostgreSQL of one test run: own port, own private directory, a migrated template, gone at the end.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, run } from './prepare.mjs';

const PREFIX = 'quintet-test-';
export const TEMPLATE = 'quintet_template';
const built = (path) => import(pathToFileURL(join(ROOT, 'dist', 'embedded', path)).href);

/** Starts the server and answers what the tests need in their environment. */
export async function startTestServer(log) {
  const { postgresAccount, canTraverse, makeFolder, SHARED_HOME } = await built('postgres-account.js');
  const account = postgresAccount();
  const shared = account !== undefined && !canTraverse(tmpdir(), account);
  const base = shared ? join(SHARED_HOME, 'test') : tmpdir();
  if (shared) makeFolder(base, 0o711);
  await removeLeftovers(base);
  const folder = mkdtempSync(join(base, `${PREFIX}${process.pid}-`));
  const { startEmbeddedPostgres } = await built('embedded-postgres.js');
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log, durability: 'off' });
  const stop = async () => {
    await server.stop();
    await stopStrays(folder);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { environment: await makeTemplate(server, folder), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeTemplate(server, folder) {
  const { provisionRoles } = await built('provision.js');
  const word = () => randomBytes(12).toString('hex');
  const passwords = { migrator: word(), app: word(), backup: word() };
  const urls = await provisionRoles(server.superuserUrl, { database: TEMPLATE, passwords });
  const environment = {
    QUINTET_TEST_SUPERUSER_URL: server.superuserUrl,
    QUINTET_TEST_PASSWORDS: JSON.stringify(passwords),
    QUINTET_TEST_FOLDER: folder,
    // Nothing of a developer's own configuration reaches the tests.
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: '',
    MIGRATOR_DATABASE_URL: '',
  };
  await migrate(urls, folder);
  return environment;
}

async function migrate(urls, folder) {
  const cli = join(ROOT, 'dist', 'cli', 'main.js');
  if (!existsSync(cli)) {
    process.stderr.write('There is no command line in dist yet: the template database stays empty.\n');
    return;
  }
  const env = { ...process.env, DATABASE_URL: urls.appUrl, MIGRATOR_DATABASE_URL: urls.migratorUrl, DATA_DIR: folder };
  const code = await run(process.execPath, ['--enable-source-maps', cli, 'db', 'migrate'], { env });
  if (code !== 0) throw new Error(`The migrations failed on an empty database (exit ${code}).`);
}

/** Servers that a test has started below the folder and not stopped. */
async function stopStrays(folder) {
  const { stopServer } = await built('postgres-process.js');
  for (const name of readdirSync(folder)) await stopServer(join(folder, name, '.data', 'postgres'));
}

/** Servers and folders of test runs that were killed. */
async function removeLeftovers(base) {
  const { stopServer, isAlive } = await built('postgres-process.js');
  for (const name of readdirSync(base).filter((entry) => entry.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0]);
    if (isAlive(pid)) continue;
    try {
      await stopServer(join(base, name, 'postgres'));
      await stopStrays(join(base, name));
      rmSync(join(base, name), { recursive: true, force: true });
    } catch {
      // Another user's; not ours to clean.
    }
  }
}
