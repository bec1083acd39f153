import { createReadStream } from 'node:fs';

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

/** The bytes of a file. Throws UnreadableFile. */
export async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  let offset = 0;
  try {
    for await (const chunk of createReadStream(file)) {
      yield chunk as Buffer;
      offset += (chunk as Buffer).length;
    }
  } catch (error) {
    throw new UnreadableFile(offset, error);
  }
}
