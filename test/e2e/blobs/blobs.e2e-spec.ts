import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { withClient } from '../../../src/embedded/provision.js';
import { BlobStore } from '../../../src/shared/blobs/blob-store.port.js';
import { BlobsRepository } from '../../../src/shared/blobs/blobs.repository.js';
import { DatabaseBlobStore } from '../../../src/shared/blobs/database-blob-store.adapter.js';
import { KeyRing, openKeyRing, rotateKey } from '../../../src/shared/blobs/key-ring.js';
import { newId } from '../../../src/shared/database/new-id.js';
import { UnitOfWork } from '../../../src/shared/database/unit-of-work.js';
import { tenantContext } from '../../../src/shared/tenancy/tenant-context.js';
import { startApi, type TestApi } from '../../support/api.js';
import { testFolder } from '../../setup/test-database.js';

const MIB = 1024 * 1024;
const ACTOR = newId();
const FACTS = { mediaType: 'application/octet-stream', fileName: 'a.bin' };

async function* pieces(...buffers: Buffer[]): AsyncGenerator<Buffer> {
  yield* buffers;
}

describe('the blob store', () => {
  let api: TestApi;
  let blobs: BlobStore;
  let companyId: string;
  beforeAll(async () => {
    api = await startApi({ DATA_DIR: `${testFolder()}/blobs`, JOB_CONCURRENCY: '0' });
    blobs = api.app.get(BlobStore);
    companyId = (await api.newCompany()).id;
  });
  afterAll(() => api.close());

  const inside = <T>(act: () => Promise<T>, company = companyId): Promise<T> =>
    tenantContext.run(
      { requestId: newId(), companyId: company, actorId: ACTOR, actorKind: 'user', action: 'test' },
      act,
    );
  const superuser = <T>(sql: string, values: unknown[]): Promise<T[]> =>
    withClient(api.database.superuserUrl, async (client) => (await client.query(sql, values)).rows as T[]);
  async function read(id: string, company = companyId): Promise<Buffer> {
    return inside(async () => {
      const parts: Buffer[] = [];
      for await (const part of blobs.open(id)) parts.push(part);
      return Buffer.concat(parts);
    }, company);
  }

  it.each([0, 1, MIB - 16, MIB, 9 * MIB + 5])('gives back %s bytes as they came', async (size) => {
    const content = randomBytes(size);
    const stored = await inside(() => blobs.put(pieces(content), FACTS));
    expect(stored).toMatchObject({
      sha256: createHash('sha256').update(content).digest('hex'),
      bytes: size,
      isNew: true,
    });
    expect((await read(stored.id)).equals(content)).toBe(true);
    const again = await inside(() => blobs.put(pieces(content), FACTS));
    expect(again).toEqual({ ...stored, isNew: false });
  });

  it('keeps one blob when eight workers bring the same content', async () => {
    const content = randomBytes(3 * MIB);
    const stored = await Promise.all(Array.from({ length: 8 }, () => inside(() => blobs.put(pieces(content), FACTS))));
    expect(new Set(stored.map(({ id }) => id)).size).toBe(1);
    expect(stored.filter(({ isNew }) => isNew)).toHaveLength(1);
    const [{ count }] = (await superuser('SELECT count(*)::int AS count FROM blob_chunks WHERE blob_id = $1', [
      stored[0]!.id,
    ])) as [{ count: number }];
    expect(count).toBe(4);
  });

  it('keeps the same content of two companies apart, each under its own key', async () => {
    const content = randomBytes(1000);
    const other = (await api.newCompany()).id;
    const mine = await inside(() => blobs.put(pieces(content), FACTS));
    const theirs = await inside(() => blobs.put(pieces(content), FACTS), other);
    expect([mine.isNew, theirs.isNew, mine.id === theirs.id]).toEqual([true, true, false]);
    await expect(read(mine.id, other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const rows = await superuser<{ wrapped_key: string; ciphertext: Buffer }>(
      'SELECT b.wrapped_key, c.ciphertext FROM blobs b JOIN blob_chunks c ON c.company_id = b.company_id AND c.blob_id = b.id WHERE b.sha256 = $1',
      [mine.sha256],
    );
    expect(new Set(rows.map((row) => row.wrapped_key)).size).toBe(2);
    expect(rows.every((row) => !row.ciphertext.includes(content.subarray(0, 16)))).toBe(true);
  });

  it('belongs to the unit of work it is put in', async () => {
    const content = randomBytes(100);
    const lost = inside(() =>
      api.app.get(UnitOfWork).run(async () => {
        await blobs.put(pieces(content), FACTS);
        throw new Error('changed my mind');
      }),
    );
    await expect(lost).rejects.toThrow('changed my mind');
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(await inside(() => blobs.find(sha256))).toBeUndefined();
  });

  it('tells an unknown id, and refuses what was tampered with', async () => {
    await expect(read(newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const content = randomBytes(3 * MIB);
    const { id } = await inside(() => blobs.put(pieces(content), FACTS));
    await superuser(
      `UPDATE blob_chunks SET ciphertext = set_byte(ciphertext, 5, get_byte(ciphertext, 5) # 1) WHERE blob_id = $1 AND chunk_index = 1`,
      [id],
    );
    await expect(read(id)).rejects.toMatchObject({ code: 'BLOB_CHUNK_FORGED' });
    const cut = await inside(() => blobs.put(pieces(randomBytes(2 * MIB)), FACTS));
    await superuser('DELETE FROM blob_chunks WHERE blob_id = $1 AND is_last', [cut.id]);
    await expect(read(cut.id)).rejects.toMatchObject({ code: 'BLOB_TRUNCATED' });
  });

  it('wraps its keys anew after a rotation, and needs the old master key no longer', async () => {
    const content = randomBytes(2 * MIB);
    const company = (await api.newCompany()).id;
    const { id } = await inside(() => blobs.put(pieces(content), FACTS), company);
    const file = api.settings.encryptionKeyFile;
    const newKeyId = rotateKey(file);
    const storeWith = (ring: KeyRing): BlobStore =>
      new DatabaseBlobStore(api.app.get(BlobsRepository, { strict: false }), ring, api.settings);
    const rotated = storeWith(openKeyRing(file));
    expect(await inside(() => rotated.rewrapAll(), company)).toBe(1);
    expect(await inside(() => rotated.rewrapAll(), company)).toBe(0);
    const { keys } = JSON.parse(readFileSync(file, 'utf8')) as { keys: Record<string, string> };
    const onlyNew = new Map([[newKeyId, Buffer.from(keys[newKeyId]!, 'base64')]]);
    const found = await inside(async () => {
      const parts: Buffer[] = [];
      for await (const part of storeWith(new KeyRing(newKeyId, onlyNew)).open(id)) parts.push(part);
      return Buffer.concat(parts);
    }, company);
    expect(found.equals(content)).toBe(true);
    await expect(read(id, company)).rejects.toMatchObject({ code: 'BLOB_KEY_UNKNOWN' });
  });

  it('takes and gives 200 MB with flat memory', async () => {
    const piece = randomBytes(64 * 1024);
    async function* much(): AsyncGenerator<Buffer> {
      for (let index = 0; index < 3200; index++) yield piece;
    }
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
    const { id, bytes } = await inside(() => blobs.put(much(), FACTS));
    let length = 0;
    await inside(async () => {
      for await (const part of blobs.open(id)) length += part.length;
    });
    clearInterval(watch);
    expect([bytes, length]).toEqual([3200 * 64 * 1024, 3200 * 64 * 1024]);
    expect((peak - before) / MIB).toBeLessThan(150);
  }, 60_000);
});
