import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import type { DatedTerm } from '../payer-rules/payer-rule.rules.js';
import { PayerRulesRepository } from '../payer-rules/payer-rules.repository.js';
import { DenialDeadlinesService } from './denial-deadlines.service.js';
import { DenialPostingRepository } from './denial-posting.repository.js';

const appealTerm: DatedTerm = {
  ...{ kind: 'appeal_level_1', limitCount: 60, limitUnit: 'days', clockStart: 'notice_date', receiptPresumedDays: 0 },
  ...{ planName: null, effectiveFromOn: '2026-01-01', effectiveToOn: null },
};
const denial = (id: string, nextAction: string, dueOn: string | null) => ({
  ...{ id, nextAction, dueOn, deniedCents: 12_000, deniedOn: '2026-08-01', receivedOn: '2026-08-04' },
  ...{ planName: null, servedToOn: '2026-07-01' },
});

describe('RCM E: deadlines of open denials when a payer changes its terms', () => {
  let terms: Map<string, DatedTerm[]>;
  let open: ReturnType<typeof denial>[];
  const denials = {
    openOfPayer: jest.fn(async (_payerId: string) => open),
    setDeadlines: jest.fn(async (_rows: object[]) => undefined),
  };
  let service: DenialDeadlinesService;
  beforeEach(async () => {
    jest.clearAllMocks();
    terms = new Map([['y1', [appealTerm]]]);
    const module = await Test.createTestingModule({
      providers: [
        DenialDeadlinesService,
        { provide: DenialPostingRepository, useValue: denials },
        { provide: PayerRulesRepository, useValue: { termsOf: async (_ids: string[]) => terms } },
      ],
    }).compile();
    service = module.get(DenialDeadlinesService);
  });

  it('writes only what changes, with its new place on the worklist', async () => {
    open = [
      denial('new', 'appeal', null),
      denial('same', 'appeal', '2026-09-30'),
      denial('moved', 'send_documents', '2026-08-31'),
      denial('none', 'bill_patient', null),
    ];
    expect(await service.renew('y1')).toBe(2);
    const due = { dueKind: 'appeal_level_1', dueOn: '2026-09-30', noDueReason: null };
    const workOrder = `2026-09-30 ${Number.MAX_SAFE_INTEGER - 12_000}`;
    expect(denials.setDeadlines).toHaveBeenCalledWith([
      { id: 'new', ...due, workOrder },
      { id: 'moved', ...due, workOrder },
    ]);
    expect(denials.openOfPayer).toHaveBeenCalledWith('y1');
  });

  it('takes a deadline away, with its reason, when the payer has no term any more', async () => {
    terms = new Map();
    open = [denial('d', 'appeal', '2026-09-30')];
    expect(await service.renew('y1')).toBe(1);
    expect(denials.setDeadlines).toHaveBeenCalledWith([
      expect.objectContaining({
        ...{ id: 'd', dueOn: null, dueKind: null, noDueReason: 'NO_RULE_FOR_PAYER' },
        workOrder: expect.stringMatching(/^9999-12-31 /),
      }),
    ]);
  });

  it.each([
    ['the notice', 'notice_date', '2026-09-30'],
    ['the day on which it came', 'notice_receipt', '2026-10-03'],
  ] as const)('counts from %s', async (_what, clockStart, dueOn) => {
    terms = new Map([['y1', [{ ...appealTerm, clockStart }]]]);
    open = [denial('d', 'appeal', null)];
    await service.renew('y1');
    expect(denials.setDeadlines).toHaveBeenCalledWith([expect.objectContaining({ dueOn })]);
  });
});
