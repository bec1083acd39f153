import { DataSource } from 'typeorm';
import { migratorDatabaseOptions } from '../shared/database/database-options.js';
import { asksForHelp, unusable } from './output.js';
import { withDatabase } from './with-database.js';

const HELP =
  'quintet db migrate\n  Applies the migrations that are missing, as the role migrator (MIGRATOR_DATABASE_URL).';

/** `quintet db migrate`: one line per migration that was applied. */
export async function migrate(args: string[], write: (line: string) => Promise<void> | void): Promise<number> {
  if (asksForHelp(args)) {
    await write(HELP);
    return 0;
  }
  if (args.length > 0) return unusable(HELP);
  return withDatabase(async ({ migratorUrl }) => {
    for (const name of await migrateDatabase(migratorUrl)) await write(JSON.stringify({ migrated: name }));
    return 0;
  });
}

/** Applies what is missing and answers the names; safe when several processes start at once. */
export async function migrateDatabase(migratorUrl: string): Promise<string[]> {
  const source = await new DataSource(await migratorDatabaseOptions(migratorUrl)).initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock(7164202)');
    return (await source.runMigrations()).map((migration) => migration.name);
  } finally {
    await runner.release();
    await source.destroy();
  }
}
