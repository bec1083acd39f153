import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { ClaimPaymentPostingService } from '../posting/claim-payment-posting.service.js';
import { noCounts } from '../posting/era-in-hand.rules.js';
import { RemittanceClosingService } from '../posting/remittance-closing.service.js';
import { RemittancesRepository } from '../posting/remittances.repository.js';
import { StoredPaymentsRepository } from '../posting/stored-payments.repository.js';
import { UnmatchedPaymentsRepository } from './unmatched-payments.repository.js';
import { UnmatchedPaymentsService } from './unmatched-payments.service.js';

type Double = jest.Mock<(...given: unknown[]) => Promise<unknown>>;
const double = (answer?: unknown): Double =>
  jest.fn<(...given: unknown[]) => Promise<unknown>>().mockResolvedValue(answer);
const waiting = (status: string, holdReason: string) => ({ id: 'p', eraId: 'e', status, holdReason });

describe('UnmatchedPaymentsService', () => {
  let payments: Record<'get' | 'update' | 'claimStatus' | 'like' | 'list', Double>;
  let posting: { post: Double };
  const service = async (): Promise<UnmatchedPaymentsService> => {
    const module = await Test.createTestingModule({
      providers: [
        UnmatchedPaymentsService,
        { provide: UnmatchedPaymentsRepository, useValue: payments },
        { provide: RemittancesRepository, useValue: { takeTurn: double() } },
        { provide: StoredPaymentsRepository, useValue: { era: double({ payeeIdentifier: '1' }), some: double([{}]) } },
        { provide: ClaimPaymentPostingService, useValue: posting },
        { provide: RemittanceClosingService, useValue: { free: double() } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work(), note: jest.fn() } },
        { provide: Clock, useValue: { now: () => '2026-11-25T00:00:00.000Z' } },
        { provide: CompanyDays, useValue: { today: async () => '2026-11-25' } },
      ],
    }).compile();
    return module.get(UnmatchedPaymentsService);
  };
  const as = <T>(work: () => Promise<T>): Promise<T> =>
    tenantContext.run({ requestId: 'r', companyId: 'c', actorId: 'u', actorKind: 'user', action: 'a' }, work);
  beforeEach(() => {
    payments = {
      get: double(waiting('unmatched', 'CLAIM_NOT_FOUND')),
      update: double(),
      claimStatus: double('submitted'),
      like: double(new Map()),
      list: double({ items: [], nextCursor: null }),
    };
    posting = { post: double({ counts: { ...noCounts(), posted: 1 }, waiting: [] }) };
  });

  it('posts on the claim that somebody chose', async () => {
    const queue = await service();
    await as(() => queue.match('p', 1, 'c1'));
    expect(posting.post).toHaveBeenCalledWith(expect.anything(), [{}], true, { claimId: 'c1', isForced: false });
    expect(payments.update).toHaveBeenCalledWith('p', 1, expect.objectContaining({ decidedBy: 'u' }));
  });

  it.each([
    ['an unknown claim', undefined, 'REFERENCE_NOT_FOUND'],
    ['a draft', 'draft', 'STATE_FORBIDS'],
    ['a voided claim', 'voided', 'STATE_FORBIDS'],
  ])('refuses %s', async (_words, status, code) => {
    payments.claimStatus.mockResolvedValue(status);
    const queue = await service();
    await expect(as(() => queue.match('p', 1, 'c1'))).rejects.toMatchObject({ code });
    expect(posting.post).not.toHaveBeenCalled();
  });

  it.each([
    ['posted', 'CLAIM_NOT_FOUND'],
    ['held', 'UNBALANCED'],
    ['held', 'REVERSAL_WITHOUT_ORIGINAL'],
  ])('matches none that is %s for %s', async (status, reason) => {
    payments.get.mockResolvedValue(waiting(status, reason));
    const queue = await service();
    await expect(as(() => queue.match('p', 1, 'c1'))).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
  });

  it('posts a held one as it stands, and says so where no claim is known', async () => {
    payments.get.mockResolvedValue(waiting('held', 'REVERSAL_WITHOUT_ORIGINAL'));
    const queue = await service();
    await as(() => queue.release('p', 1, { reason: 'why' }));
    expect(posting.post.mock.calls[0]![3]).toEqual({ claimId: null, isForced: true });
    posting.post.mockResolvedValue({ counts: noCounts(), waiting: [] });
    await expect(as(() => queue.release('p', 1, { reason: 'why' }))).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      problems: [{ code: 'CLAIM_NEEDED' }],
    });
  });

  it('dismisses what waits, and shows nothing else', async () => {
    const queue = await service();
    await as(() => queue.dismiss('p', 1, 'why'));
    expect(payments.update).toHaveBeenCalledWith('p', 1, expect.objectContaining({ status: 'dismissed' }));
    payments.get.mockResolvedValue(waiting('dismissed', 'CLAIM_NOT_FOUND'));
    await expect(queue.read('p')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
