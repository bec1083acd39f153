import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { DepositsRepository } from '../deposits/deposits.repository.js';
import { ClaimPaymentPostingService } from '../posting/claim-payment-posting.service.js';
import { noCounts } from '../posting/era-in-hand.rules.js';
import { RemittanceClosingService } from '../posting/remittance-closing.service.js';
import { RemittancesRepository } from '../posting/remittances.repository.js';
import { StoredPaymentsRepository } from '../posting/stored-payments.repository.js';
import { EraDecisionsService } from './era-decisions.service.js';
import { ErasRepository } from './eras.repository.js';

type Double = jest.Mock<(...given: unknown[]) => Promise<unknown>>;
const double = (answer?: unknown): Double =>
  jest.fn<(...given: unknown[]) => Promise<unknown>>().mockResolvedValue(answer);
const payment = (ordinal: number) => ({ event: { payment: { ordinal } }, stored: { id: `p${ordinal}`, lineIds: [] } });

describe('EraDecisionsService', () => {
  let eras: Record<'get' | 'update' | 'dismissPayments', Double>;
  let posting: { post: Double };
  let stored: Record<'era' | 'heldOf', Double>;
  let closing: Record<'close' | 'fund', Double>;
  let deposits: { release: Double };
  const service = async (): Promise<EraDecisionsService> => {
    const module = await Test.createTestingModule({
      providers: [
        EraDecisionsService,
        { provide: ErasRepository, useValue: eras },
        { provide: RemittancesRepository, useValue: { takeTurn: double() } },
        { provide: StoredPaymentsRepository, useValue: stored },
        { provide: ClaimPaymentPostingService, useValue: posting },
        { provide: RemittanceClosingService, useValue: closing },
        { provide: DepositsRepository, useValue: deposits },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work(), note: jest.fn() } },
        { provide: Clock, useValue: { now: () => '2026-11-25T00:00:00.000Z' } },
        { provide: CompanyDays, useValue: { today: async () => '2026-11-25' } },
      ],
    }).compile();
    return module.get(EraDecisionsService);
  };
  const as = <T>(work: () => Promise<T>): Promise<T> =>
    tenantContext.run({ requestId: 'r', companyId: 'c', actorId: 'u', actorKind: 'user', action: 'a' }, work);
  beforeEach(() => {
    eras = { get: double({ status: 'held' }), update: double(), dismissPayments: double() };
    posting = { post: double({ counts: noCounts(), waiting: [] }) };
    stored = { era: double({ id: 'e', payeeIdentifier: '1' }), heldOf: double([payment(1), payment(2)]) };
    closing = { close: double(noCounts()), fund: double() };
    deposits = { release: double() };
  });

  it.each([
    ['held', false],
    ['conflict', true],
  ])('posts what a %s remittance holds, with who and why', async (status, isBeside) => {
    eras.get.mockResolvedValue({ status });
    const decisions = await service();
    await as(() => decisions.release('e', 1, 'why'));
    expect(eras.update).toHaveBeenCalledWith(
      'e',
      1,
      expect.objectContaining({ status: 'posted', isBeside, decisionReason: 'why', decidedBy: 'u' }),
    );
    expect((posting.post.mock.calls[0]![1] as unknown[]).length).toBe(2);
    expect([closing.close, closing.fund].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });

  it('lets reversals wait for originals that come later in the set', async () => {
    posting.post.mockResolvedValueOnce({ counts: noCounts(), waiting: [payment(1)] });
    const decisions = await service();
    await as(() => decisions.release('e', 1, 'why'));
    expect(posting.post).toHaveBeenLastCalledWith(expect.anything(), [payment(1)], true);
  });

  it('discards without posting', async () => {
    const decisions = await service();
    await as(() => decisions.discard('e', 1, 'why'));
    expect(eras.update).toHaveBeenCalledWith('e', 1, expect.objectContaining({ status: 'discarded' }));
    expect(posting.post).not.toHaveBeenCalled();
    expect([eras.dismissPayments, deposits.release].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });

  it.each(['posted', 'discarded'])('refuses a %s one', async (status) => {
    eras.get.mockResolvedValue({ status });
    const decisions = await service();
    await expect(as(() => decisions.release('e', 1, 'why'))).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
    await expect(as(() => decisions.discard('e', 1, 'why'))).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
    expect(eras.update).not.toHaveBeenCalled();
  });
});
