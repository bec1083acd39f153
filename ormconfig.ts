import { DataSource } from 'typeorm';
import { migratorDatabaseOptions } from './src/shared/database/database-options.js';

const url = process.env.MIGRATOR_DATABASE_URL ?? process.env.DATABASE_URL;
if (url === undefined) throw new Error('Set MIGRATOR_DATABASE_URL to the connection of the role `migrator`');

/** The DataSource of TypeORM's command line: migrations only, synchronize is never on. */
export default new DataSource(await migratorDatabaseOptions(url));
