import { Test } from '@nestjs/testing';
import { StatisticsService } from '../statistics/statistics.service.js';
import { ArAgingRepository } from './ar-aging.repository.js';
import type { AgingCell } from './ar-aging.rules.js';
import { ArAgingService } from './ar-aging.service.js';

describe('ArAgingService', () => {
  it('ages what is owed on the day of the company, payer by payer', async () => {
    const asked: unknown[] = [];
    const cell = (payerId: string, insuranceCents: number): AgingCell => ({
      payerId,
      payerName: payerId,
      bucket: 1,
      claims: 1,
      insuranceCents,
      patientCents: 5,
      creditCents: 0,
    });
    const cells = async (...given: unknown[]): Promise<AgingCell[]> => {
      asked.push(...given);
      return [cell('small', 100), cell('great', 900)];
    };
    const module = await Test.createTestingModule({
      providers: [
        ArAgingService,
        { provide: ArAgingRepository, useValue: { cells } },
        { provide: StatisticsService, useValue: { today: async () => '2026-11-23' } },
      ],
    }).compile();
    const aging = await module.get(ArAgingService).aging({ payerId: 'p' });
    expect(asked).toEqual([{ payerId: 'p' }, '2026-11-23']);
    expect(aging).toMatchObject({ agedOn: '2026-11-23', owedCents: 1_010, patientCents: 10 });
    expect(aging.byPayer.map(({ payerId, owedCents }) => [payerId, owedCents])).toEqual([
      ['great', 905],
      ['small', 105],
    ]);
  });
});
