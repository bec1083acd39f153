import { Test } from '@nestjs/testing';
import { StatisticsService } from '../statistics/statistics.service.js';
import { PaymentsByMonthRepository } from './payments-by-month.repository.js';
import { PaymentsByMonthService } from './payments-by-month.service.js';

describe('PaymentsByMonthService', () => {
  let asked: unknown[];
  let service: PaymentsByMonthService;
  beforeEach(async () => {
    asked = [];
    const sums = async (filter: unknown): Promise<object[]> => {
      asked.push(filter);
      return [{ month: '2026-11', kind: 'payment', cents: 250 }];
    };
    const module = await Test.createTestingModule({
      providers: [
        PaymentsByMonthService,
        { provide: PaymentsByMonthRepository, useValue: { sums } },
        { provide: StatisticsService, useValue: { today: async () => '2026-11-23' } },
      ],
    }).compile();
    service = module.get(PaymentsByMonthService);
  });

  it('takes twelve months up to today where no period is asked for', async () => {
    const { from, to, paidCents, months } = await service.payments({ payerId: 'p' });
    expect([from, to, paidCents, months.length]).toEqual(['2025-12-01', '2026-11-23', 250, 12]);
    expect(asked).toEqual([{ payerId: 'p', from, to }]);
  });

  it('refuses a period that ends before it begins', async () => {
    await expect(service.payments({ from: '2026-02-01', to: '2026-01-31' })).rejects.toMatchObject({
      code: 'INVALID_PARAMETER',
    });
  });

  it('answers the last month there is, and refuses more months than anybody reads', async () => {
    const { months } = await service.payments({ from: '9999-11-30', to: '9999-12-31' });
    expect(months.map(({ from, to }) => [from, to])).toEqual([
      ['9999-11-30', '9999-11-30'],
      ['9999-12-01', '9999-12-31'],
    ]);
    await expect(service.payments({ from: '0001-01-01', to: '9999-12-31' })).rejects.toMatchObject({
      code: 'INVALID_PARAMETER',
      problems: [{ code: 'PERIOD_TOO_LONG', parameter: 'from' }],
    });
  });
});
