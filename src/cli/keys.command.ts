import { NestFactory } from '@nestjs/core';
import { withClient } from '../embedded/provision.js';
import { BlobStore } from '../shared/blobs/blob-store.port.js';
import { rotateKey } from '../shared/blobs/key-ring.js';
import { settingsFrom } from '../shared/config/settings.js';
import { newId } from '../shared/database/new-id.js';
import { SharedModule } from '../shared/shared.module.js';
import { tenantContext } from '../shared/tenancy/tenant-context.js';
import { asksForHelp, unusable } from './output.js';
import { withDatabase } from './with-database.js';

type Write = (line: string) => Promise<void> | void;

const HELP = `quintet keys rotate   makes a new master key in ENCRYPTION_KEY_FILE; the old ones stay
  then restart every server, so that all of them know it, and run
quintet keys rewrap   puts the keys of the stored files under the new master key, a line per company`;

/** `quintet keys rotate` */
export async function rotateKeys(args: string[], write: Write): Promise<number> {
  if (asksForHelp(args)) {
    await write(HELP);
    return 0;
  }
  if (args.length > 0) return unusable(HELP);
  await write(JSON.stringify({ keyId: rotateKey(settingsFrom(process.env, '').encryptionKeyFile) }));
  return 0;
}

/** `quintet keys rewrap`; can be repeated. */
export async function rewrapKeys(args: string[], write: Write): Promise<number> {
  if (asksForHelp(args)) {
    await write(HELP);
    return 0;
  }
  if (args.length > 0) return unusable(HELP);
  return withDatabase(async ({ appUrl, migratorUrl }) => {
    const sql = 'SELECT company_id AS id FROM companies ORDER BY company_id';
    const { rows } = await withClient(migratorUrl, (client) => client.query<{ id: string }>(sql));
    const settings = settingsFrom({ ...process.env, JOB_CONCURRENCY: '0' }, appUrl);
    const app = await NestFactory.createApplicationContext(SharedModule.with(settings), {
      logger: false,
      abortOnError: false,
    });
    for (const { id: companyId } of rows) {
      const store = { requestId: newId(), companyId, actorKind: 'command' as const, action: 'rewrapBlobKeys' };
      const rewrapped = await tenantContext.run(store, () => app.get(BlobStore).rewrapAll());
      await write(JSON.stringify({ companyId, rewrapped }));
    }
    await app.close();
    return 0;
  });
}
