import { Test } from '@nestjs/testing';
import { ClaimsManagementService } from '../../rcm/rcm.api.js';
import { BundleStatisticsService } from '../bundle-assessments/bundle-statistics.service.js';
import { FeedSeriesService } from './feed-series.service.js';
import type { MetricFeed } from './metric-feed.entity.js';

const PERIOD = { from: '2026-04-01', to: '2026-06-30' };
const feed = (facts: Partial<MetricFeed>) => facts as MetricFeed;
const month = (measuredOn: string, numerator: number | null, denominator: number | null, value: number | null) => ({
  ...{ measuredOn, numerator, denominator, value },
});

describe('QI §0 performance improvements: the service of the series', () => {
  let asked: unknown[];
  let service: FeedSeriesService;
  beforeEach(async () => {
    asked = [];
    const denials: Record<string, object> = {
      '2026-04-01': { deniedCents: 8000, shares: [{ category: 'coding', deniedCents: 2000, sharePercent: 25 }] },
      '2026-05-01': { deniedCents: 5000, shares: [{ category: 'eligibility', deniedCents: 5000, sharePercent: 100 }] },
    };
    const claims = {
      kpiSeries: async (...question: unknown[]) => {
        asked.push(question);
        const days = { from: '2026-04-01', to: '2026-04-30' };
        return { points: [{ ...days, numerator: null, denominator: 0, value: null, claims: 0 }] };
      },
      denialShares: async (period: { from: string }) => {
        asked.push(period);
        return denials[period.from] ?? { deniedCents: 0, shares: [] };
      },
    };
    const ofBundle = async (...question: unknown[]) => {
      asked.push(question);
      const groups = [
        { key: '2026-04', perfect: 3, counted: 4 },
        { key: '2026-06', perfect: 0, counted: 0 },
      ];
      return { groups };
    };
    const module = await Test.createTestingModule({
      providers: [
        FeedSeriesService,
        { provide: ClaimsManagementService, useValue: claims },
        { provide: BundleStatisticsService, useValue: { ofBundle } },
      ],
    }).compile();
    service = module.get(FeedSeriesService);
  });

  it('a key figure is asked once by month; each stands on the last day, also when it is not computable', async () => {
    const months = await service.months(feed({ kind: 'rcm_kpi', kpi: 'daysInAr' as never }), PERIOD);
    expect(months).toEqual([month('2026-04-30', null, 0, null)]);
    expect(asked).toEqual([['daysInAr', { ...PERIOD, by: 'month' }]]);
  });

  it('a category without denials has no share of the money denied; where nothing was denied it is missing', async () => {
    const months = await service.months(feed({ kind: 'denial_share', denialCategory: 'coding' as never }), PERIOD);
    expect(months).toEqual([
      month('2026-04-30', 2000, 8000, 25),
      month('2026-05-31', 0, 5000, 0),
      month('2026-06-30', 0, 0, null),
    ]);
  });

  it('shares are asked for the newest 36 months only', async () => {
    const long = { from: '2020-01-01', to: '2026-06-30' };
    await service.months(feed({ kind: 'denial_share', denialCategory: 'coding' as never }), long);
    expect([asked.length, asked[0], asked.at(-1)]).toEqual([
      36,
      { from: '2023-07-01', to: '2023-07-31' },
      { from: '2026-06-01', to: '2026-06-30' },
    ]);
  });

  it('a bundle has a month for each of the period; what nobody assessed or none applied to is missing', async () => {
    const months = await service.months(feed({ kind: 'care_bundle', careBundleId: 'b' }), PERIOD);
    expect(months).toEqual([
      month('2026-04-30', 3, 4, 75),
      month('2026-05-31', 0, 0, null),
      month('2026-06-30', 0, 0, null),
    ]);
    expect(asked).toEqual([['b', { ...PERIOD, by: 'month' }]]);
  });
});
