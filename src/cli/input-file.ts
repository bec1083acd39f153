import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, stat, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The name of standard input. */
const STANDARD_INPUT = '-';
const PIECE = 64 * 1024;

/** The operating system would not give the file, or not all of it. */
export class UnreadableFile extends Error {
  constructor(
    /** Bytes that could be read. */
    readonly offset: number,
    cause: unknown,
  ) {
    const reason = cause !== null && typeof cause === 'object' && 'code' in cause ? String(cause.code) : 'unknown';
    super(`the file cannot be read: ${reason}`, { cause });
  }
}

/** The bytes of a file, `-` being standard input. Throws UnreadableFile. */
export async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  let offset = 0;
  try {
    for await (const chunk of file === STANDARD_INPUT ? process.stdin : createReadStream(file)) {
      yield chunk as Buffer;
      offset += (chunk as Buffer).length;
    }
  } catch (error) {
    throw new UnreadableFile(offset, error);
  }
}

/**
 * Files that are read more than once. What gives its bytes only once (standard input, a pipe) is kept meanwhile in a
 * temporary file that has no name any more: it is gone with the process, whatever ends it.
 */
export class RereadableFiles {
  private readonly kept = new Map<string, FileHandle>();

  /** The bytes of a file, as often as they are asked for. Throws UnreadableFile where not even the first can be read. */
  async open(file: string): Promise<() => AsyncIterable<Buffer>> {
    if (await isReadOnce(file)) {
      const handle = this.kept.get(file) ?? (await this.keep(file));
      return () => bytesIn(handle);
    }
    for await (const _first of bytesOf(file)) break;
    return () => bytesOf(file);
  }

  /** A file that is read from any place, until it is closed here. Throws UnreadableFile. */
  async handle(file: string): Promise<FileHandle> {
    try {
      const handle = this.kept.get(file) ?? ((await isReadOnce(file)) ? await this.keep(file) : await open(file));
      this.kept.set(file, handle);
      if ((await handle.stat()).isDirectory()) throw Object.assign(new Error('a directory'), { code: 'EISDIR' });
      return handle;
    } catch (error) {
      throw error instanceof UnreadableFile ? error : new UnreadableFile(0, error);
    }
  }

  /** Lets the files go. */
  async close(): Promise<void> {
    for (const handle of this.kept.values()) await handle.close();
    this.kept.clear();
  }

  private async keep(file: string): Promise<FileHandle> {
    const name = join(tmpdir(), `quintet-${randomUUID()}`);
    const handle = await open(name, 'wx+', 0o600);
    this.kept.set(file, handle);
    await unlink(name);
    for await (const chunk of bytesOf(file)) await handle.appendFile(chunk);
    return handle;
  }
}

async function isReadOnce(file: string): Promise<boolean> {
  if (file === STANDARD_INPUT) return true;
  try {
    const found = await stat(file);
    return !found.isFile() && !found.isDirectory();
  } catch (error) {
    throw new UnreadableFile(0, error);
  }
}

async function* bytesIn(handle: FileHandle): AsyncGenerator<Buffer> {
  for (let position = 0; ;) {
    const { bytesRead, buffer } = await handle.read({ buffer: Buffer.allocUnsafe(PIECE), position });
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    position += bytesRead;
  }
}
