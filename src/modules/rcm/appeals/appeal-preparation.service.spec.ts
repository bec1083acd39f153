import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { AdjustmentCodesRepository } from '../adjustment-codes/adjustment-codes.repository.js';
import { SHIPPED_BOOK } from '../adjustment-codes/code-book.rules.js';
import { PayerRulesRepository } from '../payer-rules/payer-rules.repository.js';
import { AppealFactsRepository } from './appeal-facts.repository.js';
import { AppealPreparationService } from './appeal-preparation.service.js';
import { AppealsRepository } from './appeals.repository.js';

const TERM = {
  kind: 'appeal_level_1',
  planName: null,
  limitCount: 60,
  limitUnit: 'days',
  clockStart: 'notice_date',
  receiptPresumedDays: 0,
  effectiveFromOn: '2026-01-01',
  effectiveToOn: null,
};
const decision = (id: string): object => ({
  id,
  payerId: null,
  noticeOn: '2026-08-01',
  arrivedOn: '2026-08-02',
  remarkCodes: [],
});
const denial = (claimPaymentId: string, remarkCodes: string[] = []): object => ({
  claimPaymentId,
  groupCode: 'CO',
  reasonCode: '50',
  remarkCodes,
  deniedCents: 100,
  deniedOn: '2026-08-01',
});

describe('the appeal preparation service', () => {
  let service: AppealPreparationService;
  let decisions: object[];
  let denied: object[];
  let earlier: object[];
  let renewed: unknown[];
  beforeEach(async () => {
    [decisions, denied, earlier, renewed] = [[decision('p2'), decision('p1')], [denial('p1')], [], []];
    const facts = {
      lockClaim: async (id: string) => (id === 'c' ? { id, status: 'denied', payerId: 'pay', planName: null } : null),
      decisions: async () => decisions,
      denials: async () => denied,
      unfiled: async () => [
        {
          id: 'a',
          level: 1,
          appealedCents: 5,
          dueOn: null,
          noticeOn: '2026-08-01',
          noticeReceivedOn: null,
          arrivedOn: null,
          planName: null,
        },
      ],
      setDeadlines: async (rows: unknown[]) => void renewed.push(...rows),
    };
    const module = await Test.createTestingModule({
      providers: [
        AppealPreparationService,
        { provide: AppealFactsRepository, useValue: facts },
        { provide: AppealsRepository, useValue: { ofClaim: async () => earlier, insert: async (row: object) => row } },
        { provide: PayerRulesRepository, useValue: { termsOf: async () => new Map([['pay', [TERM]]]) } },
        { provide: AdjustmentCodesRepository, useValue: { bookOn: async () => SHIPPED_BOOK } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
      ],
    }).compile();
    service = module.get(AppealPreparationService);
  });

  const begin = (facts = {}): Promise<unknown> =>
    service.begin({ claimId: 'c', level: 1, basis: 'other', ...facts } as never);

  it('appeals the latest decision that denies something, by its notice and the terms of the payer', async () => {
    expect(await begin()).toMatchObject({
      claimPaymentId: 'p1',
      payerId: 'pay',
      appealedCents: 100,
      noticeOn: '2026-08-01',
      dueOn: '2026-09-30',
      status: 'in_preparation',
    });
    expect(await begin({ claimPaymentId: 'p2' })).toMatchObject({ claimPaymentId: 'p2', appealedCents: null });
  });

  it('counts the next level from the decision of the one before', async () => {
    earlier = [{ level: 1, claimPaymentId: 'p1', status: 'upheld', decidedOn: '2026-10-01' }];
    expect(await begin({ level: 2 })).toMatchObject({ noticeOn: '2026-10-01', noDueReason: 'NO_RULE_FOR_PAYER' });
  });

  it('refuses what cannot be appealed', async () => {
    await expect(begin({ claimId: 'x' })).rejects.toThrow('REFERENCE_NOT_FOUND');
    await expect(begin({ claimPaymentId: 'x' })).rejects.toThrow('REFERENCE_NOT_FOUND');
    await expect(begin({ level: 2 })).rejects.toThrow('APPEAL_LEVEL_NOT_REACHED');
    denied = [denial('p1', ['MA130'])];
    await expect(begin()).rejects.toThrow('APPEAL_FORBIDDEN');
    [denied, decisions] = [[], []];
    await expect(begin()).rejects.toThrow('CLAIM_NOT_ADJUDICATED');
  });

  it('gives unfiled appeals the deadline of the terms as they are now', async () => {
    await service.renew('pay');
    expect(renewed).toMatchObject([{ id: 'a', dueOn: '2026-09-30' }]);
  });
});
