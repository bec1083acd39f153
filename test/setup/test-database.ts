import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { provisionRoles, type RolePasswords, type RoleUrls, urlFor, withClient } from '../../src/embedded/provision.js';

export interface TestDatabase extends RoleUrls {
  name: string;
  superuserUrl: string;
}

const TEMPLATE = 'quintet_template';
const BUSY = '55006';

/** The migrated database of this Jest worker: made once, then shared by all its test files. */
export function testDatabase(): Promise<TestDatabase> {
  return create(`q_w${process.env.JEST_WORKER_ID ?? '1'}`, TEMPLATE);
}

/** A migrated (or, with `empty`, an empty) database for one test alone; drop it with dropDatabase. */
export function freshDatabase(kind: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> {
  return create(`q_x${randomBytes(6).toString('hex')}`, kind === 'migrated' ? TEMPLATE : undefined);
}

export async function dropDatabase(database: TestDatabase): Promise<void> {
  await withClient(serverUrl(), (client) => client.query(`DROP DATABASE IF EXISTS "${database.name}" WITH (FORCE)`));
}

/** A folder that is removed at the end of the test run; PostgreSQL's own user can reach it. */
export function testFolder(): string {
  return setting('QUINTET_TEST_FOLDER');
}

async function create(name: string, template: string | undefined): Promise<TestDatabase> {
  const passwords = JSON.parse(setting('QUINTET_TEST_PASSWORDS')) as RolePasswords;
  for (let attempt = 1; ; attempt++) {
    try {
      const urls = await provisionRoles(serverUrl(), { database: name, passwords, template });
      return { name, superuserUrl: urlFor(serverUrl(), name), ...urls };
    } catch (error) {
      // Another worker is copying the template at this moment.
      if ((error as { code?: string }).code !== BUSY || attempt === 20) throw error;
      await sleep(250);
    }
  }
}

function serverUrl(): string {
  return setting('QUINTET_TEST_SUPERUSER_URL');
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run the tests with npm test, or npm test -- <path>.`);
  return value;
}
