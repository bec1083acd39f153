import type { Server } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { migrateDatabase } from './cli/db-migrate.command.js';
import { resolveDatabase, type ResolvedDatabase } from './embedded/resolve-database.js';
import { greeting } from './greeting.js';
import { DemoProjectService } from './modules/quality-improvement/quality-improvement.api.js';
import { DemoClaimsService } from './modules/rcm/rcm.api.js';
import { DevelopmentIssuer } from './shared/access/development-issuer.js';
import type { Role } from './shared/access/permission.codes.js';
import { settingsFrom, type Settings } from './shared/config/settings.js';
import { installDemoCompany, type Demo } from './shared/demo/demo-company.js';
import { DEMO_USERS } from './shared/demo/demo-users.codes.js';
import { createHttpApp } from './shared/http/http-app.js';
import { gracefulStop } from './shared/observability/graceful-stop.js';
import { serveOperations } from './shared/observability/operations-server.js';
import { Shutdown } from './shutdown.js';
import { startFailure } from './start-failure.js';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Starts the database where none is configured, migrates, serves, says where, and stops cleanly on a signal. */
export async function serve(environment: NodeJS.ProcessEnv): Promise<void> {
  const shutdown = new Shutdown(say);
  try {
    const database = await resolveDatabase(
      {
        databaseUrl: environment.DATABASE_URL,
        migratorDatabaseUrl: environment.MIGRATOR_DATABASE_URL,
        dataDir: environment.DATA_DIR || '.data',
      },
      say,
    );
    await shutdown.add(() => database.stop());
    await migrateDatabase(database.migratorUrl);
    await listen(settingsFrom(environment, database.appUrl), database, shutdown);
  } catch (error) {
    if (!shutdown.isUnderWay) say(startFailure(error));
    await shutdown.end(1);
  }
}

async function listen(settings: Settings, database: ResolvedDatabase, shutdown: Shutdown): Promise<void> {
  const app = await createHttpApp(AppModule.with(settings), settings);
  const beside: { operations?: Server } = {};
  await shutdown.add(() => gracefulStop(app, beside.operations));
  await app.listen(settings.port, settings.host);
  beside.operations = await serveOperations(app, settings.metricsPort, settings.host);
  const baseUrl = `http://${settings.host === '0.0.0.0' ? 'localhost' : settings.host}:${settings.port}`;
  const addresses = {
    baseUrl,
    docsUrl: `${baseUrl}/api/docs`,
    metricsUrl: `http://${settings.host}:${settings.metricsPort}/metrics`,
  };
  const demo = await installDemoCompany(database.migratorUrl, settings, app.get(DevelopmentIssuer), addresses);
  process.stdout.write(greeting({ ...addresses, demo, dataDir: database.dataDir, isEmbedded: database.embedded }));
  if (demo !== undefined) await fillDemo(app, demo);
}

/** The demo's records come while the server serves already; a failure costs the demo, not the server. */
async function fillDemo(app: NestFastifyApplication, { companyId }: Demo): Promise<void> {
  const subjectOf = (wanted: Role): string => DEMO_USERS.find(({ role }) => role === wanted)!.subject;
  const failed = (what: string) => (): void =>
    say(`The demo ${what} could not be installed; the next start tries again.`);
  await app.get(DemoProjectService).install(companyId, subjectOf('quality')).catch(failed('project'));
  await app.get(DemoClaimsService).install(companyId, subjectOf('billing')).catch(failed('claims'));
}
