import { Test } from '@nestjs/testing';
import { notFound } from '../../../shared/errors/domain-error.js';
import { MetricChartsService } from './metric-charts.service.js';
import { PerformanceDataPointsRepository } from './performance-data-points.repository.js';
import { PerformanceImprovementsRepository } from './performance-improvements.repository.js';

const point = (day: number, value: number | null, isExcluded = false) => ({
  measuredOn: `2026-06-${String(day).padStart(2, '0')}`,
  ...{ value, size: null, isExcluded },
});

describe('QI §2: the service of the chart of a metric', () => {
  let metric: Record<string, unknown>;
  let points: ReturnType<typeof point>[];
  let service: MetricChartsService;
  beforeEach(async () => {
    metric = { name: 'Falls', valueLabel: 'falls', status: 'active', chart: 'run', betterIs: 'lower', targetValue: 2 };
    Object.assign(metric, { targetOn: null, baselinePoints: null, rules: ['nhs'] });
    points = [1, 2, 1, 2, 1, 2, 1, 2, 9, 9, 8, 9, 8, 9, 8].map((value, at) => point(at + 1, value));
    const get = async (id: string) => (id === 'm' ? metric : Promise.reject(notFound()));
    const module = await Test.createTestingModule({
      providers: [
        MetricChartsService,
        { provide: PerformanceImprovementsRepository, useValue: { get } },
        { provide: PerformanceDataPointsRepository, useValue: { of: async () => points } },
      ],
    }).compile();
    service = module.get(MetricChartsService);
  });

  it.each([
    ['lower', null, 'At most 2 falls: active. By the signals of the chart: deteriorating.'],
    ['lower', '2026-12-31', 'At most 2 falls by 2026-12-31: active. By the signals of the chart: deteriorating.'],
    ['higher', null, 'At least 2 falls: active. By the signals of the chart: improving.'],
  ])('its page says what is to be reached and where it goes: %s by %s', async (betterIs, targetOn, said) => {
    Object.assign(metric, { betterIs, targetOn });
    await expect(service.page('m')).resolves.toContain(`<p class="lead">${said}</p>`);
  });

  it('leaves excluded points out of the centre in data, picture and page', async () => {
    points = [point(1, 2), point(2, 90, true), point(3, 4), point(4, null)];
    const { points: drawn } = await service.computed('m');
    expect(drawn.map(({ value, centre, excluded }) => [value, centre, excluded])).toEqual([
      [2, 3, false],
      [90, 3, true],
      [4, 3, false],
      [null, 3, false],
    ]);
    const description = /<desc [^>]*>[^<]*Centre 3\b/;
    await expect(service.picture('m')).resolves.toMatch(description);
    await expect(service.page('m')).resolves.toMatch(description);
  });

  it('draws nothing of a metric that is not there', async () => {
    await expect(service.page('x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(service.picture('x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
