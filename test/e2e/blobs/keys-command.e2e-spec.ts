import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { randomBytes } from 'node:crypto';
import { insertCompany } from '../../../src/cli/company.command.js';
import { rewrapKeys, rotateKeys } from '../../../src/cli/keys.command.js';
import { BlobStore } from '../../../src/shared/blobs/blob-store.port.js';
import { settingsFrom } from '../../../src/shared/config/settings.js';
import { newId } from '../../../src/shared/database/new-id.js';
import { SharedModule } from '../../../src/shared/shared.module.js';
import { tenantContext } from '../../../src/shared/tenancy/tenant-context.js';
import { dropDatabase, freshDatabase, testFolder, type TestDatabase } from '../../setup/test-database.js';

describe('quintet keys', () => {
  const before = { ...process.env };
  let database: TestDatabase;
  let app: INestApplicationContext;
  beforeAll(async () => {
    // Of its own: the command goes through the files of all companies, and other tests have other keys.
    database = await freshDatabase();
    const { appUrl, migratorUrl } = database;
    const environment = { DATA_DIR: `${testFolder()}/keys`, JOB_CONCURRENCY: '0' };
    Object.assign(process.env, { ...environment, DATABASE_URL: appUrl, MIGRATOR_DATABASE_URL: migratorUrl });
    const module = SharedModule.with(settingsFrom(environment, appUrl));
    app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  });
  afterAll(async () => {
    process.env = before;
    await app.close();
    await dropDatabase(database);
  });

  it('makes a new key, and puts the stored files under it', async () => {
    const companyId = newId();
    await insertCompany(database.migratorUrl, { id: companyId, name: 'Clinic', timeZone: 'America/New_York' });
    const store = { requestId: newId(), companyId, actorId: newId(), actorKind: 'user' as const, action: 'test' };
    async function* content(): AsyncGenerator<Buffer> {
      yield randomBytes(10);
    }
    await tenantContext.run(store, () => app.get(BlobStore).put(content(), { mediaType: 'text/plain' }));
    const lines: unknown[] = [];
    const write = (line: string): void => void lines.push(JSON.parse(line));
    expect([await rotateKeys([], write), await rewrapKeys([], write), await rewrapKeys([], write)]).toEqual([0, 0, 0]);
    expect(lines).toEqual([{ keyId: expect.any(String) }, { companyId, rewrapped: 1 }, { companyId, rewrapped: 0 }]);
  });
});
