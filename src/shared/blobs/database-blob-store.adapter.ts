import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { notFound } from '../errors/domain-error.js';
import { tenantContext } from '../tenancy/tenant-context.js';
import { decryptChunk, decryptStream, rewrap, type BlobHeader, type BlobKey } from './blob-cipher.engine.js';
import { BlobStore, type BlobFacts, type StoredBlob } from './blob-store.port.js';
import { BlobsRepository, type BlobRow } from './blobs.repository.js';
import { KeyRing } from './key-ring.js';
import { StagedBlob } from './staged-blob.js';

const REWRAP_BATCH = 200;

/** Keeps blobs in the database, in chunks of at most 1 MiB. */
@Injectable()
export class DatabaseBlobStore extends BlobStore {
  constructor(
    private readonly blobs: BlobsRepository,
    private readonly ring: KeyRing,
    private readonly settings: Settings,
  ) {
    super();
  }

  override stage(content: AsyncIterable<Buffer>): Promise<StagedBlob> {
    return StagedBlob.from(content, this.key(), join(this.settings.dataDir, 'staged'));
  }

  override async peek(staged: StagedBlob, from: number, length: number): Promise<Buffer> {
    const { chunkBytes } = staged.header;
    const chunk = await staged.chunk(Math.floor(from / chunkBytes));
    const start = from % chunkBytes;
    return decryptChunk(staged.header, chunk, this.key()).subarray(start, start + length);
  }

  override keep(staged: StagedBlob, facts: BlobFacts): Promise<StoredBlob> {
    return this.blobs.keep(staged, facts);
  }

  override async put(content: AsyncIterable<Buffer>, facts: BlobFacts): Promise<StoredBlob> {
    const staged = await this.stage(content);
    try {
      return await this.keep(staged, facts);
    } finally {
      await staged.discard();
    }
  }

  override async find(sha256: string): Promise<StoredBlob | undefined> {
    const row = await this.blobs.findByHash(sha256);
    return row && { id: row.id, sha256: row.sha256, bytes: row.bytes, isNew: false };
  }

  override async *open(id: string): AsyncGenerator<Buffer> {
    const key = this.key();
    const row = await this.blobs.findById(id);
    if (row === undefined) throw notFound();
    yield* decryptStream(headerOf(row), this.blobs.chunks(id), key, { sha256: row.sha256, bytes: row.bytes });
  }

  override async rewrapAll(): Promise<number> {
    const key = this.key();
    for (let count = 0; ;) {
      const rows = await this.blobs.wrappedOtherwise(this.ring.currentId, REWRAP_BATCH);
      if (rows.length === 0) return count;
      await this.blobs.rewrap(new Map(rows.map((row) => [row.id, rewrap(headerOf(row), key)])));
      count += rows.length;
    }
  }

  private key(): BlobKey {
    return { ring: this.ring, context: tenantContext.companyId() };
  }
}

function headerOf(row: BlobRow): BlobHeader {
  return { format: 1, keyId: row.keyId, wrappedKey: row.wrappedKey, chunkBytes: row.chunkBytes };
}
