import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { Counters } from '../../../shared/counters/counters.js';
import { Clock } from '../../../shared/time/clock.js';
import type { TradingPartner } from '../trading-partners/trading-partner.entity.js';
import { X12WriteError } from '../x12/x12-segment.writer.js';
import { type BatchDraft, type BatchedClaimFacts, BatchDraftsService } from './batch-drafts.service.js';
import { BatchWritesRepository } from './batch-writes.repository.js';

const partner = {
  ...{ id: 'p1', name: 'CLEARINGHOUSE', usage: 'T', separators: '*^:~' },
  ...{ senderQualifier: 'ZZ', senderId: 'CLINIC', receiverQualifier: 'ZZ', receiverId: 'HOUSE' },
  ...{ applicationSenderCode: 'CLINIC', applicationReceiverCode: 'HOUSE' },
  ...{ submitterName: 'TEST CLINIC', submitterId: null, submitterContactName: 'EDI', submitterContactPhone: '800' },
} as TradingPartner;
const claim = (claimId: string, payerId: string, chargeCents: number) =>
  ({ claimId, payerId, isValidated: false, submitted: { chargeCents } }) as unknown as BatchedClaimFacts;

describe('RCM C: drafts of batches', () => {
  let last: Map<string, number>;
  let staged: string;
  let isBroken: boolean;
  const sealed = { sha256: 'hash', bytes: 500 };
  const blobs = {
    stage: async (content: AsyncIterable<Buffer>) => {
      try {
        for await (const piece of content) staged += piece.toString('latin1');
        return sealed;
      } catch (error) {
        isBroken = true;
        throw error;
      }
    },
    keep: jest.fn(async (..._given: unknown[]) => ({ id: 'blob', sha256: 'hash', bytes: 500 })),
  };
  const take = jest.fn(async (name: string, count: number) => {
    const first = (last.get(name) ?? 0) + 1;
    last.set(name, first + count - 1);
    return first;
  });
  const writes = { add: jest.fn(async (facts: object) => ({ id: 'b1', ...facts })) };
  let service: BatchDraftsService;
  beforeEach(async () => {
    jest.clearAllMocks();
    last = new Map([['claim_batch', 6]]);
    [staged, isBroken] = ['', false];
    const module = await Test.createTestingModule({
      providers: [
        BatchDraftsService,
        { provide: BatchWritesRepository, useValue: writes },
        { provide: BlobStore, useValue: blobs },
        { provide: Counters, useValue: { take, next: (name: string) => take(name, 1) } },
        { provide: Clock, useValue: { now: () => '2026-11-26T08:05:00.000Z' } },
      ],
    }).compile();
    service = module.get(BatchDraftsService);
  });

  /** The draft with a file that writes what it is given, in so many sets. */
  const filled = async (setCount: number): Promise<BatchDraft> => {
    const draft = await service.begin(partner, 'professional');
    const add = jest.fn(async () => ({ setControlNumber: '0001', firstSegment: 1, lastSegment: 9 }));
    const { envelope } = draft.file;
    return { ...draft, file: { envelope, setCount, add, end: async () => sealed } as unknown as BatchDraft['file'] };
  };

  it('numbers the file by its partner, and writes the head at once', async () => {
    last.set('isa13:p1', 41).set('gs06:p1', 17).set('isa13:p2', 99);
    const { number, file } = await service.begin(partner, 'institutional');
    expect(number).toBe(7);
    expect(file.envelope).toMatchObject({
      ...{ interchangeNumber: 42, groupNumber: 18, firstSetNumber: 1, reference: 'B7S' },
      ...{ writtenOn: '2026-11-26', writtenTime: '0805', submitter: { name: 'TEST CLINIC', id: 'CLINIC' } },
    });
    await file.end();
    expect(staged).toMatch(/^ISA\*.*\*000000042\*.*GS\*HC\*CLINIC\*HOUSE\*20261126\*0805\*18\*X\*005010X223A2~/s);
  });

  it('gives back what is being staged when the head cannot be written', async () => {
    const begun = service.begin({ ...partner, senderId: 'A*B' } as TradingPartner, 'professional');
    await expect(begun).rejects.toBeInstanceOf(X12WriteError);
    expect([staged, isBroken]).toEqual(['', true]);
  });

  it.each([
    ['one payer', 'y1', 'y1'],
    ['several payers', 'y2', null],
  ])('stores a batch for %s with its claims in their order and their sum', async (_what, second, payerId) => {
    const draft = await filled(1);
    await service.add(draft, claim('c1', 'y1', 100));
    await service.add(draft, claim('c2', second, 250));
    await service.store(draft);
    expect(writes.add).toHaveBeenCalledWith(
      expect.objectContaining({ number: 7, payerId, claimCount: 2, chargeCents: 350, blobId: 'blob', setCount: 1 }),
      [expect.objectContaining({ claimId: 'c1', ordinal: 1 }), expect.objectContaining({ claimId: 'c2', ordinal: 2 })],
    );
    const kept = { mediaType: 'application/edi-x12', fileName: 'batch-7-837P.x12' };
    expect(blobs.keep).toHaveBeenCalledWith(sealed, kept);
  });

  it('leaves the draft as it was when a claim cannot be written', async () => {
    const draft = await filled(1);
    await service.add(draft, claim('c1', 'y1', 100));
    jest.mocked(draft.file.add).mockRejectedValueOnce(new Error('cannot be written'));
    await expect(service.add(draft, claim('c2', 'y2', 250))).rejects.toThrow('cannot be written');
    expect([draft.claims.length, [...draft.payerIds], draft.chargeCents]).toEqual([1, ['y1'], 100]);
  });

  it.each([
    [1, 1],
    [3, 3],
  ])('takes a number for each of %d sets, so that the next file goes on behind them', async (setCount, lastTaken) => {
    await service.store(await filled(setCount));
    expect(last.get('st02:p1')).toBe(lastTaken);
  });
});
