import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { BlobStore } from '../blobs/blob-store.port.js';
import { Settings } from '../config/settings.js';
import { Uploads } from './uploads.js';

const raw = { unpipe: jest.fn(), resume: jest.fn(), destroy: jest.fn() };

function aRequest(facts: object): FastifyRequest {
  const { headers = {} } = facts as { headers?: object };
  return {
    headers,
    query: {},
    raw: { ...raw, headers },
    isMultipart: () => false,
    ...facts,
  } as unknown as FastifyRequest;
}

describe('Uploads', () => {
  const discard = jest.fn(async () => undefined);
  const stage = jest.fn(async (content: AsyncIterable<Buffer>) => {
    let bytes = 0;
    for await (const piece of content) bytes += piece.length;
    return { bytes, discard };
  });
  let uploads: Uploads;

  beforeEach(async () => {
    jest.clearAllMocks();
    const module = await Test.createTestingModule({
      providers: [
        Uploads,
        { provide: BlobStore, useValue: { stage } },
        { provide: Settings, useValue: { uploadLimitBytes: 10 } },
      ],
    }).compile();
    uploads = module.get(Uploads);
  });

  const bytes = (count: number): Readable => Readable.from([Buffer.alloc(count)]);

  it('gives the file to its user and takes it back, also when the user throws', async () => {
    const headers = { 'content-type': 'Application/EDI-X12; charset=x' };
    const request = aRequest({ headers, query: { fileName: 'C:\\x\\a\u0000b.835' }, body: bytes(10) });
    const refused = uploads.receive(request, async ({ fileName, mediaType }) => {
      expect([fileName, mediaType]).toEqual(['ab.835', 'application/edi-x12']);
      throw new Error('not this one');
    });
    await expect(refused).rejects.toThrow('not this one');
    expect(discard).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['one byte too many', { body: bytes(11) }, 'BODY_TOO_LARGE'],
    ['an empty file', { body: bytes(0) }, 'FILE_EMPTY'],
    ['no file', {}, 'FILE_MISSING'],
    ['a parsed body', { body: { a: 1 } }, 'MEDIA_TYPE_UNSUPPORTED'],
  ])('refuses %s', async (_what, facts, code) => {
    const use = jest.fn(async () => undefined);
    await expect(uploads.receive(aRequest(facts), use)).rejects.toMatchObject({ code });
    expect(use).not.toHaveBeenCalled();
  });

  it.each([
    ['slower than 1 KiB a second', 31_000, 'REQUEST_TIMEOUT'],
    ['slowly at first only', 29_000, undefined],
  ])('takes a file that comes %s', async (_what, tookMs, code) => {
    let aheadMs = 0;
    const { now } = Date;
    const moved = jest.spyOn(Date, 'now').mockImplementation(() => now() + aheadMs);
    const drops = async function* (): AsyncGenerator<Buffer> {
      yield Buffer.alloc(1);
      await new Promise((resolve) => setImmediate(resolve));
      aheadMs = tookMs;
      yield Buffer.alloc(1);
    };
    const body = Readable.from(drops(), { highWaterMark: 1 });
    const answer = await uploads.receive(aRequest({ body }), async () => undefined).catch((error: unknown) => error);
    moved.mockRestore();
    expect((answer as { code?: string } | undefined)?.code).toBe(code);
  });

  it('does not begin to read what announces itself as too large', async () => {
    const request = aRequest({ headers: { 'content-length': '70000' }, body: bytes(1) });
    await expect(uploads.receive(request, async () => undefined)).rejects.toMatchObject({ code: 'BODY_TOO_LARGE' });
    expect(stage).not.toHaveBeenCalled();
  });

  it('says that the sender broke off, whatever the stream says', async () => {
    const body = new Readable({ read: () => undefined });
    setImmediate(() => body.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })));
    await expect(uploads.receive(aRequest({ body }), async () => undefined)).rejects.toMatchObject({
      code: 'UPLOAD_ABORTED',
    });
  });
});
