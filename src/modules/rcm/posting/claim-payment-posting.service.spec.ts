import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { ChunkPostingService } from './chunk-posting.service.js';
import type { DecidedPayment } from './chunk-rows.writer.js';
import { ClaimPaymentMatchingService, type FoundMatch } from './claim-payment-matching.service.js';
import { ClaimPaymentPostingService, type PaymentInHand } from './claim-payment-posting.service.js';
import { noCounts, type EraInHand } from './era-in-hand.rules.js';
import { PostingReadsRepository } from './posting-reads.repository.js';
import { PostingWritesRepository } from './posting-writes.repository.js';
import type { Original } from './reversal.rules.js';
import { eraInHandOf, paymentOf, type StoredPayment } from './stored-payment.rules.js';

const STORED_ERA = {
  ...{ id: 'era', x12FileId: 'f', x12SetId: 's', payerId: 'y', payerName: 'One', payerIdentifier: '1P' },
  ...{ traceNumber: 'T', payeeIdentifier: '', methodCode: null, paidCents: 0, paidOn: '2026-09-01' },
};
const STORED: StoredPayment = {
  ...{ id: '', ordinal: 1, patientControlNumber: 'Q1', statusCode: '1', chargeCents: 1000, paidCents: 800 },
  ...{ patientResponsibilityCents: 0, payerControlNumber: null, memberId: null, servedFromOn: null },
  ...{ isBalanced: true, isForwarded: false, remarkCodes: [], adjustments: [], services: [] },
};
const payment = (ordinal: number, facts: Partial<StoredPayment> = {}, stored: PaymentInHand['stored'] = null) =>
  ({
    event: { payment: paymentOf({ ...STORED, ...facts, ordinal }), findings: [] },
    stored,
  }) as unknown as PaymentInHand;
const reversal = (ordinal: number, payerControlNumber: string | null = null) =>
  payment(ordinal, { statusCode: '22', chargeCents: -1000, paidCents: -800, payerControlNumber });
const original = (id: string): Original => ({
  ...{ id, eraId: 'earlier', claimId: 'c1', payerIdentifier: '1P', payerControlNumber: 'ICN' },
  ...{ chargeCents: 1000, paidCents: 800 },
});
const unknown = { adjustments: [{ groupCode: 'ZZ', reasonCode: '1', cents: 200, quantity: null }] };

describe('RCM D6, D9: what becomes of claim payments', () => {
  let era: EraInHand;
  let match: Partial<FoundMatch>;
  let originals: Original[];
  const matching = {
    match: jest.fn(async (_era: EraInHand, payments: { ordinal: number }[]) => {
      const found = { claimId: 'c1', match: 'exact', problem: null, candidateIds: [], versionIds: ['c1'], ...match };
      return new Map(payments.map(({ ordinal }) => [ordinal, found]));
    }),
  };
  const reads = {
    paymentsOn: async () => originals,
    paymentsNumbered: jest.fn(async (_numbers: string[]) => originals),
  };
  const writes = { chunk: jest.fn(async (_rows: { payments: object[]; ledger: object[] }) => []) };
  const chunks = { write: jest.fn(async (_era: EraInHand, _decided: DecidedPayment[]) => noCounts()) };
  let service: ClaimPaymentPostingService;
  beforeEach(async () => {
    jest.clearAllMocks();
    [era, match, originals] = [eraInHandOf(STORED_ERA, '2026-11-26'), {}, []];
    const module = await Test.createTestingModule({
      providers: [
        ClaimPaymentPostingService,
        { provide: ClaimPaymentMatchingService, useValue: matching },
        { provide: PostingReadsRepository, useValue: reads },
        { provide: PostingWritesRepository, useValue: writes },
        { provide: ChunkPostingService, useValue: chunks },
      ],
    }).compile();
    service = module.get(ClaimPaymentPostingService);
  });
  const decisions = () =>
    chunks.write.mock.calls[0]![1].map(({ event, decision: { status, problem, original: taken } }) => {
      return [event.payment.ordinal, status, taken?.id ?? problem];
    });

  it('asks nothing where there is nothing, and posts nothing of a held set', async () => {
    expect(await service.post(era, [], true)).toEqual({ counts: noCounts(), waiting: [] });
    era.holdReason = 'PAYEE_NOT_OURS';
    const { counts, waiting } = await service.post(era, [payment(1), reversal(2)], false);
    expect([counts, waiting]).toEqual([{ ...noCounts(), held: 2 }, []]);
    const { payments, ledger } = writes.chunk.mock.calls[0]![0];
    expect(payments).toMatchObject([
      { status: 'held', holdReason: 'PAYEE_NOT_OURS', claimId: null },
      { status: 'held' },
    ]);
    expect([ledger, matching.match.mock.calls, chunks.write.mock.calls]).toEqual([[], [], []]);
  });

  it('lets a reversal wait for its original while more comes, and holds it at the end', async () => {
    const payments = [reversal(1), payment(2)];
    expect((await service.post(era, payments, false)).waiting).toEqual([payments[0]]);
    expect(decisions()).toEqual([[2, 'posted', null]]);
    chunks.write.mockClear();
    expect((await service.post(era, payments, true)).waiting).toEqual([]);
    expect(decisions()).toEqual([
      [1, 'held', 'REVERSAL_WITHOUT_ORIGINAL'],
      [2, 'posted', null],
    ]);
  });

  it('takes each original back once, also when a later chunk asks', async () => {
    originals = [original('p1'), original('p2')];
    await service.post(era, [reversal(1), reversal(2), reversal(3)], true);
    expect(decisions().map(([, , taken]) => taken)).toEqual(['p1', 'p2', 'REVERSAL_WITHOUT_ORIGINAL']);
    expect([...era.reversedIds]).toEqual(['p1', 'p2']);
    expect((await service.post(era, [reversal(4)], false)).waiting).toHaveLength(1);
  });

  it('posts what is taken back before what takes its place, whichever way round they stand', async () => {
    originals = [original('p1')];
    await service.post(era, [payment(1, { paidCents: 900 }), reversal(2, 'ICN')], true);
    expect(decisions().map(([ordinal]) => ordinal)).toEqual([2, 1]);
    expect(reads.paymentsNumbered).toHaveBeenCalledWith(['ICN']);
  });

  it.each<[string, Partial<StoredPayment>, string | null, boolean, string, string | null]>([
    ['names the claim of what found none', {}, 'c7', false, 'posted', 'c7'],
    ['forces what was held, on the claim that was found', unknown, null, true, 'posted', 'c1'],
    ['names the claim, but forces nothing', unknown, 'c7', false, 'held', 'c7'],
  ])('somebody %s', async (_what, facts, claimId, isForced, status, on) => {
    match = facts === unknown ? {} : { claimId: null, match: 'none', problem: 'CLAIM_NOT_FOUND' };
    await service.post(era, [payment(1, facts, { id: 'p9', lineIds: ['x'] })], true, { claimId, isForced });
    const [decided] = chunks.write.mock.calls[0]![1];
    expect(decided).toMatchObject({ id: 'p9', storedLineIds: ['x'], decision: { status, claimId: on } });
  });
});
