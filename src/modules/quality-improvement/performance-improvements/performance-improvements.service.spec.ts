import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { ImprovementSettingsRepository } from '../improvement-settings/improvement-settings.repository.js';
import { MetricConcernsService } from '../metric-concerns/metric-concerns.service.js';
import { MetricChartsService } from './metric-charts.service.js';
import { MetricDeadlinesService } from './metric-deadlines.service.js';
import { PerformanceDataPointsRepository } from './performance-data-points.repository.js';
import { PerformanceImprovementsRepository } from './performance-improvements.repository.js';
import { PerformanceImprovementsService } from './performance-improvements.service.js';

const METRIC = {
  id: 'm1',
  name: 'Falls',
  valueLabel: 'falls',
  chart: 'c',
  betterIs: 'lower',
  targetValue: 2,
  targetOn: '2026-06-30',
  sustainPoints: 2,
  baselinePoints: 99,
  rules: ['nhs'],
};
const point = (measuredOn: string, value: number) => ({ measuredOn, value, size: null, isExcluded: false });

describe('PerformanceImprovementsService', () => {
  const insert = jest.fn((_facts: object) => Promise.resolve({ id: 'm1' }));
  const updateIf = jest.fn(() => Promise.resolve());
  const watch = jest.fn(() => Promise.resolve());
  const add = jest.fn(() => Promise.resolve());
  const fill = jest.fn(() => Promise.resolve([]));
  const update = jest.fn(() => Promise.resolve());
  let status = 'active';
  let points: object[] = [];
  let service: PerformanceImprovementsService;
  let charts: MetricChartsService;
  beforeEach(async () => {
    jest.clearAllMocks();
    status = 'active';
    points = [];
    const metric = () => Promise.resolve({ ...METRIC, status });
    const fed = { ...point('2026-05-31', 3), source: 'rcm_kpi' };
    const data = { add, fill, update, of: async () => points, pointOf: async () => fed };
    const module = await Test.createTestingModule({
      providers: [
        PerformanceImprovementsService,
        MetricChartsService,
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
        { provide: ImprovementSettingsRepository, useValue: { chartRules: async () => ['anhoej'] } },
        { provide: MetricConcernsService, useValue: { watch } },
        { provide: MetricDeadlinesService, useValue: { keep: async () => {} } },
        { provide: CompanyDays, useValue: { today: async () => '2026-06-15' } },
        { provide: PerformanceImprovementsRepository, useValue: { get: metric, lockOf: metric, updateIf, insert } },
        { provide: PerformanceDataPointsRepository, useValue: data },
      ],
    }).compile();
    service = module.get(PerformanceImprovementsService);
    charts = module.get(MetricChartsService);
  });

  it.each([
    ['the company chose', undefined, ['anhoej']],
    ['are said', ['ihi', 'nelson'], ['ihi', 'nelson']],
    ['none, which is said too', [], []],
  ])('begins a metric with the rules that %s', async (_, rules, expected) => {
    await service.create({ ...METRIC, rules } as never);
    expect(insert).toHaveBeenCalledWith(expect.objectContaining({ rules: expected, status: 'active' }));
  });

  it('lets sustained points close the metric', async () => {
    points = [point('2026-04-30', 2), point('2026-05-31', 1)];
    await service.addPoints('m1', { points: [point('2026-05-31', 1)] as never });
    expect(updateIf).toHaveBeenCalledWith('m1', { status: 'active' }, { status: 'met', closedOn: '2026-06-15' });
  });

  it('leaves an active metric active while nothing is decided', async () => {
    points = [point('2026-04-30', 2)];
    await expect(service.addPoints('m1', { points: [point('2026-04-30', 2)] as never })).resolves.toMatchObject({
      isAtTarget: true,
      trend: 'unknown',
    });
    expect(updateIf).not.toHaveBeenCalled();
  });

  it.each([
    ['missed', '2026-07-31'],
    ['abandoned', '2026-04-30'],
  ])('takes no points when %s: %s', async (closed, day) => {
    status = closed;
    const adding = service.addPoints('m1', { points: [point('2026-04-30', 2), point(day, 2)] as never });
    await expect(adding).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
    expect(add).not.toHaveBeenCalled();
  });

  it('what was missed is met by points up to its day that arrive later', async () => {
    status = 'missed';
    points = [point('2026-05-31', 2), point('2026-06-30', 1)];
    await service.addPoints('m1', { points: [point('2026-06-30', 1)] as never });
    expect(updateIf).toHaveBeenCalledWith('m1', { status: 'missed' }, { status: 'met', closedOn: '2026-06-15' });
  });

  it('a feed fills what was missed up to its day, and nothing that was abandoned', async () => {
    status = 'missed';
    const [june, july] = [point('2026-06-30', 1), point('2026-07-31', 1)];
    await service.fill('m1', 'rcm_kpi', [june, july]);
    expect(fill).toHaveBeenCalledWith('m1', 'rcm_kpi', [june]);
    status = 'abandoned';
    await expect(service.fill('m1', 'rcm_kpi', [june])).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
  });

  it.each([
    [{ value: 7 }, 'entered'],
    [{ size: 10 }, 'entered'],
    [{ value: 3, size: null }, 'rcm_kpi'],
    [{ isExcluded: true, note: 'Strike' }, 'rcm_kpi'],
  ])('a fed point that is mended by %j is of %s', async (facts, source) => {
    await service.mendPoint('m1', 'p1', 1, facts as never);
    expect(update).toHaveBeenCalledWith('p1', 1, { ...facts, source });
  });

  it('draws its points by day, with the target; a baseline that is not complete freezes nothing', async () => {
    points = [point('2026-04-30', 2), point('2026-05-31', 4)];
    await expect(charts.chartOf('m1')).resolves.toMatchObject({
      title: 'Falls',
      chart: { chart: 'c', freezeAt: null, target: 2, points: [{ label: '2026-04-30' }, { label: '2026-05-31' }] },
    });
  });
});
