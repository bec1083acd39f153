import type { StagedBlob } from './staged-blob.js';

/** What is said of content beside its bytes. */
export interface BlobFacts {
  mediaType: string;
  fileName?: string | null;
}

/** A stored blob. `isNew` is false when the company had the same content already. */
export interface StoredBlob {
  id: string;
  /** SHA-256 of the content, lower-case hex. */
  sha256: string;
  bytes: number;
  isNew: boolean;
}

/**
 * Files of a company: encrypted, content-addressed (the same bytes are one blob per company), never deleted. The port;
 * the adapter in use keeps them in the database.
 */
export abstract class BlobStore {
  /**
   * Seals the content outside the database: flat memory, no transaction, and a slow sender holds no connection. Hash
   * and length are known afterwards. Keep it, or discard it.
   */
  abstract stage(content: AsyncIterable<Buffer>): Promise<StagedBlob>;
  /**
   * Up to `length` bytes of staged content from a place on, fewer where the sealed piece it lies in ends: to look into
   * a file before it is kept.
   */
  abstract peek(staged: StagedBlob, from: number, length: number): Promise<Buffer>;
  /** Stores staged content in the open unit of work, or in one of its own. Many at once end with one blob. */
  abstract keep(staged: StagedBlob, facts: BlobFacts): Promise<StoredBlob>;
  /** Stages and keeps: for content that comes as fast as it is read. */
  abstract put(content: AsyncIterable<Buffer>, facts: BlobFacts): Promise<StoredBlob>;
  /** The blob with this content (SHA-256, lower-case hex), if the company has it. */
  abstract find(sha256: string): Promise<StoredBlob | undefined>;
  /**
   * The content, every piece verified before it is handed out. A cut or changed blob is only known at its end: act on
   * the content once the iteration has ended well. Throws NOT_FOUND at the first read when there is no such blob.
   */
  abstract open(id: string): AsyncIterable<Buffer>;
  /** Wraps the data keys of the company's blobs with the current master key; answers how many were not yet. */
  abstract rewrapAll(): Promise<number>;
}
