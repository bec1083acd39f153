import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import {
  type BlobHeader,
  type BlobKey,
  type BlobSummary,
  MAX_CHUNK_BYTES,
  type SealedChunk,
  decryptStream,
  encryptStream,
  rewrap,
} from './blob-cipher.engine.js';
import { KeyRing } from './key-ring.js';

const MASTER: ReadonlyMap<string, Buffer> = new Map([['k1', Buffer.alloc(32, 1)]]);
const KEY: BlobKey = { ring: new KeyRing('k1', MASTER), context: 'company-a' };
const ROTATED = new KeyRing('k2', new Map([...MASTER, ['k2', Buffer.alloc(32, 2)]]));

async function* streamOf<T>(...items: T[]): AsyncGenerator<T> {
  yield* items;
}

async function sealed(plain: Buffer | Buffer[], chunkBytes?: number, key = KEY) {
  const blob = encryptStream(streamOf(...[plain].flat()), key, chunkBytes);
  const chunks: SealedChunk[] = [];
  for await (const chunk of blob.chunks) chunks.push(chunk);
  return { header: blob.header, chunks, summary: blob.summary() };
}

async function opened(header: BlobHeader, chunks: SealedChunk[], key = KEY, expected?: BlobSummary): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of decryptStream(header, streamOf(...chunks), key, expected)) parts.push(part);
  return Buffer.concat(parts);
}

const refusal = (header: BlobHeader, chunks: SealedChunk[], key = KEY, expected?: BlobSummary): Promise<string> =>
  opened(header, chunks, key, expected).then(
    () => 'none',
    (error: { code?: string }) => error.code ?? 'no code',
  );

const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ (1 << (at % 8));
  return copy;
};

describe('blob cipher', () => {
  it.each([
    [0, 10, [0]],
    [1, 10, [1]],
    [10, 10, [10]],
    [11, 10, [10, 1]],
    [30, 10, [10, 10, 10]],
    [35, 10, [10, 10, 10, 5]],
  ])('%i bytes in chunks of %i are sealed as %j and opened again', async (length, chunkBytes, sizes) => {
    const plain = randomBytes(length);
    const { header, chunks, summary } = await sealed(plain, chunkBytes);
    expect(chunks.map(({ ciphertext }) => ciphertext.length - 16)).toEqual(sizes);
    expect(chunks.map(({ isLast }) => isLast)).toEqual(sizes.map((_, index) => index === sizes.length - 1));
    expect(summary).toEqual({ sha256: createHash('sha256').update(plain).digest('hex'), bytes: length });
    expect(await opened(header, chunks, KEY, summary)).toEqual(plain);
  });

  it('makes no chunk above 1 MiB', async () => {
    const { chunks } = await sealed(Buffer.alloc(MAX_CHUNK_BYTES + 1));
    expect(chunks.map(({ ciphertext }) => ciphertext.length)).toEqual([1024 * 1024, 17]);
    expect(() => encryptStream(streamOf(), KEY, MAX_CHUNK_BYTES + 1)).toThrow(RangeError);
    expect(() => encryptStream(streamOf(), KEY, 0)).toThrow(RangeError);
  });

  it('opens what was sealed, however the source was cut', async () => {
    const parts = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(parts, fc.integer({ min: 1, max: 50 }), async (arrays, chunkBytes) => {
        const buffers = arrays.map((array) => Buffer.from(array));
        const { header, chunks, summary } = await sealed(buffers, chunkBytes);
        expect(await opened(header, chunks, KEY, summary)).toEqual(Buffer.concat(buffers));
      }),
      { numRuns: 100 },
    );
  });

  it('copies what a source will overwrite', async () => {
    const shared = Buffer.alloc(4);
    async function* source(): AsyncGenerator<Buffer> {
      for (const byte of [1, 2, 3]) yield shared.fill(byte);
    }
    const { header, chunks: stream } = encryptStream(source(), KEY, 100);
    const chunks: SealedChunk[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    expect((await opened(header, chunks)).toString('hex')).toBe('010101010202020203030303');
  });

  it('detects each flipped bit position of each byte of chunks and data key', async () => {
    const { header, chunks } = await sealed(randomBytes(50), 20);
    for (const [index, chunk] of chunks.entries()) {
      for (let at = 0; at < chunk.ciphertext.length; at += 1) {
        const changed = chunks.with(index, { ...chunk, ciphertext: flipped(chunk.ciphertext, at) });
        expect(await refusal(header, changed)).toBe('BLOB_CHUNK_FORGED');
      }
    }
    const wrapped = Buffer.from(header.wrappedKey, 'base64');
    for (let at = 0; at < wrapped.length; at += 1) {
      const wrappedKey = flipped(wrapped, at).toString('base64');
      expect(await refusal({ ...header, wrappedKey }, chunks)).toBe('BLOB_KEY_FORGED');
    }
  });

  type Chunks = SealedChunk[];
  const numbered = (chunks: (SealedChunk | undefined)[]): Chunks =>
    chunks.flatMap((chunk, index) => (chunk === undefined ? [] : [{ ...chunk, index }]));
  const ended = (chunks: Chunks): Chunks => chunks.map((chunk, at) => ({ ...chunk, isLast: at === chunks.length - 1 }));
  const cut = (chunk: SealedChunk | undefined, length: number): Chunks =>
    chunk === undefined ? [] : [{ ...chunk, ciphertext: chunk.ciphertext.subarray(0, length) }];

  it.each<[string, string, (own: Chunks, other: Chunks) => Chunks]>([
    ['no chunk at all', 'BLOB_TRUNCATED', () => []],
    ['a dropped tail', 'BLOB_TRUNCATED', (own) => own.slice(0, -1)],
    ['a dropped tail, its new end marked last', 'BLOB_CHUNK_FORGED', (own) => ended(own.slice(0, -1))],
    ['a dropped head', 'BLOB_CHUNK_ORDER', (own) => own.slice(1)],
    ['a dropped head, numbered anew', 'BLOB_CHUNK_FORGED', (own) => numbered(own.slice(1))],
    ['a chunk missing between', 'BLOB_CHUNK_ORDER', (own) => own.toSpliced(1, 1)],
    ['two chunks in each other’s place', 'BLOB_CHUNK_ORDER', ([a, b, ...rest]) => [b!, a!, ...rest]],
    ['the same, numbered anew', 'BLOB_CHUNK_FORGED', ([a, b, ...rest]) => numbered([b, a, ...rest])],
    ['a chunk twice', 'BLOB_CHUNK_ORDER', ([a, ...rest]) => [a!, a!, ...rest]],
    ['a chunk of another blob', 'BLOB_CHUNK_FORGED', (own, other) => own.with(1, other[1]!)],
    ['the last chunk of another blob', 'BLOB_CHUNK_FORGED', (own, other) => own.with(-1, other.at(-1)!)],
    ['a chunk after the last', 'BLOB_CHUNK_TRAILING', (own) => [...own, { ...own[0]!, index: own.length }]],
    ['an empty chunk after the last', 'BLOB_CHUNK_TRAILING', (own) => [...own, ...cut(own[0], 16)]],
    ['the last chunk not marked so', 'BLOB_CHUNK_FORGED', (own) => own.with(-1, { ...own.at(-1)!, isLast: false })],
    ['a shortened chunk', 'BLOB_CHUNK_FORGED', (own) => [...own.slice(0, -1), ...cut(own.at(-1), 20)]],
    ['less than a tag', 'BLOB_CHUNK_FORGED', (own) => cut(ended(own.slice(0, 1))[0], 15)],
  ])('%s is refused as %s', async (_, code, change) => {
    const own = await sealed(randomBytes(50), 20);
    const other = await sealed(randomBytes(50), 20);
    expect(await refusal(own.header, change(own.chunks, other.chunks))).toBe(code);
    expect(await refusal(own.header, own.chunks)).toBe('none');
  });

  it('hands out nothing of a chunk that is not verified', async () => {
    const { header, chunks } = await sealed(Buffer.from('aaaabbbbcccc'), 4);
    const seen: string[] = [];
    const read = async () => {
      const changed = chunks.with(1, { ...chunks[1]!, ciphertext: flipped(chunks[1]!.ciphertext, 0) });
      for await (const part of decryptStream(header, streamOf(...changed), KEY)) seen.push(part.toString());
    };
    await expect(read()).rejects.toMatchObject({ code: 'BLOB_CHUNK_FORGED' });
    expect(seen).toEqual(['aaaa']);
  });

  it.each<[string, string, (header: BlobHeader) => Partial<BlobHeader>]>([
    ['another format', 'BLOB_HEADER_INVALID', () => ({ format: 2 as unknown as 1 })],
    ['a short wrapped key', 'BLOB_HEADER_INVALID', () => ({ wrappedKey: 'AAAA' })],
    ['a chunk size of nought', 'BLOB_HEADER_INVALID', () => ({ chunkBytes: 0 })],
    ['another chunk size', 'BLOB_KEY_FORGED', ({ chunkBytes }) => ({ chunkBytes: chunkBytes + 1 })],
    ['an unknown key', 'BLOB_KEY_UNKNOWN', () => ({ keyId: 'gone' })],
  ])('a header with %s is refused as %s', async (_, code, change) => {
    const { header, chunks } = await sealed(randomBytes(50), 20);
    expect(await refusal({ ...header, ...change(header) }, chunks)).toBe(code);
  });

  it('a whole blob does not open for another company, nor pass for another content', async () => {
    const own = await sealed(Buffer.from('one'));
    const other = await sealed(Buffer.from('two'));
    expect(await refusal(own.header, own.chunks, { ...KEY, context: 'company-b' })).toBe('BLOB_KEY_FORGED');
    expect(await refusal(own.header, own.chunks, KEY, other.summary)).toBe('BLOB_CONTENT_DIFFERS');
  });

  it('a rotation rewraps the header and leaves the chunks', async () => {
    const { header, chunks } = await sealed(Buffer.from('kept'));
    const renewed = rewrap(header, { ...KEY, ring: ROTATED });
    expect(renewed.keyId).toBe('k2');
    expect(renewed.wrappedKey).not.toBe(header.wrappedKey);
    expect((await opened(renewed, chunks, { ...KEY, ring: ROTATED })).toString()).toBe('kept');
    expect((await opened(header, chunks, { ...KEY, ring: ROTATED })).toString()).toBe('kept');
    expect(rewrap(renewed, { ...KEY, ring: ROTATED })).toBe(renewed);
    expect(await refusal({ ...header, keyId: 'k2' }, chunks, { ...KEY, ring: ROTATED })).toBe('BLOB_KEY_FORGED');
  });

  it('seals the same content differently each time', async () => {
    const [one, two] = [await sealed(Buffer.from('same')), await sealed(Buffer.from('same'))];
    expect(one.chunks[0]!.ciphertext).not.toEqual(two.chunks[0]!.ciphertext);
  });

  it('tells the summary only after the last chunk', () => {
    expect(() => encryptStream(streamOf(Buffer.from('x')), KEY).summary()).toThrow('after its last chunk');
  });
});
