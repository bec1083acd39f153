import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { AdjustmentCodesRepository } from '../adjustment-codes/adjustment-codes.repository.js';
import { SHIPPED_BOOK } from '../adjustment-codes/code-book.rules.js';
import { type ClaimMove, ClaimLifecycle } from '../claims/claim-lifecycle.service.js';
import { ChunkPostingService } from './chunk-posting.service.js';
import type { DecidedPayment } from './chunk-rows.writer.js';
import { PostingReadsRepository } from './posting-reads.repository.js';
import { PostingSteps } from './posting-steps.js';
import { PostingWritesRepository, type ChunkRows } from './posting-writes.repository.js';
import { eraInHandOf, paymentOf } from './stored-payment.rules.js';

const STORED_ERA = {
  ...{ id: 'era', x12FileId: 'f', x12SetId: 's', payerId: 'y', payerName: 'One', payerIdentifier: '1P' },
  ...{ traceNumber: 'T', payeeIdentifier: '', methodCode: null, paidCents: 0, paidOn: '2026-09-01' },
};
const ERA = eraInHandOf(STORED_ERA, '2026-11-26');
const original = { id: 'p0', eraId: 'e0', claimId: 'c1', payerIdentifier: '1P', payerControlNumber: 'OLD' };
const amounts = { chargeCents: 1000, paidCents: 800 };
const standing = { ...original, ...amounts, correctsId: null, statusCode: '1', isForwarded: false };
const line = {
  ...{ id: '', ordinal: 1, procedureCode: '99213', modifiers: [], revenueCode: null, originalProcedureCode: null },
  ...{ chargeCents: 1000, paidUnits: 1, servedFromOn: null, controlNumber: null, remarkCodes: [], adjustments: [] },
};
const paidRow = { kind: 'payment', groupCode: null, reasonCode: null, cents: 799, claimLineItemId: 'l2' };
function decided(id: string, paidCents: number, decision: object = {}): DecidedPayment {
  const sign = paidCents < 0 ? -1 : 1;
  const payment = paymentOf({
    ...{ id, ordinal: 1, patientControlNumber: 'Q1', statusCode: sign < 0 ? '22' : '1', chargeCents: sign * 1000 },
    ...{ paidCents, patientResponsibilityCents: 0, payerControlNumber: 'ICN', memberId: null, servedFromOn: null },
    ...{ isBalanced: true, isForwarded: false, remarkCodes: [], adjustments: [] },
    services: [{ ...line, chargeCents: sign * 1000, paidCents }],
  });
  return {
    ...{ id, event: { payment, findings: [], isBalanced: true }, setHoldReason: null, candidateIds: [], lines: [] },
    ...{ correctsId: null, storedLineIds: null },
    decision: { status: 'posted', problem: null, claimId: 'c1', match: 'exact', original: null, ...decision },
  } as unknown as DecidedPayment;
}
const reversal = () => decided('r', -800, { original: { ...original, ...amounts } });

describe('RCM D8, D9: posting a chunk of claim payments', () => {
  let acts: string[];
  let payments: object[];
  let rows: ChunkRows;
  let isRefused: boolean;
  const reads = {
    statusesOf: async (ids: string[]) => new Map(ids.map((id) => [id, 'paid'])),
    paymentsOn: async () => payments,
    reversedOn: async () => [],
    historiesOf: async () => new Map([['c1', ['draft', 'submitted', 'payer_accepted', 'paid']]]),
    linesOf: async () => new Map([['c1', ['l1', 'l2'].map((id, index) => ({ ...line, id, lineNumber: index + 1 }))]]),
    ledgerOf: async (ids: string[]) => ids.map((id) => ({ ...paidRow, id: `of ${id}`, claimPaymentId: id })),
  };
  const findings = jest.fn(async (_rows: object[]) => undefined);
  const moveAll = jest.fn(async (moves: ClaimMove[]) => {
    acts.push('moves');
    const from = moves.map((move) => ({ ...move, from: 'closed' }));
    return isRefused ? { made: [], refused: from } : { made: from, refused: [] };
  });
  const follow = jest.fn(async (_chunk: { statuses: object }) => void acts.push('steps'));
  const chunk = async (given: ChunkRows) => (acts.push('rows'), (rows = given), given.ledger);
  let service: ChunkPostingService;
  beforeEach(async () => {
    jest.clearAllMocks();
    [acts, payments, isRefused] = [[], [], false];
    const module = await Test.createTestingModule({
      providers: [
        ChunkPostingService,
        { provide: PostingReadsRepository, useValue: reads },
        { provide: PostingWritesRepository, useValue: { chunk, findings } },
        { provide: ClaimLifecycle, useValue: { moveAll } },
        { provide: AdjustmentCodesRepository, useValue: { bookFor: async () => SHIPPED_BOOK } },
        { provide: PostingSteps, useValue: { follow } },
      ],
    }).compile();
    service = module.get(ChunkPostingService);
  });

  it('writes rows, moves claims, then lets the steps follow with where the claims stand', async () => {
    expect(await service.write(ERA, [decided('p1', 800)])).toMatchObject({ posted: 1, reversals: 0, ledgerEntries: 1 });
    expect(acts).toEqual(['rows', 'moves', 'steps']);
    const facts = { adjudicatedOn: '2026-09-01', payerControlNumber: 'ICN', kind: 'adjudicated', sourceId: 'p1' };
    expect(moveAll).toHaveBeenCalledWith([expect.objectContaining({ claimId: 'c1', to: 'paid', ...facts })]);
    expect(follow.mock.lastCall![0].statuses).toEqual(new Map([['c1', 'paid']]));
  });

  it('stores what is not posted, and moves nothing for it', async () => {
    const held = decided('p1', 800, { status: 'held', problem: 'GROUP_CODE_UNKNOWN' });
    expect(await service.write(ERA, [held])).toMatchObject({ held: 1, posted: 0, ledgerEntries: 0 });
    expect(rows.payments).toMatchObject([{ id: 'p1', status: 'held', holdReason: 'GROUP_CODE_UNKNOWN' }]);
    expect(moveAll).toHaveBeenCalledWith([]);
  });

  it('takes back the rows of the original itself, and the claim to where it was before', async () => {
    payments = [{ ...standing, lineIds: ['l2'], deniedLineIds: [] }];
    expect(await service.write(ERA, [reversal()])).toMatchObject({ posted: 1, reversals: 1 });
    expect(rows.ledger).toMatchObject([{ cents: -799, claimLineItemId: 'l2', reversesId: 'of p0' }]);
    const moved = { to: 'payer_accepted', kind: 'reversed', adjudicatedOn: null, payerControlNumber: null };
    expect(moveAll).toHaveBeenCalledWith([expect.objectContaining(moved)]);
  });

  it('links a correction to what it takes the place of, also one that came before its reversal', async () => {
    payments = [{ ...standing, lineIds: ['l1'], deniedLineIds: [] }];
    await service.write(ERA, [reversal(), decided('p1', 900)]);
    expect(rows.payments).toMatchObject([
      { id: 'r', correctsId: null },
      { id: 'p1', correctsId: 'p0' },
    ]);
    payments.push({ ...standing, id: 'early', lineIds: ['l1'], deniedLineIds: [] });
    await service.write(ERA, [reversal()]);
    expect(rows.corrections).toEqual([{ id: 'early', correctsId: 'p0' }]);
    expect(moveAll.mock.lastCall![0]).toMatchObject([{ to: 'paid' }]);
  });

  it.each([
    ['of the same set', 'era', 'l2'],
    ['of another set', 'e0', 'l1'],
  ])('a line that a payment %s has taken goes to its twin', async (_which, eraId, lineId) => {
    payments = [{ ...standing, eraId, lineIds: ['l1'], deniedLineIds: [] }];
    await service.write(ERA, [decided('p1', 800)]);
    expect(rows.ledger).toMatchObject([{ claimLineItemId: lineId }]);
  });

  it('posts the money where the claim cannot move, and says so', async () => {
    isRefused = true;
    await service.write(ERA, [decided('p1', 800)]);
    expect(findings.mock.lastCall![0]).toMatchObject([{ code: 'STATUS_NOT_MOVED', claimPaymentId: 'p1' }]);
    expect(follow.mock.lastCall![0].statuses).toEqual(new Map([['c1', 'closed']]));
  });
});
