import { resolveDatabase, type ResolvedDatabase } from '../embedded/resolve-database.js';

/** Runs with the configured database; an embedded one is stopped again unless another process uses it. */
export async function withDatabase(work: (database: ResolvedDatabase) => Promise<number>): Promise<number> {
  const database = await resolveDatabase(
    {
      databaseUrl: process.env.DATABASE_URL,
      migratorDatabaseUrl: process.env.MIGRATOR_DATABASE_URL,
      dataDir: process.env.DATA_DIR || '.data',
    },
    (line) => process.stderr.write(`${line}\n`),
  );
  try {
    return await work(database);
  } finally {
    // An embedded server that another process still uses goes on running.
    await database.stop();
  }
}
