import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { MANIFEST, MANIFEST_FORMAT, SEAL } from './sealed-archive.codes.js';
import {
  centralHeader,
  dataDescriptor,
  endRecords,
  localHeader,
  MOST_ENTRY_BYTES,
  type StoredEntry,
} from './stored-zip.engine.js';

/** A file of a sealed archive. */
export interface SealedEntry {
  /** `folder/name`. */
  path: string;
  /** Its bytes, asked for when its turn has come. */
  content: () => AsyncIterable<Buffer> | Iterable<Buffer>;
  /** Is told the SHA-256 of what was packed, in hex. */
  packed?: (sha256: string) => void;
}

/** A file as the manifest lists it. */
export interface ListedFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** What an archive came to, once its last byte was written. */
export interface ArchiveSummary {
  /** SHA-256 of the manifest, lower-case hex: the archive in one number. */
  manifestSha256: string;
  /** SHA-256 of the whole file. */
  sha256: string;
  bytes: number;
  /** Files, manifest and seal not counted. */
  files: number;
}

/** The manifest's text: the same files make the same text. */
export function manifestText(files: readonly ListedFile[]): string {
  const lines = files.map(({ path, bytes, sha256 }) => `  ${JSON.stringify({ path, bytes, sha256 })}`);
  return `{"format":${JSON.stringify(MANIFEST_FORMAT)},"files":[\n${lines.join(',\n')}\n]}\n`;
}

/** The seal's text, as sha256sum writes and checks it. */
export function sealText(manifestSha256: string): string {
  return `${manifestSha256}  ${MANIFEST}\n`;
}

/** Writes a ZIP archive as it is read, with flat memory: files, manifest, seal. The same files make the same bytes. */
export class SealedArchive {
  private readonly entries: StoredEntry[] = [];
  private readonly listed: ListedFile[] = [];
  private readonly whole = createHash('sha256');
  private offset = 0;

  /** The bytes. A file that breaks breaks them off. `done` is told what they came to. */
  async *bytes(
    files: AsyncIterable<SealedEntry> | Iterable<SealedEntry>,
    done: (summary: ArchiveSummary) => Promise<void> = async () => {},
  ): AsyncGenerator<Buffer> {
    for await (const file of files) yield* this.entry(file);
    const { listed } = this;
    const text = manifestText(listed);
    const count = listed.length;
    const manifestSha256 = createHash('sha256').update(text).digest('hex');
    yield* this.entry({ path: MANIFEST, content: () => [Buffer.from(text)] });
    yield* this.entry({ path: SEAL, content: () => [Buffer.from(sealText(manifestSha256))] });
    yield* this.directory();
    await done({ manifestSha256, sha256: this.whole.digest('hex'), bytes: this.offset, files: count });
  }

  private async *entry({ path, content, packed }: SealedEntry): AsyncGenerator<Buffer> {
    const entry: StoredEntry = { path, bytes: 0, crc: 0, offset: this.offset };
    const hash = createHash('sha256');
    yield this.passed(localHeader(path));
    for await (const piece of content()) {
      if (piece.length === 0) continue;
      entry.bytes += piece.length;
      entry.crc = crc32(piece, entry.crc);
      hash.update(piece);
      if (entry.bytes > MOST_ENTRY_BYTES) throw new Error(`${path} is too long for an archive`);
      yield this.passed(piece);
    }
    const sha256 = hash.digest('hex');
    packed?.(sha256);
    this.entries.push(entry);
    this.listed.push({ path, bytes: entry.bytes, sha256 });
    yield this.passed(dataDescriptor(entry));
  }

  private *directory(): Generator<Buffer> {
    const begin = this.offset;
    for (const entry of this.entries) yield this.passed(centralHeader(entry));
    const directory = { entries: this.entries.length, offset: begin, bytes: this.offset - begin };
    yield this.passed(endRecords(directory));
  }

  private passed(piece: Buffer): Buffer {
    this.whole.update(piece);
    this.offset += piece.length;
    return piece;
  }
}
