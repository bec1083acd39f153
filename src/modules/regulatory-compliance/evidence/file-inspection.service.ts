import { Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import type { StagedBlob } from '../../../shared/blobs/staged-blob.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { ArchiveError, inspectArchive } from './archive.reader.js';
import { mediaTypeOf } from './media-type.rules.js';

const FIRST_BYTES = 64 * 1024;
const ZIP_SIGNATURE = 'PK';

/** Looks into a file before it is kept: what it really is, and whether it is safe to unpack. */
@Injectable()
export class FileInspection {
  constructor(private readonly blobs: BlobStore) {}

  /** The media type that the bytes show. Throws MEDIA_TYPE_LIES, MEDIA_TYPE_UNSUPPORTED or ARCHIVE_REFUSED. */
  async mediaType(file: { content: StagedBlob; mediaType: string; fileName: string | null }): Promise<string> {
    const start = await this.blobs.peek(file.content, 0, FIRST_BYTES);
    const sniffed = (await fileTypeFromBuffer(start))?.mime ?? null;
    const { mediaType: declared, fileName } = file;
    const verdict = mediaTypeOf({ declared, fileName, sniffed, isText: isText(start) });
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

/** Valid UTF-8 without control characters; a character may be cut at the end of what was read. */
function isText(start: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
    return !/[\u0000-\u0008\u000e-\u001f]/.test(text);
  } catch {
    return false;
  }
}
