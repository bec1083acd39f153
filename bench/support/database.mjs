// A PostgreSQL of a benchmark's own, as durable as the delivered one, with the tables of the application.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { ROOT } from '../../scripts/prepare.mjs';
import { built, withFolder } from './files.mjs';
import { runNode } from './processes.mjs';

const DATABASE = 'quintet';

/** Starts and migrates it, and stops it afterwards. `work` gets {folder, superuserUrl, env}: env is our server's. */
export function withDatabase(work) {
  return withFolder(async (folder) => {
    const { startEmbeddedPostgres } = await built('embedded/embedded-postgres.js');
    const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log: () => undefined });
    try {
      const env = await migrated(server, folder);
      const superuserUrl = Object.assign(new URL(server.superuserUrl), { pathname: `/${DATABASE}` }).href;
      return await work({ folder, superuserUrl, env });
    } finally {
      await server.stop();
    }
  });
}

async function migrated(server, folder) {
  const { provisionRoles } = await built('embedded/provision.js');
  const word = () => randomBytes(12).toString('hex');
  const passwords = { migrator: word(), app: word(), backup: word() };
  const { appUrl, migratorUrl } = await provisionRoles(server.superuserUrl, { database: DATABASE, passwords });
  const env = {
    DATABASE_URL: appUrl,
    MIGRATOR_DATABASE_URL: migratorUrl,
    DATA_DIR: join(folder, 'data'),
    RATE_LIMIT_PER_MINUTE: '0',
  };
  await runNode(join(ROOT, 'dist', 'cli', 'main.js'), ['db', 'migrate'], { env });
  return env;
}

/** A connection that is closed afterwards. */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
