import { Test } from '@nestjs/testing';
import { notFound } from '../../../shared/errors/domain-error.js';
import { CareBundlesRepository } from '../care-bundles/care-bundles.repository.js';
import { ImprovementSettingsRepository } from '../improvement-settings/improvement-settings.repository.js';
import { BundleStatisticsRepository } from './bundle-statistics.repository.js';
import { BundleStatisticsService } from './bundle-statistics.service.js';

const group = (key: string, perfect: number, counted: number) => ({
  ...{ key, assessed: counted + 1, counted, perfect, opportunities: counted * 5, opportunitiesMet: counted * 4 },
  ...{ criticalOpportunities: 0, criticalMet: 0 },
});

describe('QI §0 bundle compliance: the service of statistics', () => {
  let asked: unknown[];
  let groups: ReturnType<typeof group>[];
  let service: BundleStatisticsService;
  beforeEach(async () => {
    asked = [];
    groups = [group('2025-11', 1, 2), group('2025-12', 0, 0), group('2026-02', 3, 8)];
    const statistics = {
      groups: async (by: string, query: object) => (asked.push(['groups', by, query]), groups),
      elements: async (query: object) => {
        asked.push(['elements', query]);
        return [
          { code: 'lactate', met: 3, applicable: 4 },
          { code: 'fluids', met: 0, applicable: 0 },
        ];
      },
    };
    const get = async (id: string) => (id === 'b2' ? { code: 'SEP-1', name: 'Sepsis' } : Promise.reject(notFound()));
    const module = await Test.createTestingModule({
      providers: [
        BundleStatisticsService,
        { provide: BundleStatisticsRepository, useValue: statistics },
        { provide: CareBundlesRepository, useValue: { get } },
        { provide: ImprovementSettingsRepository, useValue: { chartRules: async () => ['ihi', 'anhoej'] } },
      ],
    }).compile();
    service = module.get(BundleStatisticsService);
  });

  it('makes the rates of all from sums, never from rates; without anything applicable there is none', async () => {
    const found = await service.of({ from: '2025-11-01' });
    expect(asked).toEqual([
      ['groups', 'month', { from: '2025-11-01' }],
      ['elements', { from: '2025-11-01' }],
    ]);
    expect(found).toMatchObject({ assessed: 13, counted: 10, perfect: 4, allOrNoneRate: 0.4, opportunityScore: 0.8 });
    expect(found.criticalElementRate).toBeNull();
    expect(found.groups.map(({ allOrNoneRate }) => allOrNoneRate)).toEqual([0.5, null, 0.375]);
    expect(found.elements.map(({ rate }) => rate)).toEqual([0.75, null]);
  });

  it('refuses a period that ends before it begins', async () => {
    const period = { from: '2026-07-01', to: '2026-06-30' };
    for (const asked of [service.of(period), service.chartOf('b2', period)]) {
      await expect(asked).rejects.toMatchObject({ problems: [{ code: 'PERIOD_REVERSED' }] });
    }
  });

  it('asks for every edition of the code of the bundle, by what was wanted', async () => {
    await service.ofBundle('b2', { by: 'unit', to: '2026-02-28' });
    const query = { by: 'unit', to: '2026-02-28', code: 'SEP-1' };
    expect(asked).toEqual([
      ['groups', 'unit', query],
      ['elements', query],
    ]);
  });

  it('charts perfect of counted by the rules of the company; a month that was skipped, or in which none counted, is missing', async () => {
    const { title, chart } = await service.chartOf('b2', {});
    expect(asked).toEqual([['groups', 'month', { code: 'SEP-1' }]]);
    expect([title, chart]).toEqual([
      'Sepsis',
      {
        ...{ chart: 'p', rules: ['ihi', 'anhoej'], betterIs: 'higher', target: 0.85 },
        points: [
          { label: '2025-11', value: 1, size: 2 },
          { label: '2025-12', value: null, size: null },
          { label: '2026-01', value: null, size: null },
          { label: '2026-02', value: 3, size: 8 },
        ],
      },
    ]);
  });

  it('what was never assessed has a chart without points, what is not there has none', async () => {
    groups = [];
    await expect(service.chartOf('b2', {})).resolves.toMatchObject({ chart: { points: [] } });
    await expect(service.chartOf('b0', {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(service.ofBundle('b0', {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
