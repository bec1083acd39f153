import { Injectable } from '@nestjs/common';
import { Store } from '../database/store.js';
import { newId } from '../database/new-id.js';
import { tenantContext } from '../tenancy/tenant-context.js';
import type { BlobHeader, SealedChunk } from './blob-cipher.engine.js';
import type { BlobFacts, StoredBlob } from './blob-store.port.js';
import type { StagedBlob } from './staged-blob.js';

/** The header row of a blob. */
export interface BlobRow {
  id: string;
  sha256: string;
  bytes: number;
  keyId: string;
  wrappedKey: string;
  chunkBytes: number;
}

const COLUMNS = `id, sha256, bytes, key_id AS "keyId", wrapped_key AS "wrappedKey", chunk_bytes AS "chunkBytes"`;
// Whoever comes second waits here until the first has committed, and then sees its row.
const INSERT = `INSERT INTO blobs
  (company_id, id, created_at, created_by, sha256, bytes, media_type, file_name, key_id, wrapped_key, chunk_bytes)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  ON CONFLICT (company_id, sha256) DO NOTHING RETURNING id`;
const INSERT_CHUNK = `INSERT INTO blob_chunks (company_id, blob_id, chunk_index, is_last, ciphertext)
  VALUES ($1, $2, $3, $4, $5)`;
const CHUNKS_FROM = `SELECT chunk_index AS index, is_last AS "isLast", ciphertext FROM blob_chunks
  WHERE company_id = $1 AND blob_id = $2 AND chunk_index >= $3 ORDER BY chunk_index LIMIT $4`;
const CHUNKS_AT_ONCE = 4;

/** Header and chunk rows of the company's blobs. */
@Injectable()
export class BlobsRepository {
  constructor(private readonly store: Store) {}

  async findById(id: string): Promise<BlobRow | undefined> {
    const sql = `SELECT ${COLUMNS} FROM blobs WHERE company_id = $1 AND id = $2`;
    return (await this.store.database.query<BlobRow>(sql, [id]))[0];
  }

  async findByHash(sha256: string): Promise<BlobRow | undefined> {
    const sql = `SELECT ${COLUMNS} FROM blobs WHERE company_id = $1 AND sha256 = $2`;
    return (await this.store.database.query<BlobRow>(sql, [sha256]))[0];
  }

  /** Up to `limit` headers whose key is not `keyId`. */
  wrappedOtherwise(keyId: string, limit: number): Promise<BlobRow[]> {
    const sql = `SELECT ${COLUMNS} FROM blobs WHERE company_id = $1 AND key_id <> $2 ORDER BY id LIMIT $3`;
    return this.store.database.query<BlobRow>(sql, [keyId, limit]);
  }

  /** Puts other headers in place, with one audit event. */
  rewrap(headers: ReadonlyMap<string, BlobHeader>): Promise<void> {
    return this.store.units.run(async () => {
      const sql = 'UPDATE blobs SET key_id = $3, wrapped_key = $4 WHERE company_id = $1 AND id = $2';
      for (const [id, { keyId, wrappedKey }] of headers) await this.store.database.query(sql, [id, keyId, wrappedKey]);
      this.store.units.note({ action: 'rewrapBlobKeys', entity: 'blobs', facts: { blobs: headers.size } });
    });
  }

  /** Header first, so that content the company has already costs one statement. */
  keep(staged: StagedBlob, facts: BlobFacts): Promise<StoredBlob> {
    return this.store.units.run(async () => {
      const { sha256, bytes } = staged;
      const id = await this.insertHeader(staged, facts);
      if (id === undefined) return { ...(await this.kept(sha256)), isNew: false };
      for await (const { index, isLast, ciphertext } of staged.chunks()) {
        await this.store.database.query(INSERT_CHUNK, [id, index, isLast, ciphertext]);
      }
      this.store.units.changed({
        kind: 'insert',
        entity: 'blobs',
        id,
        after: { sha256, bytes, mediaType: facts.mediaType },
      });
      return { id, sha256, bytes, isNew: true };
    });
  }

  /** The sealed chunks in order, a few at a time. */
  async *chunks(blobId: string): AsyncGenerator<SealedChunk> {
    // Whoever reads may open and close units between two pieces: the context is the one in which reading began.
    const context = tenantContext.current();
    for (let from = 0; ; from += CHUNKS_AT_ONCE) {
      const rows = await tenantContext.run(context, () =>
        this.store.database.query<SealedChunk>(CHUNKS_FROM, [blobId, from, CHUNKS_AT_ONCE]),
      );
      yield* rows;
      if (rows.length < CHUNKS_AT_ONCE) return;
    }
  }

  private async insertHeader(staged: StagedBlob, facts: BlobFacts): Promise<string | undefined> {
    const { header, sha256, bytes } = staged;
    const stamp = [newId(), this.store.clock.now(), tenantContext.actorId()];
    const said = [sha256, bytes, facts.mediaType, facts.fileName ?? null];
    const sealing = [header.keyId, header.wrappedKey, header.chunkBytes];
    const rows = await this.store.database.query<{ id: string }>(INSERT, [...stamp, ...said, ...sealing]);
    return rows[0]?.id;
  }

  private async kept(sha256: string): Promise<Omit<StoredBlob, 'isNew'>> {
    const row = await this.findByHash(sha256);
    if (row === undefined) throw new Error('A blob that was just refused as known cannot be found');
    return { id: row.id, sha256: row.sha256, bytes: row.bytes };
  }
}
