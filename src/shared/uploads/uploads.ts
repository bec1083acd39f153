import type { Multipart } from '@fastify/multipart';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { BlobStore } from '../blobs/blob-store.port.js';
import type { StagedBlob } from '../blobs/staged-blob.js';
import { Settings } from '../config/settings.js';
import { DomainError } from '../errors/domain-error.js';

/** A file as it was sent, sealed and hashed, not stored yet: give `content` to `BlobStore.keep` inside a unit. */
export interface Upload {
  content: StagedBlob;
  fileName: string | null;
  mediaType: string;
  /** Query parameters and the text fields of the form. */
  fields: Record<string, string>;
}

const STALL_MS = 30_000;
/** After its first seconds a file must have come at this speed on average: drops would hold a connection for ever. */
const GRACE_MS = 30_000;
const LEAST_BYTES_PER_SECOND = 1024;
const READ_REFUSAL_MS = 1_000;
const FORM_ALLOWANCE_BYTES = 64 * 1024;
const FORM_LIMITS = { fields: 20, fieldSize: 1_000, fileSize: Infinity, files: 3, parts: 24 };

/** Files that come with requests. Memory stays flat, and no database connection waits for a slow sender. */
@Injectable()
export class Uploads {
  constructor(
    private readonly blobs: BlobStore,
    private readonly settings: Settings,
  ) {}

  /**
   * Takes the request's file and gives it to `use`. An operation that calls this carries `@AcceptsUpload()`. Refuses
   * with FILE_MISSING, FILE_EMPTY, FILES_TOO_MANY, BODY_TOO_LARGE, REQUEST_TIMEOUT, UPLOAD_ABORTED or MEDIA_TYPE_UNSUPPORTED; then, as
   * when the sender breaks off, nothing is left behind.
   */
  async receive<Result>(request: FastifyRequest, use: (upload: Upload) => Promise<Result>): Promise<Result> {
    const upload = await this.take(request);
    try {
      if (upload.content.bytes === 0) throw new DomainError('FILE_EMPTY');
      return await use(upload);
    } finally {
      await upload.content.discard();
    }
  }

  private async take(request: FastifyRequest): Promise<Upload> {
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced > this.settings.uploadLimitBytes + FORM_ALLOWANCE_BYTES) throw new DomainError('BODY_TOO_LARGE');
    const guard = setTimeout(() => request.raw.destroy(), STALL_MS);
    try {
      return await (request.isMultipart() ? this.fromForm(request, guard) : this.fromBody(request, guard));
    } catch (error) {
      // What is still under way is let go, so that the sender gets to read the refusal.
      request.raw.unpipe();
      request.raw.resume();
      if (error instanceof DomainError && error.code === 'REQUEST_TIMEOUT')
        setTimeout(() => request.raw.destroy(), READ_REFUSAL_MS).unref();
      throw error;
    } finally {
      clearTimeout(guard);
    }
  }

  private async fromBody(request: FastifyRequest, guard: NodeJS.Timeout): Promise<Upload> {
    const { body } = request;
    if (body === undefined || body === null) throw new DomainError('FILE_MISSING');
    if (!(body instanceof Readable)) throw new DomainError('MEDIA_TYPE_UNSUPPORTED');
    const fields = queryOf(request);
    const mediaType = mediaTypeOf(request.raw.headers['content-type']);
    return { content: await this.stage(body, guard), fileName: nameOf(fields.fileName), mediaType, fields };
  }

  private async fromForm(request: FastifyRequest, guard: NodeJS.Timeout): Promise<Upload> {
    const fields = queryOf(request);
    let file: Omit<Upload, 'fields'> | undefined;
    try {
      for await (const part of sound(request.parts({ limits: FORM_LIMITS }))) {
        guard.refresh();
        if (part.type === 'field') fields[part.fieldname] = String(part.value);
        else if (part.fieldname !== 'file') part.file.resume();
        else if (file !== undefined) throw new DomainError('FILES_TOO_MANY');
        else
          file = {
            fileName: nameOf(part.filename),
            mediaType: mediaTypeOf(part.mimetype),
            content: await this.stage(part.file, guard),
          };
      }
    } catch (error) {
      await file?.content.discard();
      throw error;
    }
    if (file === undefined) throw new DomainError('FILE_MISSING', [], 'The form needs the file in its field `file`.');
    return { ...file, fields };
  }

  private stage(source: Readable, guard: NodeJS.Timeout): Promise<StagedBlob> {
    return this.blobs.stage(this.counted(source, guard));
  }

  private async *counted(source: Readable, guard: NodeJS.Timeout): AsyncGenerator<Buffer> {
    let bytes = 0;
    const startedMs = Date.now();
    for await (const piece of sound<Buffer>(source.iterator({ destroyOnReturn: false }))) {
      guard.refresh();
      bytes += piece.length;
      if (bytes > this.settings.uploadLimitBytes) throw new DomainError('BODY_TOO_LARGE');
      const tookMs = Date.now() - startedMs;
      if (tookMs > GRACE_MS && bytes * 1000 < tookMs * LEAST_BYTES_PER_SECOND)
        throw new DomainError('REQUEST_TIMEOUT', [], 'The file came slower than 1 KiB a second');
      yield piece;
    }
    if ((source as { truncated?: boolean }).truncated) throw new DomainError('BODY_TOO_LARGE');
  }
}

/** What the sender breaks is the sender's: a cut connection or a malformed form, never an error of ours. */
async function* sound<Item = Multipart>(source: AsyncIterable<Item>): AsyncGenerator<Item> {
  try {
    yield* source;
  } catch (error) {
    const isTooLarge = (error as { statusCode?: number }).statusCode === 413;
    throw new DomainError(isTooLarge ? 'BODY_TOO_LARGE' : 'UPLOAD_ABORTED');
  }
}

function queryOf(request: FastifyRequest): Record<string, string> {
  const given = Object.entries(request.query as Record<string, unknown>);
  return Object.fromEntries(given.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** The media type without its parameters. */
function mediaTypeOf(header: string | undefined): string {
  const type = header?.split(';')[0]!.trim().toLowerCase();
  return type !== undefined && /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type.slice(0, 100) : 'application/octet-stream';
}

/** The last part of the name as the sender gave it, without what cannot be stored or shown. */
function nameOf(name: string | undefined): string | null {
  const plain = name
    ?.split(/[/\\]/)
    .at(-1)!
    .slice(0, 200)
    .replace(/[\p{Cc}\p{Cs}]/gu, '');
  return plain || null;
}
