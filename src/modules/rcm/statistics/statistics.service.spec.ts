import { Test } from '@nestjs/testing';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { AppealFiguresRepository } from './appeal-figures.repository.js';
import { StatisticsRepository } from './statistics.repository.js';
import { StatisticsService } from './statistics.service.js';

const sums = (status: string, facts: object = {}): object => ({
  status,
  isServed: true,
  outcome: null,
  claims: 0,
  chargeCents: 0,
  chargedClaims: 0,
  chargedCents: 0,
  paidCents: 0,
  contractualCents: 0,
  balanceCents: 0,
  validated: 0,
  clean: 0,
  ...facts,
});

const NO_APPEALS = { deniedClaims: 0, appealedClaims: 0, decided: 0, overturned: 0 };

async function serviceOver(repository: object, appeals: object = NO_APPEALS): Promise<StatisticsService> {
  const module = await Test.createTestingModule({
    providers: [
      StatisticsService,
      { provide: StatisticsRepository, useValue: repository },
      { provide: AppealFiguresRepository, useValue: { totals: async () => appeals } },
      { provide: CompanyDays, useValue: { today: async () => '2026-11-23' } },
    ],
  }).compile();
  return module.get(StatisticsService);
}

describe('StatisticsService', () => {
  it('computes every figure from its parts', async () => {
    const days: string[] = [];
    const service = await serviceOver(
      {
        claims: async () => [
          sums('denied', {
            outcome: 'denied',
            claims: 1,
            chargeCents: 5_000,
            chargedClaims: 1,
            chargedCents: 9_000,
            balanceCents: 4_000,
          }),
          sums('paid', {
            claims: 1,
            chargeCents: 1_000,
            chargedClaims: 2,
            chargedCents: 21_000,
            paidCents: 18_000,
            contractualCents: 6_000,
            balanceCents: 2_000,
            validated: 50,
            clean: 49,
          }),
          sums('paid', { outcome: 'resolved', claims: 2, chargeCents: 20_000 }),
          sums('closed', { isServed: false, outcome: 'partly_denied', claims: 1, chargeCents: 15_000 }),
        ],
        receivables: async (_: unknown, day: string) => {
          days.push(day);
          return { openCents: 6_000, chargedCents: 30_000 };
        },
      },
      { deniedClaims: 20, appealedClaims: 5, decided: 5, overturned: 3 },
    );
    const { kpis, ...totals } = await service.statistics({});
    expect(totals).toMatchObject({
      claims: 4,
      chargeCents: 30_000,
      paidCents: 18_000,
      contractualCents: 6_000,
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
      appealRate: 25,
      appealSuccessRate: 60,
    });
    await service.statistics({ to: '2026-06-30' });
    expect(days).toEqual(['2026-11-23', '2026-06-30']);
  });

  it('refuses a period that ends before it begins, and takes a single day', async () => {
    const service = await serviceOver({
      claims: () => Promise.reject(new Error('asked')),
      receivables: async () => null,
    });
    const asked = (from: string, to: string): Promise<unknown> => service.statistics({ from, to });
    await expect(asked('2026-06-02', '2026-06-01')).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
    await expect(asked('2026-06-01', '2026-06-01')).rejects.toThrow('asked');
  });

  it('guesses nothing where there is nothing', async () => {
    const service = await serviceOver({
      claims: async () => [],
      receivables: async () => ({ openCents: 0, chargedCents: 0 }),
    });
    const { kpis, averageChargeCents } = await service.statistics({});
    expect(averageChargeCents).toBeNull();
    for (const figure of Object.values(kpis)) {
      expect(figure).toMatchObject({ value: null, status: 'not_computable', reason: expect.any(String) });
    }
  });
});
