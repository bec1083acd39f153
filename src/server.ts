import { AppModule } from './app.module.js';
import { migrateDatabase } from './cli/db-migrate.command.js';
import { resolveDatabase } from './embedded/resolve-database.js';
import { settingsFrom } from './shared/config/settings.js';
import { createHttpApp } from './shared/http/http-app.js';

/** Starts the database where none is configured, migrates, serves, says where, and stops cleanly on a signal. */
export async function serve(environment: NodeJS.ProcessEnv): Promise<void> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const database = await resolveDatabase(
    {
      databaseUrl: environment.DATABASE_URL,
      migratorDatabaseUrl: environment.MIGRATOR_DATABASE_URL,
      dataDir: environment.DATA_DIR || '.data',
    },
    say,
  );
  await migrateDatabase(database.migratorUrl);
  const settings = settingsFrom(environment, database.appUrl);
  const app = await createHttpApp(AppModule.with(settings), settings.logLevel);
  await app.listen(settings.port, '127.0.0.1');
  say(`Quintet listens on ${await app.getUrl()}`);
  const stop = async (): Promise<void> => {
    await app.close();
    await database.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}
