import { Test } from '@nestjs/testing';
import { Clock } from '../../../shared/time/clock.js';
import { StatisticsRepository } from './statistics.repository.js';
import { StatisticsService } from './statistics.service.js';

const total = (kind: string, cents: number, balanceEffectCents: number, claims: number) => ({
  kind,
  cents,
  balanceEffectCents,
  claims,
});

async function serviceOver(repository: object): Promise<StatisticsService> {
  const module = await Test.createTestingModule({
    providers: [
      StatisticsService,
      { provide: StatisticsRepository, useValue: repository },
      { provide: Clock, useValue: { today: () => '2026-11-23' } },
    ],
  }).compile();
  return module.get(StatisticsService);
}

describe('StatisticsService', () => {
  it('computes every figure from its parts', async () => {
    const days: string[] = [];
    const service = await serviceOver({
      byStatus: async () => [{ status: 'paid', claims: 3, chargeCents: 30_000 }],
      byKind: async () => [
        total('charge', 30_000, 30_000, 3),
        total('payment', 18_000, -18_000, 3),
        total('contractual', 6_000, -6_000, 3),
        total('denial', 4_000, 0, 1),
      ],
      outcomes: async () => ({ adjudicated: 4, denied: 1, resolved: 2, adjudicatedCents: 40_000, deniedCents: 5_000 }),
      cleanClaims: async () => ({ validated: 50, clean: 49 }),
      receivables: async (_: unknown, day: string) => {
        days.push(day);
        return { openCents: 6_000, chargedCents: 30_000 };
      },
    });
    const { kpis, ...totals } = await service.statistics({});
    expect(totals).toMatchObject({
      claims: 3,
      chargeCents: 30_000,
      paidCents: 18_000,
      outstandingCents: 6_000,
      averageChargeCents: 10_000,
    });
    expect(Object.fromEntries(Object.entries(kpis).map(([name, { value }]) => [name, value]))).toEqual({
      denialRate: 25,
      denialRateByCharge: 12.5,
      firstPassResolutionRate: 50,
      cleanClaimRate: 98,
      netCollectionRate: 75,
      daysInReceivables: 18,
      appealRate: null,
      appealSuccessRate: null,
    });
    await service.statistics({ to: '2026-06-30' });
    expect(days).toEqual(['2026-11-23', '2026-06-30']);
  });

  it('refuses a period that ends before it begins, and takes a single day', async () => {
    const service = await serviceOver({ byStatus: async () => [], byKind: () => Promise.reject(new Error('asked')) });
    const asked = (from: string, to: string): Promise<unknown> => service.statistics({ from, to });
    await expect(asked('2026-06-02', '2026-06-01')).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
    await expect(asked('2026-06-01', '2026-06-01')).rejects.toThrow('asked');
  });

  it('guesses nothing where there is nothing', async () => {
    const service = await serviceOver({
      byStatus: async () => [],
      byKind: async () => [],
      outcomes: async () => ({ adjudicated: 0, denied: 0, resolved: 0, adjudicatedCents: 0, deniedCents: 0 }),
      cleanClaims: async () => ({ validated: 0, clean: 0 }),
      receivables: async () => ({ openCents: 0, chargedCents: 0 }),
    });
    const { kpis, averageChargeCents } = await service.statistics({});
    expect(averageChargeCents).toBeNull();
    for (const figure of Object.values(kpis)) {
      expect(figure).toMatchObject({ value: null, status: 'not_computable', reason: expect.any(String) });
    }
  });
});
