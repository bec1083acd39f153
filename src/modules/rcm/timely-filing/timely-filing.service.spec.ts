import { Test } from '@nestjs/testing';
import { PayerRulesRepository } from '../payer-rules/payer-rules.repository.js';
import { FilingDaysRepository } from './filing-days.repository.js';
import { TimelyFilingService } from './timely-filing.service.js';

const term = {
  kind: 'filing_initial',
  planName: null,
  limitCount: 30,
  limitUnit: 'days',
  clockStart: 'last_service_date',
  receiptPresumedDays: 0,
  effectiveFromOn: '2020-01-01',
  effectiveToOn: null,
};
const claim = (id: string, servedToOn: string | null, chargeCents = 100, payerId = 'p') => ({
  ...{ id, number: Number(id), status: 'draft', payerId, chargeCents, frequencyCode: '1', responsibilityCode: 'P' },
  ...{ servedToOn, priorAdjudicatedOn: null, originalRemittedOn: null, planName: null, overrideReason: null },
});

describe('RCM A13: the worklist of timely filing', () => {
  it('has the first days first, the largest first on one day, and counts what has no known day', async () => {
    const claims = [
      claim('1', '2026-07-02'),
      claim('2', '2026-07-01', 5),
      claim('3', '2026-07-01', 9),
      claim('4', null),
    ];
    const module = await Test.createTestingModule({
      providers: [
        TimelyFilingService,
        {
          provide: FilingDaysRepository,
          useValue: { waiting: async () => [...claims, claim('5', '2026-07-01', 1, 'q')], of: async () => null },
        },
        { provide: PayerRulesRepository, useValue: { termsOf: async () => new Map([['p', [term]]]) } },
      ],
    }).compile();
    const service = module.get(TimelyFilingService);
    const { items, ...counts } = await service.list({ limit: 2 });
    expect([items.map(({ id, dueOn }) => [id, dueOn]), counts]).toEqual([
      [
        ['3', '2026-07-31'],
        ['2', '2026-07-31'],
      ],
      { total: 3, withoutDeadline: 2 },
    ]);
    expect((await service.list({ dueBefore: '2026-08-01' })).total).toBe(2);
    await expect(service.of('9')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
