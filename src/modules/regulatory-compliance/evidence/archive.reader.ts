import { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

/** What an archive may unpack to. */
export interface ArchiveLimits {
  entries: number;
  bytes: number;
  /** Unpacked bytes for one packed byte, beyond the first `freeBytes`. */
  ratio: number;
  freeBytes: number;
  /** Archives within archives. */
  depth: number;
  /** Largest archive within an archive: it is looked into in memory. */
  nestedBytes: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 10_000,
  bytes: 1024 ** 3,
  ratio: 100,
  freeBytes: 16 * 1024 ** 2,
  depth: 2,
  nestedBytes: 16 * 1024 ** 2,
};

/** An archive that is refused, with the reason in words. */
export class ArchiveError extends Error {}

/** Bytes of the archive from a place on; may answer fewer than asked for. */
export type ReadAt = (from: number, length: number) => Promise<Buffer>;

const ZIP_SIGNATURE = Buffer.from('PK\u0003\u0004', 'latin1');
const READ_BYTES = 256 * 1024;
const IS_ENCRYPTED = 1;

class Source extends yauzl.RandomAccessReader {
  constructor(private readonly readAt: ReadAt) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const { readAt } = this;
    async function* pieces(): AsyncGenerator<Buffer> {
      for (let from = start; from < end;) {
        const piece = await readAt(from, Math.min(READ_BYTES, end - from));
        if (piece.length === 0) throw new ArchiveError('the archive ends too early');
        from += piece.length;
        yield piece;
      }
    }
    return Readable.from(pieces(), { objectMode: false });
  }
}

/**
 * Unpacks the whole archive without keeping anything, and throws ArchiveError at the first thing that is wrong: what
 * the directory claims, and what really comes out, archives within it included. Stops as soon as a limit is passed.
 */
export async function inspectArchive(readAt: ReadAt, bytes: number, limits = ARCHIVE_LIMITS): Promise<void> {
  const budget = { entries: limits.entries, bytes: Math.min(limits.bytes, limits.freeBytes + bytes * limits.ratio) };
  try {
    const open = { lazyEntries: true, autoClose: false } as const;
    const zip = await yauzl.fromRandomAccessReaderPromise(new Source(readAt), bytes, open);
    await inspect(zip, budget, limits, limits.depth);
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError(`the archive is damaged: ${(error as Error).message}`);
  }
}

interface Budget {
  entries: number;
  bytes: number;
}

async function inspect(zip: ZipFile, budget: Budget, limits: ArchiveLimits, depth: number): Promise<void> {
  if ((budget.entries -= zip.entryCount) < 0) throw new ArchiveError(`more than ${limits.entries} entries`);
  for await (const entry of zip.eachEntry()) {
    if ((entry.generalPurposeBitFlag & IS_ENCRYPTED) !== 0) throw new ArchiveError(`${entry.fileName} is encrypted`);
    if (entry.uncompressedSize > budget.bytes) throw new ArchiveError('it would unpack to too much');
    const nested = await unpack(zip, entry, budget, limits);
    if (nested === undefined) continue;
    if (depth === 0) throw new ArchiveError('archives are nested too deeply');
    await inspect(await openNested(nested), budget, limits, depth - 1);
  }
}

/** Counts what comes out of an entry; answers it when it is an archive itself. */
async function unpack(zip: ZipFile, entry: Entry, budget: Budget, limits: ArchiveLimits): Promise<Buffer | undefined> {
  let [isNested, length] = [false, 0];
  const kept: Buffer[] = [];
  for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    if ((budget.bytes -= piece.length) < 0) throw new ArchiveError('it would unpack to too much');
    if (length < ZIP_SIGNATURE.length) {
      const start = Buffer.concat([...kept, piece]).subarray(0, ZIP_SIGNATURE.length);
      isNested = start.equals(ZIP_SIGNATURE.subarray(0, start.length));
    }
    length += piece.length;
    if (isNested && length > limits.nestedBytes) throw new ArchiveError(`${entry.fileName} is an archive too large`);
    if (isNested) kept.push(piece);
  }
  return isNested && length >= ZIP_SIGNATURE.length ? Buffer.concat(kept) : undefined;
}

async function openNested(content: Buffer): Promise<ZipFile> {
  try {
    return await yauzl.fromBufferPromise(content, { lazyEntries: true, autoClose: false });
  } catch {
    throw new ArchiveError('an archive within it is damaged');
  }
}
