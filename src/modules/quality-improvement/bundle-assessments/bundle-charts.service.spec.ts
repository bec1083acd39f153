import { Test } from '@nestjs/testing';
import { BundleChartsService } from './bundle-charts.service.js';
import { BundleStatisticsService } from './bundle-statistics.service.js';

const POINTS = [
  { label: '2026-05', value: 1, size: 4 },
  { label: '2026-06', value: 3, size: 4 },
];

describe('QI §0 bundle compliance: the service of its chart', () => {
  let asked: unknown[];
  let service: BundleChartsService;
  beforeEach(async () => {
    asked = [];
    const named = { title: 'Sepsis', valueLabel: 'share', pointLabel: 'month' };
    const statistics = {
      chartOf: async (id: string, query: object) => {
        asked.push([id, query]);
        return { ...named, chart: { chart: 'p', points: POINTS, rules: ['nhs'], betterIs: 'higher', target: 0.85 } };
      },
      ofBundle: async (id: string, query: object) => {
        asked.push([id, query]);
        const [icu, nowhere] = [
          { key: 'ICU <2>', counted: 8, allOrNoneRate: 0.5 },
          { key: null, counted: 0, allOrNoneRate: null },
        ];
        const elements = [{ code: 'lactate', met: 3, applicable: 4, rate: 0.75 }];
        return { counted: 8, allOrNoneRate: 0.5, elements, groups: [icu, nowhere] };
      },
    };
    const module = await Test.createTestingModule({
      providers: [BundleChartsService, { provide: BundleStatisticsService, useValue: statistics }],
    }).compile();
    service = module.get(BundleChartsService);
  });

  it('is one calculation in data and picture', async () => {
    const { points } = await service.computed('b', {});
    expect(points.map(({ value, centre }) => [value, centre])).toEqual([
      [0.25, 0.5],
      [0.75, 0.5],
    ]);
    await expect(service.picture('b', {})).resolves.toMatch(/<desc [^>]*>p chart [^<]* of 2 points\. Centre 0\.5,/);
  });

  it('has a page with the same time by ward', async () => {
    const page = await service.page('b', { from: '2026-05-01' });
    expect(asked).toEqual([
      ['b', { from: '2026-05-01' }],
      ['b', { from: '2026-05-01', by: 'unit' }],
    ]);
    expect(page).toContain('50 % of 8 encounters had every applicable element.');
    expect(page).toMatch(/ICU &lt;2&gt;<[^\n]*>50 %<[^\n]*>not said<[^\n]*>–</);
  });
});
