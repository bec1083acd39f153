import { Test } from '@nestjs/testing';
import { KpiSeriesRepository } from './kpi-series.repository.js';
import { SERIES_KPIS, type KpiSeries, type SeriesKpi } from './kpi-series.rules.js';
import { KpiSeriesService } from './kpi-series.service.js';

const outcomes = {
  month: '2026-02',
  adjudicated: 40,
  denied: 3,
  resolved: 30,
  adjudicatedCents: 800,
  deniedCents: 100,
};
const served = {
  month: '2026-02',
  validated: 50,
  clean: 48,
  chargedCents: 1_000,
  paidCents: 570,
  contractualCents: 400,
};

describe('KpiSeriesService', () => {
  let service: KpiSeriesService;
  let asked: unknown[];
  beforeEach(async () => {
    asked = [];
    const repository = {
      outcomes: async () => [outcomes],
      served: async () => [served],
      receivables: async (days: string[], window: number) => {
        asked.push(days, window);
        return days.map((day, index) => ({ month: day.slice(0, 7), openCents: 900 * index, chargedCents: 9_000 }));
      },
    };
    const module = await Test.createTestingModule({
      providers: [KpiSeriesService, { provide: KpiSeriesRepository, useValue: repository }],
    }).compile();
    service = module.get(KpiSeriesService);
  });
  const series = (kpi: SeriesKpi): Promise<KpiSeries> =>
    service.series(kpi, { from: '2026-01-10', to: '2026-03-15', by: 'month' });

  it.each([
    ['denialRate', 3, 40, 7.5],
    ['denialRateByCharge', 100, 800, 12.5],
    ['firstPassResolutionRate', 30, 40, 75],
    ['cleanClaimRate', 48, 50, 96],
    ['netCollectionRate', 570, 600, 95],
  ] as const)(
    'tells %s month by month, with a reason where there is nothing',
    async (name, numerator, denominator, value) => {
      const { points, kpi, unit } = await series(name);
      expect([kpi, unit]).toEqual([name, 'percent']);
      expect(points.map(({ month, from, to }) => [month, from, to])).toEqual([
        ['2026-01', '2026-01-10', '2026-01-31'],
        ['2026-02', '2026-02-01', '2026-02-28'],
        ['2026-03', '2026-03-01', '2026-03-15'],
      ]);
      expect(points[1]).toMatchObject({ numerator, denominator, value, reason: null });
      expect(points[0]).toMatchObject({ value: null, status: 'not_computable', reason: expect.any(String) });
    },
  );

  it('tells days in A/R at the end of each month', async () => {
    const { points, unit } = await series('daysInReceivables');
    expect(unit).toBe('days');
    expect(asked).toEqual([['2026-01-31', '2026-02-28', '2026-03-15'], 90]);
    expect(points.map(({ value, numerator, denominator }) => [numerator, denominator, value])).toEqual([
      [0, 100, 0],
      [900, 100, 9],
      [1_800, 100, 18],
    ]);
  });

  it.each(SERIES_KPIS)('refuses a period for %s that ends before it begins', async (name) => {
    const period = { from: '2026-02-01', to: '2026-01-31', by: 'month' as const };
    await expect(service.series(name, period)).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
  });
});
