import { Test } from '@nestjs/testing';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { AdjustmentCodesRepository } from '../adjustment-codes/adjustment-codes.repository.js';
import { SHIPPED_BOOK } from '../adjustment-codes/code-book.rules.js';
import { PayerRulesRepository } from '../payer-rules/payer-rules.repository.js';
import { PostingSteps } from '../posting/posting-steps.js';
import { DenialDeadlinesService } from './denial-deadlines.service.js';
import { DenialPostingRepository } from './denial-posting.repository.js';
import { DenialPostingService } from './denial-posting.service.js';

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
const CLAIM = { id: 'c', familyId: 'c', number: 1, payerId: 'pay', planName: null, servedToOn: '2026-07-01' };
const payment = (id: string, paidCents: number): object => ({
  id,
  claimId: 'c',
  reversesId: null,
  correctsId: null,
  payment: { remarkCodes: [], paidCents, services: [{ remarkCodes: [], paidCents }] },
  lineIds: ['l1'],
});
const denied = (claimPaymentId: string): object => ({
  ...{ id: `row of ${claimPaymentId}`, claimId: 'c', claimPaymentId, claimLineItemId: 'l1', reversesId: null },
  ...{ kind: 'denial', groupCode: 'CO', reasonCode: '50', cents: 100 },
});

describe('denials as a step of posting', () => {
  let inserted: Record<string, unknown>[];
  let changed: unknown[];
  let deadlines: unknown[];
  let steps: PostingSteps;
  let renewing: DenialDeadlinesService;
  let standing: object[];
  beforeEach(async () => {
    [inserted, changed, deadlines, standing] = [[], [], [], []];
    const denials = {
      claims: async () => new Map([['c', CLAIM]]),
      standing: async () => [...standing, ...inserted.map((row) => ({ ...row, isOpen: true, resolvedById: null }))],
      insert: async (rows: Record<string, unknown>[]) => void inserted.push(...rows),
      change: async (changes: unknown[]) => void changed.push(...changes),
      openOfPayer: async () => [
        {
          id: 'd',
          nextAction: 'appeal',
          deniedCents: 1,
          deniedOn: '2026-08-01',
          receivedOn: '2026-08-01',
          planName: null,
          servedToOn: null,
          dueOn: null,
        },
        {
          id: 'e',
          nextAction: 'bill_patient',
          deniedCents: 1,
          deniedOn: '2026-08-01',
          receivedOn: '2026-08-01',
          planName: null,
          servedToOn: null,
          dueOn: null,
        },
      ],
      setDeadlines: async (rows: unknown[]) => void deadlines.push(...rows),
    };
    const module = await Test.createTestingModule({
      providers: [
        DenialPostingService,
        DenialDeadlinesService,
        PostingSteps,
        { provide: DenialPostingRepository, useValue: denials },
        { provide: AdjustmentCodesRepository, useValue: { bookFor: async () => SHIPPED_BOOK } },
        { provide: PayerRulesRepository, useValue: { termsOf: async () => new Map([['pay', [TERM]]]) } },
        { provide: CompanyDays, useValue: { today: async () => '2026-08-02' } },
      ],
    }).compile();
    await module.init();
    steps = module.get(PostingSteps);
    renewing = module.get(DenialDeadlinesService);
  });
  const follow = (payments: object[], ledger: object[]): Promise<void> =>
    steps.follow({ era: { payerId: null, postedOn: '2026-08-01' }, payments, ledger } as never);

  it('writes a denial for each denied amount, with its deadline', async () => {
    await follow([payment('p1', 0)], [denied('p1')]);
    expect(inserted).toMatchObject([
      {
        ledgerEntryId: 'row of p1',
        payerId: 'pay',
        nextAction: 'appeal',
        appealableCents: 100,
        deniedOn: '2026-08-01',
        receivedOn: '2026-08-02',
        dueOn: '2026-09-30',
        status: 'open',
      },
    ]);
    expect(changed).toEqual([]);
  });

  it('ends what the same chunk pays after it has denied it, and what was open before', async () => {
    standing = [
      { id: 'old', claimId: 'c', claimPaymentId: 'p0', claimLineItemId: 'l1', isOpen: true, resolvedById: null },
    ];
    await follow([payment('p1', 0), payment('p2', 500)], [denied('p1')]);
    expect(changed).toEqual([
      { id: 'old', by: 'p1', kind: 'resolved', as: 'superseded' },
      { id: inserted[0]!.id, by: 'p2', kind: 'resolved', as: 'paid' },
    ]);
  });

  it('does nothing where nothing is denied and nothing open', async () => {
    await follow([payment('p1', 500)], []);
    expect([inserted, changed]).toEqual([[], []]);
  });

  it('renews only the deadlines that change', async () => {
    expect(await renewing.renew('pay')).toBe(1);
    expect(deadlines).toMatchObject([{ id: 'd', dueOn: '2026-09-30', dueKind: 'appeal_level_1' }]);
  });
});
