import { Injectable } from '@nestjs/common';
import { BlobStore } from '../blobs/blob-store.port.js';
import type { StagedBlob } from '../blobs/staged-blob.js';
import { DomainError } from '../errors/domain-error.js';
import { BODY_LIMITS, inspectJsonText, type JsonLimits } from '../http/input.rules.js';
import { valueOf } from '../http/json-body.js';

const PIECE_BYTES = 1024 * 1024;
/** NIST's PRIVACY catalog has 32,827 members, 18 levels deep; six of it in one file, 11.6 MB, take half a second. */
const LIMITS: JsonLimits = { ...BODY_LIMITS, members: 10_000, membersInAll: 500_000 };
const MARK = Buffer.from('\ufeff');

/** JSON documents that come as files: guarded like a body, read whole. */
@Injectable()
export class JsonFiles {
  constructor(private readonly blobs: BlobStore) {}

  /**
   * The document's value. Refuses with BODY_TOO_LARGE above `largestBytes`, or with INVALID_JSON, INVALID_UTF8,
   * NUMBER_NOT_SAFE and their like, each with its byte in the file.
   */
  async read(content: StagedBlob, largestBytes: number): Promise<unknown> {
    if (content.bytes > largestBytes) throw new DomainError('BODY_TOO_LARGE');
    const pieces: Buffer[] = [];
    for (let from = 0; from < content.bytes; from += pieces.at(-1)!.length)
      pieces.push(await this.blobs.peek(content, from, PIECE_BYTES));
    const file = Buffer.concat(pieces);
    // Windows programs write a byte order mark before UTF-8; it is no part of JSON (RFC 8259 §8.1).
    const skipped = file.subarray(0, MARK.length).equals(MARK) ? MARK.length : 0;
    return valueOf(inspectJsonText(file.subarray(skipped), LIMITS), skipped);
  }
}
