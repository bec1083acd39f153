import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { KeyRing } from './key-ring.js';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const WRAPPED_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES;

/** Plain bytes in a full chunk: with its tag a sealed chunk is exactly 1 MiB. */
export const MAX_CHUNK_BYTES = 1024 * 1024 - TAG_BYTES;

export type BlobCipherProblem =
  | 'BLOB_HEADER_INVALID'
  | 'BLOB_KEY_UNKNOWN'
  | 'BLOB_KEY_FORGED'
  | 'BLOB_CHUNK_ORDER'
  | 'BLOB_CHUNK_FORGED'
  | 'BLOB_CHUNK_TRAILING'
  | 'BLOB_TRUNCATED'
  | 'BLOB_CONTENT_DIFFERS';

/** A blob that is not what was sealed. The message names the chunk, never its content. */
export class BlobCipherError extends Error {
  constructor(
    readonly code: BlobCipherProblem,
    message: string,
  ) {
    super(message);
  }
}

/** Stored beside the chunks. Only `keyId` and `wrappedKey` change when a master key is rotated. */
export interface BlobHeader {
  readonly format: 1;
  readonly keyId: string;
  /** base64 of nonce ‖ sealed data key ‖ tag. */
  readonly wrappedKey: string;
  readonly chunkBytes: number;
}

export interface SealedChunk {
  readonly index: number;
  readonly isLast: boolean;
  /** The sealed bytes and, at their end, the 16-byte tag. */
  readonly ciphertext: Buffer;
}

/** What passed, told once it has passed entirely. */
export interface BlobSummary {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
}

export interface SealedBlob {
  readonly header: BlobHeader;
  /** To be read once. */
  readonly chunks: AsyncIterable<SealedChunk>;
  /** Throws while chunks are still to come. */
  summary(): BlobSummary;
}

/** The ring to wrap with, and what the blob belongs to (e.g. the company id): it opens under the same context only. */
export interface BlobKey {
  readonly ring: KeyRing;
  readonly context: string;
}

/**
 * Seals a stream under a data key of its own. As that key seals nothing else, the nonce may simply count
 * (NIST SP 800-38D, 8.2.1): 7 zero bytes ‖ index ‖ last flag, the STREAM construction of Hoang et al. 2015.
 */
export function encryptStream(source: AsyncIterable<Buffer>, key: BlobKey, chunkBytes = MAX_CHUNK_BYTES): SealedBlob {
  if (!isChunkBytes(chunkBytes)) throw new RangeError(`A chunk holds 1 to ${MAX_CHUNK_BYTES} bytes.`);
  const dataKey = randomBytes(KEY_BYTES);
  const digest = new PassingDigest();
  let isDone = false;
  async function* seal(): AsyncGenerator<SealedChunk> {
    let index = 0;
    for await (const { plain, isLast } of cutEvenly(source, chunkBytes)) {
      digest.add(plain);
      isDone = isLast;
      yield { index, isLast, ciphertext: sealChunk(dataKey, index, isLast, plain) };
      index += 1;
    }
  }
  const summary = (): BlobSummary => {
    if (isDone) return digest.summary();
    throw new Error('The summary of a blob is known after its last chunk.');
  };
  return { header: wrap(dataKey, key, chunkBytes), chunks: seal(), summary };
}

/**
 * Opens a stream chunk by chunk; nothing unverified is handed out. A cut or lengthened stream is only known at its
 * end, so a reader acts on the content after the iteration has ended well. With `expected`, the last chunk is held
 * back until the whole content has been compared.
 */
export async function* decryptStream(
  header: BlobHeader,
  chunks: AsyncIterable<SealedChunk>,
  key: BlobKey,
  expected?: BlobSummary,
): AsyncGenerator<Buffer> {
  const dataKey = unwrap(header, key);
  const digest = expected === undefined ? undefined : new PassingDigest();
  let [index, last]: [number, Buffer | undefined] = [0, undefined];
  for await (const chunk of chunks) {
    if (last !== undefined)
      throw new BlobCipherError('BLOB_CHUNK_TRAILING', `Chunk ${chunk.index} follows the last one.`);
    if (chunk.index !== index) {
      throw new BlobCipherError('BLOB_CHUNK_ORDER', `Chunk ${index} was expected, chunk ${chunk.index} came.`);
    }
    const plain = openChunk(dataKey, chunk, header.chunkBytes);
    digest?.add(plain);
    index += 1;
    if (chunk.isLast) last = plain;
    else yield plain;
  }
  if (last === undefined)
    throw new BlobCipherError('BLOB_TRUNCATED', `The blob ends after ${index} chunks without its last one.`);
  const found = digest?.summary();
  if (found?.sha256 !== expected?.sha256 || found?.bytes !== expected?.bytes) {
    throw new BlobCipherError('BLOB_CONTENT_DIFFERS', 'The content is not the one that was stored.');
  }
  if (last.length > 0) yield last;
}

/** One chunk by itself, verified: to look at a place of content of which nothing is acted on yet. */
export function decryptChunk(header: BlobHeader, chunk: SealedChunk, key: BlobKey): Buffer {
  return openChunk(unwrap(header, key), chunk, header.chunkBytes);
}

/** Wraps the same data key with the ring's current master key: a rotation touches headers, no chunk. */
export function rewrap(header: BlobHeader, key: BlobKey): BlobHeader {
  const dataKey = unwrap(header, key);
  return header.keyId === key.ring.currentId ? header : wrap(dataKey, key, header.chunkBytes);
}

class PassingDigest {
  private readonly hash = createHash('sha256');
  private bytes = 0;
  private sha256: string | undefined;

  add(plain: Buffer): void {
    this.hash.update(plain);
    this.bytes += plain.length;
  }

  summary(): BlobSummary {
    this.sha256 ??= this.hash.digest('hex');
    return { sha256: this.sha256, bytes: this.bytes };
  }
}

/** Full chunks while more follows, then one last of 0 to `size` bytes: an empty blob is one empty last chunk. */
async function* cutEvenly(
  source: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<{ plain: Buffer; isLast: boolean }> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const part of source) {
    let rest = part;
    while (length + rest.length > size) {
      const taken = size - length;
      yield { plain: Buffer.concat([...parts, rest.subarray(0, taken)]), isLast: false };
      rest = rest.subarray(taken);
      parts = [];
      length = 0;
    }
    if (rest.length === 0) continue;
    // A source may fill its buffer anew on its next turn, so what waits is copied.
    parts.push(Buffer.from(rest));
    length += rest.length;
  }
  yield { plain: Buffer.concat(parts), isLast: true };
}

function sealChunk(dataKey: Buffer, index: number, isLast: boolean, plain: Buffer): Buffer {
  const cipher = createCipheriv(CIPHER, dataKey, chunkNonce(index, isLast));
  cipher.setAAD(chunkFacts(index, isLast, plain.length));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function openChunk(dataKey: Buffer, chunk: SealedChunk, chunkBytes: number): Buffer {
  const { index, isLast, ciphertext } = chunk;
  const length = ciphertext.length - TAG_BYTES;
  // Only the last chunk may be short: otherwise the place of a byte could not be told from its chunk.
  const isSized = isLast ? length >= 0 && length <= chunkBytes : length === chunkBytes;
  const forged = () => new BlobCipherError('BLOB_CHUNK_FORGED', `Chunk ${index} is not the one that was sealed.`);
  if (!isSized) throw forged();
  const decipher = createDecipheriv(CIPHER, dataKey, chunkNonce(index, isLast), { authTagLength: TAG_BYTES });
  decipher.setAAD(chunkFacts(index, isLast, length));
  decipher.setAuthTag(ciphertext.subarray(length));
  try {
    return Buffer.concat([decipher.update(ciphertext.subarray(0, length)), decipher.final()]);
  } catch {
    throw forged();
  }
}

function chunkNonce(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32BE(index, NONCE_BYTES - 5);
  nonce.writeUInt8(isLast ? 1 : 0, NONCE_BYTES - 1);
  return nonce;
}

function chunkFacts(index: number, isLast: boolean, length: number): Buffer {
  return Buffer.from(`quintet/blob-chunk/v1\0${index}\0${isLast ? 'last' : 'more'}\0${length}`);
}

function wrap(dataKey: Buffer, { ring, context }: BlobKey, chunkBytes: number): BlobHeader {
  const { key, keyId } = ring.subKey('blob-wrapping');
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  cipher.setAAD(wrapFacts(keyId, context, chunkBytes));
  const wrapped = Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
  return { format: 1, keyId, wrappedKey: wrapped.toString('base64'), chunkBytes };
}

function unwrap(header: BlobHeader, { ring, context }: BlobKey): Buffer {
  const wrapped = Buffer.from(header.wrappedKey, 'base64');
  if (header.format !== 1 || wrapped.length !== WRAPPED_BYTES || !isChunkBytes(header.chunkBytes)) {
    throw new BlobCipherError('BLOB_HEADER_INVALID', 'The header of the blob is not one of format 1.');
  }
  if (!ring.has(header.keyId)) {
    throw new BlobCipherError(
      'BLOB_KEY_UNKNOWN',
      `The blob was sealed under key "${header.keyId}", which the key file does not hold.`,
    );
  }
  const { key } = ring.subKey('blob-wrapping', header.keyId);
  const decipher = createDecipheriv(CIPHER, key, wrapped.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(wrapFacts(header.keyId, context, header.chunkBytes));
  decipher.setAuthTag(wrapped.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new BlobCipherError(
      'BLOB_KEY_FORGED',
      'The data key does not open: the header was changed or belongs to another owner.',
    );
  }
}

function wrapFacts(keyId: string, context: string, chunkBytes: number): Buffer {
  return Buffer.from(JSON.stringify(['quintet/blob-key/v1', keyId, context, chunkBytes]));
}

function isChunkBytes(size: number): boolean {
  return Number.isInteger(size) && size >= 1 && size <= MAX_CHUNK_BYTES;
}
