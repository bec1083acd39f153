import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { callersContext } from '../tenancy/in-context.js';

/** A file in an archive: its bytes, or where they come from once their turn has come. */
export interface ZipEntry {
  /** `folder/name`, as it stands in the archive. */
  path: string;
  content: Buffer | (() => AsyncIterable<Buffer>);
}

/** What an archive says of one of its files. */
interface Listed {
  path: string;
  bytes: number;
  sha256: string;
}

const MANIFEST = 'manifest.json';
/** The first day of the archive format: the same content makes the same bytes, whenever it is packed. */
const LAST_CHANGED = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 };

/**
 * A ZIP archive of `entries` in their order, and behind them `manifest.json` with the length and SHA-256 of each. It
 * is packed as it is read, one file at a time with flat memory; the same entries make the same bytes. An entry that
 * fails breaks the stream: half an archive never looks whole. Entries are read in the context of the caller.
 */
export function zipOf(entries: readonly ZipEntry[]): Readable {
  const inContext = callersContext();
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const listed: Listed[] = [];
  const fail = (error: unknown): void => void output.destroy(error as Error);
  zip.on('error', fail);
  for (const { path, content } of entries) {
    const source = Buffer.isBuffer(content) ? () => piecesOf(content) : content;
    add(zip, path, () => inContext(counted(path, source, listed)), fail);
  }
  add(zip, MANIFEST, () => manifestOf(listed), fail);
  zip.end();
  return output;
}

function add(zip: ZipFile, path: string, open: () => AsyncIterable<Buffer>, fail: (error: unknown) => void): void {
  zip.addReadStreamLazy(path, LAST_CHANGED, (give) => {
    const stream = Readable.from(open(), { objectMode: false });
    stream.on('error', fail);
    give(null, stream);
  });
}

async function* counted(path: string, source: () => AsyncIterable<Buffer>, listed: Listed[]): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of source()) {
    hash.update(piece);
    bytes += piece.length;
    yield piece;
  }
  listed.push({ path, bytes, sha256: hash.digest('hex') });
}

async function* piecesOf(content: Buffer): AsyncGenerator<Buffer> {
  if (content.length > 0) yield content;
}

async function* manifestOf(listed: readonly Listed[]): AsyncGenerator<Buffer> {
  yield Buffer.from(`${JSON.stringify({ files: listed }, null, 2)}\n`);
}
