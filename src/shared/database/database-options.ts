import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DataSourceOptions, MigrationInterface } from 'typeorm';
import type { Settings } from '../config/settings.js';
import { SnakeNamingStrategy } from './snake-naming.strategy.js';
import { tenantClient } from './tenant-client.js';

const STATEMENT_TIMEOUT_MS = 30_000;
const LOCK_TIMEOUT_MS = 5_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60_000;
const ACQUIRE_TIMEOUT_MS = 5_000;

/** How the server connects, as the role `app`. */
export function appDatabaseOptions(settings: Settings): DataSourceOptions {
  return {
    type: 'postgres',
    url: settings.databaseUrl,
    namingStrategy: new SnakeNamingStrategy(),
    installExtensions: false,
    // TypeORM would drop an undefined from a WHERE and answer with the first row.
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    extra: {
      Client: tenantClient(settings.tenantForm, settings.hasNamedStatements),
      max: settings.poolSize,
      connectionTimeoutMillis: ACQUIRE_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      lock_timeout: LOCK_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
      options: '-c TimeZone=UTC',
      application_name: 'quintet',
    },
  };
}

/** How migrations connect, as the role `migrator`, owner of the tables. */
export async function migratorDatabaseOptions(url: string): Promise<DataSourceOptions> {
  return {
    type: 'postgres',
    url,
    namingStrategy: new SnakeNamingStrategy(),
    installExtensions: false,
    migrations: await allMigrations(),
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    extra: { options: '-c TimeZone=UTC', application_name: 'quintet-migrator' },
  };
}

type MigrationClass = new () => MigrationInterface;

/** Every migration of the one folder, by name. */
async function allMigrations(): Promise<MigrationClass[]> {
  const folder = new URL('../../migrations/', import.meta.url);
  const files = readdirSync(fileURLToPath(folder)).filter((file) => /\.migration\.(ts|js)$/.test(file));
  const migrations: MigrationClass[] = [];
  // One after the other: Jest's module loader fails when the same modules are imported at once.
  for (const file of files.sort()) {
    const module = (await import(new URL(file, folder).href)) as Record<string, MigrationClass>;
    migrations.push(...Object.values(module));
  }
  return migrations;
}
