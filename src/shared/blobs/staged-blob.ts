import { randomBytes } from 'node:crypto';
import { mkdir, open, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import {
  encryptStream,
  type BlobHeader,
  type BlobKey,
  type BlobSummary,
  type SealedChunk,
} from './blob-cipher.engine.js';

const TAG_BYTES = 16;

/**
 * Content that was sealed, counted and hashed, but is not in the store yet. It lies in a file without a name: only
 * ciphertext, and gone with the process whatever happens.
 */
export class StagedBlob {
  private constructor(
    readonly header: BlobHeader,
    readonly sha256: string,
    readonly bytes: number,
    private readonly file: FileHandle,
  ) {}

  /** Seals `content` into a nameless file in `folder`. */
  static async from(content: AsyncIterable<Buffer>, key: BlobKey, folder: string): Promise<StagedBlob> {
    const sealed = encryptStream(content, key);
    const file = await namelessFile(folder);
    try {
      for await (const chunk of sealed.chunks) await file.appendFile(chunk.ciphertext);
      const { sha256, bytes }: BlobSummary = sealed.summary();
      return new StagedBlob(sealed.header, sha256, bytes, file);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** The sealed chunks in order, read back one at a time. */
  async *chunks(): AsyncGenerator<SealedChunk> {
    for (let index = 0; index < this.chunkCount; index++) yield await this.chunk(index);
  }

  /** The sealed chunk at a place. */
  async chunk(index: number): Promise<SealedChunk> {
    const isLast = index === this.chunkCount - 1;
    const plainBytes = isLast ? this.bytes - index * this.header.chunkBytes : this.header.chunkBytes;
    const ciphertext = Buffer.alloc(plainBytes + TAG_BYTES);
    await this.file.read(ciphertext, 0, ciphertext.length, index * (this.header.chunkBytes + TAG_BYTES));
    return { index, isLast, ciphertext };
  }

  private get chunkCount(): number {
    return Math.max(1, Math.ceil(this.bytes / this.header.chunkBytes));
  }

  /** Gives the file back; can be repeated. */
  async discard(): Promise<void> {
    await this.file.close();
  }
}

async function namelessFile(folder: string): Promise<FileHandle> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomBytes(16).toString('hex'));
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  return file;
}
