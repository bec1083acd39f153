import { Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import type { StagedBlob } from '../../../shared/blobs/staged-blob.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { ArchiveError, inspectArchive } from './archive.reader.js';
import { mediaTypeOf, type TextEncoding } from './media-type.rules.js';

const FIRST_BYTES = 64 * 1024;
const ZIP_SIGNATURE = 'PK';

/** Looks into a file before it is kept: what it really is, and whether it is safe to unpack. */
@Injectable()
export class FileInspection {
  constructor(private readonly blobs: BlobStore) {}

  /** The media type that the bytes show. Throws MEDIA_TYPE_LIES, MEDIA_TYPE_UNSUPPORTED or ARCHIVE_REFUSED. */
  async mediaType(file: { content: StagedBlob; mediaType: string; fileName: string | null }): Promise<string> {
    const start = await this.blobs.peek(file.content, 0, FIRST_BYTES);
    const text = textEncoding(start);
    const sniffed = (await fileTypeFromBuffer(start))?.mime ?? null;
    const { mediaType: declared, fileName } = file;
    const verdict = mediaTypeOf({ declared, fileName, sniffed, text });
    if ('code' in verdict) throw new DomainError(verdict.code, [verdict]);
    if (start.toString('latin1', 0, 2) === ZIP_SIGNATURE) await this.inspect(file.content);
    return verdict.mediaType;
  }

  private async inspect(content: StagedBlob): Promise<void> {
    try {
      await inspectArchive((from, length) => this.blobs.peek(content, from, length), content.bytes);
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      throw new DomainError('ARCHIVE_REFUSED', [{ code: 'ARCHIVE_REFUSED', message: error.message }]);
    }
  }
}

const MARKS: Readonly<Record<string, TextEncoding>> = { fffe: 'utf-16le', feff: 'utf-16be' };
const CONTROLS = /[\u0000-\u0008\u000e-\u001f]/;
/** Bytes that Windows-1252 has no character for come out as these. */
const NO_CHARACTERS = /[\u007f-\u009f]/;

/** How text is written that has no control characters: with its mark (Excel's "Unicode text"), UTF-8, or Excel's CSV. */
export function textEncoding(start: Buffer): TextEncoding | null {
  const marked = MARKS[start.toString('hex', 0, 2)];
  if (marked !== undefined) return isWritten(start, marked) ? marked : null;
  if (isWritten(start, 'utf-8')) return 'utf-8';
  return isWritten(start, 'windows-1252', NO_CHARACTERS) ? 'windows-1252' : null;
}

/** A character may be cut at the end of what was read. */
function isWritten(start: Buffer, encoding: TextEncoding, unknown?: RegExp): boolean {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(start, { stream: true });
    return !CONTROLS.test(text) && unknown?.test(text) !== true;
  } catch {
    return false;
  }
}
