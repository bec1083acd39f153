// Puts and gets a file of so many MB in the blob store, and the same bytes bare; prints {put, get, barePut, bareGet}, MB/s.
import { randomBytes } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { built } from '../support/files.mjs';

const [companyId, megabytes] = process.argv.slice(2);
const PIECE = 1024 * 1024;
const pieces = Array.from({ length: Number(megabytes) }, () => randomBytes(PIECE));
const speeds = { ...(await bare()), ...(await ours()) };
process.stdout.write(`${JSON.stringify(speeds)}\n`);
process.exit(0);

async function ours() {
  const { AppModule } = await built('app.module.js');
  const { settingsFrom } = await built('shared/config/settings.js');
  const { BlobStore } = await built('shared/blobs/blob-store.port.js');
  const { tenantContext } = await built('shared/tenancy/tenant-context.js');
  const settings = settingsFrom({ ...process.env, JOB_CONCURRENCY: '0' }, process.env.DATABASE_URL);
  const app = await NestFactory.createApplicationContext(AppModule.with(settings), { logger: false });
  const blobs = app.get(BlobStore, { strict: false });
  const store = { requestId: 'bench', companyId, actorId: companyId, actorKind: 'command', action: 'bench' };
  return tenantContext.run(store, async () => {
    let id;
    const put = await speed(
      async () => ({ id } = await blobs.put(content(), { mediaType: 'application/octet-stream' })),
    );
    const get = await speed(async () => {
      let bytes = 0;
      for await (const piece of blobs.open(id)) bytes += piece.length;
      if (bytes !== pieces.length * PIECE) throw new Error(`${bytes} bytes came back`);
    });
    return { put, get };
  });
}

async function* content() {
  yield* pieces;
}

async function bare() {
  const client = new pg.Client({ connectionString: process.env.BENCH_SUPERUSER_URL });
  await client.connect();
  await client.query('DROP TABLE IF EXISTS bench_chunks');
  await client.query('CREATE TABLE bench_chunks (number integer PRIMARY KEY, bytes bytea STORAGE EXTERNAL NOT NULL)');
  const barePut = await speed(async () => {
    await client.query('BEGIN');
    for (const [number, piece] of pieces.entries())
      await client.query('INSERT INTO bench_chunks VALUES ($1, $2)', [number, piece]);
    await client.query('COMMIT');
  });
  const bareGet = await speed(async () => {
    for (const number of pieces.keys())
      await client.query('SELECT bytes FROM bench_chunks WHERE number = $1', [number]);
  });
  await client.end();
  return { barePut, bareGet };
}

async function speed(work) {
  const start = performance.now();
  await work();
  return ((pieces.length * PIECE) / 1e6 / (performance.now() - start)) * 1000;
}
