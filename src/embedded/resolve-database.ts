import { join, resolve } from 'node:path';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import type { Log } from './postgres-account.js';
import { provisionRoles, rolePasswords } from './provision.js';
import { withStartLock } from './start-lock.js';

export interface DatabaseConfiguration {
  /** An own server, as the role `app`; without it the embedded one is started. */
  databaseUrl?: string;
  /** The same server as the owner of the tables; the application's URL if not given. */
  migratorDatabaseUrl?: string;
  dataDir: string;
}

export interface ResolvedDatabase {
  appUrl: string;
  migratorUrl: string;
  /** Known for the embedded server only. */
  backupUrl?: string;
  superuserUrl?: string;
  embedded: boolean;
  /** A server was found running (see EmbeddedPostgres). */
  adopted: boolean;
  /** Where the data lie: a directory, or the host of the own server. */
  dataDir: string;
  stop(): Promise<void>;
}

export const EMBEDDED_DATABASE = 'quintet';

/** The database that the configuration asks for: an own server, or the embedded one, started and provisioned. */
export async function resolveDatabase(configuration: DatabaseConfiguration, log: Log): Promise<ResolvedDatabase> {
  const { databaseUrl, migratorDatabaseUrl } = configuration;
  if (databaseUrl !== undefined && databaseUrl !== '') {
    const migratorUrl =
      migratorDatabaseUrl === undefined || migratorDatabaseUrl === '' ? databaseUrl : migratorDatabaseUrl;
    const own = { appUrl: databaseUrl, migratorUrl, embedded: false, adopted: false };
    return { ...own, dataDir: new URL(databaseUrl).host, stop: () => Promise.resolve() };
  }
  const dataDir = resolve(configuration.dataDir);
  const server = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), port: 'free', log });
  try {
    // Two starts at once agree on the passwords: the one that comes later reads what the other wrote.
    const urls = await withStartLock(join(dataDir, 'database-roles.lock'), () =>
      provisionRoles(server.superuserUrl, { database: EMBEDDED_DATABASE, passwords: rolePasswords(dataDir) }),
    );
    const { superuserUrl, adopted, stop } = server;
    return { ...urls, superuserUrl, embedded: true, adopted, dataDir: server.dataDir, stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
