import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { createHash } from 'node:crypto';
import { anEraHeader, anX12File } from '../../../../test/factories/x12.factory.js';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { Settings } from '../../../shared/config/settings.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import type { JobRun } from '../../../shared/jobs/job-handler.js';
import { X12FilesRepository } from '../x12-files/x12-files.repository.js';
import { X12FilesService } from '../x12-files/x12-files.service.js';
import { type KnownFile, TransportFilesRepository } from './transport-files.repository.js';
import type { Transport } from './transport.entity.js';
import type { ListedFile } from './transport.rules.js';

// Time passes only by waiting, and waiting takes none.
let now = 0;
jest.unstable_mockModule('node:timers/promises', () => ({ setTimeout: async (wait: number) => void (now += wait) }));
const { InboundFiles } = await import('./inbound-files.service.js');

const ERA = anX12File([anEraHeader('140')]).toString();
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const file = (name: string, content: string, modifiedMs = 1): ListedFile & { content: string } => {
  return { name, bytes: content.length, modifiedMs, content };
};

describe('RCM transport: files that partners have put', () => {
  let lists: ListedFile[][];
  let known: Map<string, KnownFile>;
  let imported: string | null;
  const received = jest.fn((_arrived: object) => undefined);
  const noted = jest.fn((_transport: unknown, facts: { sha256: string; refusal: string | null }) => {
    known.set(facts.sha256, { refusal: facts.refusal, status: facts.refusal === null ? imported : null });
  });
  const found = async (_transport: unknown, sha256: string) => known.get(sha256);
  const discard = jest.fn();
  const session = {
    list: jest.fn(async () => (lists.length > 1 ? lists.shift() : lists[0]) as ListedFile[]),
    async *read(listed: ListedFile) {
      yield Buffer.from((listed as ReturnType<typeof file>).content);
    },
    shelve: jest.fn(async (..._given: unknown[]) => undefined),
  };
  const stage = async (content: AsyncIterable<Buffer>) => {
    let text = '';
    for await (const piece of content) text += piece.toString();
    return { sha256: hashOf(text), bytes: text.length, discard };
  };
  let service: InstanceType<typeof InboundFiles>;
  beforeEach(async () => {
    jest.clearAllMocks();
    jest.spyOn(Date, 'now').mockImplementation(() => now);
    [known, imported] = [new Map(), 'imported'];
    const module = await Test.createTestingModule({
      providers: [
        InboundFiles,
        { provide: BlobStore, useValue: { stage } },
        { provide: X12FilesService, useValue: { receive: received } },
        { provide: X12FilesRepository, useValue: { bySha256: async () => ({ id: 'x1' }) } },
        { provide: TransportFilesRepository, useValue: { found, note: noted } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
        { provide: Settings, useValue: { uploadLimitBytes: 10_000 } },
      ],
    }).compile();
    service = module.get(InboundFiles);
  });
  afterEach(() => jest.restoreAllMocks());

  const stopIfAsked = jest.fn();
  const receive = (...listings: ListedFile[][]) => {
    lists = listings;
    return service.receiveAll({ id: 't1' } as Transport, session as never, { stopIfAsked } as unknown as JobRun);
  };

  it('takes a file in with its import, and puts it away when that has ended', async () => {
    expect(await receive([file('era.835', ERA)])).toEqual({ received: 1, done: 1, refused: 0 });
    expect(received).toHaveBeenCalledWith(expect.objectContaining({ fileName: 'era.835', disposition: undefined }));
    const facts = { direction: 'inbound', contents: ['835'], x12FileId: 'x1', batchId: null, refusal: null };
    expect(noted).toHaveBeenCalledWith({ id: 't1' }, expect.objectContaining(facts));
    expect(session.shelve.mock.calls).toEqual([['era.835', 'done']]);
    expect(discard).toHaveBeenCalledTimes(1);
  });

  it('leaves what is still being written: between two listings it grows', async () => {
    const before = now;
    await receive([file('era.835', ERA.slice(0, 200))], [file('era.835', ERA)]);
    expect(now - before).toBe(2000);
    expect([received.mock.calls, session.shelve.mock.calls]).toEqual([[], []]);
    await receive([file('.hidden', ERA), file('era.tmp', ERA)]);
    expect(session.list).toHaveBeenCalledTimes(3);
  });

  it('the same bytes under another name are the same file: taken in once, put away both times', async () => {
    expect(await receive([file('a', ERA, 1), file('b', ERA, 2)])).toEqual({ received: 1, done: 2, refused: 0 });
    expect(received).toHaveBeenCalledTimes(1);
    expect(discard).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['that is no interchange', 'Dear clinic', null, 0, 'NO_ISA: the file does not begin with'],
    ['whose import was refused', ERA, 'refused', 1, 'REFUSED: nothing in the file can be imported'],
    ['whose import failed', ERA, 'failed', 1, 'FAILED: the import failed'],
    ['that is too large', 'x'.repeat(10_001), null, 0, 'BODY_TOO_LARGE: '],
  ])('puts a file %s aside with the reason beside it', async (_what, content, status, imports, reason) => {
    imported = status;
    expect(await receive([file('in', content)])).toMatchObject({ done: 0, refused: 1 });
    expect(received).toHaveBeenCalledTimes(imports);
    expect(session.shelve.mock.calls).toEqual([['in', 'failed', expect.stringContaining(reason)]]);
  });

  it('waits ten seconds for an import, then leaves the file to a later run', async () => {
    imported = 'importing';
    const before = now;
    expect(await receive([file('era.835', ERA)])).toEqual({ received: 1, done: 0, refused: 0 });
    expect(now - before).toBeLessThan(2000 + 10_000 + 2 * 250);
    expect(session.shelve).not.toHaveBeenCalled();
    imported = 'imported';
    known.set(hashOf(ERA), { refusal: null, status: imported });
    expect(await receive([file('era.835', ERA)])).toEqual({ received: 0, done: 1, refused: 0 });
  });

  it('stops before the next file when it is asked to', async () => {
    stopIfAsked
      .mockImplementationOnce(() => undefined)
      .mockImplementationOnce(() => {
        throw new Error('asked to stop');
      });
    await expect(receive([file('a', ERA, 1), file('b', 'other', 2)])).rejects.toThrow('asked to stop');
    expect(noted).toHaveBeenCalledTimes(1);
  });
});
