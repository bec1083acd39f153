import { Test } from '@nestjs/testing';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { ImprovementStatisticsRepository } from './improvement-statistics.repository.js';
import { ImprovementStatisticsService } from './improvement-statistics.service.js';

const YEAR = { from: '2026-01-01', to: '2026-12-31' };
const metric = (values: (number | null)[], facts: object = {}) => ({
  ...{
    id: 'm',
    status: 'active',
    chart: 'run',
    betterIs: 'lower',
    targetValue: 2,
    baselinePoints: null,
    rules: ['nhs'],
  },
  points: values.map((value, at) => ({
    measuredOn: `2026-06-${String(at + 1).padStart(2, '0')}`,
    ...{ value, size: null, isExcluded: false },
  })),
  ...facts,
});
const RISING = [1, 2, 1, 2, 1, 2, 1, 2, 9, 9, 8, 9, 8, 9, 8];

describe('QI §0 statistics: the service', () => {
  let asked: unknown[];
  let onTime: { onTime: number; due: number };
  let bundles: { counted: number; perfect: number; meanScore: number | null };
  let metrics: unknown[];
  let service: ImprovementStatisticsService;
  beforeEach(async () => {
    asked = [];
    onTime = { onTime: 0, due: 0 };
    bundles = { counted: 0, perfect: 0, meanScore: null };
    metrics = [];
    const counts: Record<string, object[]> = {
      status: [{ key: 'active', count: 3 }],
      priority: [{ key: 'high', count: 3 }],
      evidence_level: [{ key: 'II', count: 2 }],
    };
    const by = async (name: string, period: object) => (asked.push([name, period]), counts[name]);
    const repository = {
      projects: by,
      practices: by,
      onTime: async (period: object, today: string) => (asked.push([period, today]), onTime),
      cycles: async () => [{ key: 'study', count: 4 }],
      bundles: async () => bundles,
      metrics: async () => metrics,
    };
    const module = await Test.createTestingModule({
      providers: [
        ImprovementStatisticsService,
        { provide: ImprovementStatisticsRepository, useValue: repository },
        { provide: CompanyDays, useValue: { today: async () => '2026-06-30' } },
      ],
    }).compile();
    service = module.get(ImprovementStatisticsService);
  });

  it('counts by every name that there is, also those of which there is none', async () => {
    const { projects, cycles, practices } = await service.of(YEAR);
    expect(projects).toMatchObject({
      total: 3,
      byStatus: { planning: 0, active: 3, on_hold: 0, completed: 0, cancelled: 0 },
      byPriority: { low: 0, medium: 0, high: 3, critical: 0 },
    });
    expect(cycles).toMatchObject({ total: 4, byPhase: { plan: 0, study: 4 } });
    expect(practices.byEvidenceLevel).toEqual({ I: 0, II: 2, III: 0, IV: 0, V: 0 });
    expect(asked).toContainEqual([YEAR, '2026-06-30']);
  });

  it('refuses a period that ends before it begins', async () => {
    await expect(service.of({ from: '2026-07-01', to: '2026-06-30' })).rejects.toMatchObject({
      code: 'INVALID_PARAMETER',
      problems: [{ code: 'PERIOD_REVERSED', parameter: 'to' }],
    });
  });

  it('asks for all time when none is said', async () => {
    await service.of({});
    expect(asked).toContainEqual(['status', { from: null, to: null }]);
  });

  it.each([
    [7, 10, 'off_target'],
    [71, 100, 'on_target'],
    [0, 0, 'not_computable'],
  ])('%d of %d projects on time: %s', async (numerator, due, status) => {
    onTime = { onTime: numerator, due };
    expect((await service.of(YEAR)).projects.onTime).toMatchObject({ numerator, target: 0.7, status });
  });

  it('holds perfect bundles against their target, not the mean of their scores', async () => {
    bundles = { counted: 10, perfect: 8, meanScore: 0.95 };
    const found = (await service.of(YEAR)).bundles;
    expect(found).toMatchObject({ counted: 10, meanScore: 0.95, perfect: { share: 0.8, status: 'off_target' } });
  });

  it('reads trends by the direction of good, from signals only', async () => {
    metrics = [metric(RISING), metric(RISING, { betterIs: 'higher' }), metric([3, 3, 3]), metric([])];
    const { byTrend, total } = (await service.of(YEAR)).metrics;
    expect([total, byTrend]).toEqual([4, { improving: 1, deteriorating: 1, stable: 0, unclear: 0, unknown: 2 }]);
  });

  it('counts at target those of which the newest value says so; one without a value is neither', async () => {
    const excluded = metric([2, 9]);
    Object.assign(excluded.points[1]!, { isExcluded: true });
    metrics = [metric([9, 2]), metric([2, null]), excluded, metric([2, 3], { status: 'met' }), metric([null])];
    const { total, met, atTarget } = (await service.of(YEAR)).metrics;
    expect([total, met]).toEqual([5, 1]);
    expect(atTarget).toMatchObject({ numerator: 3, denominator: 4, share: 0.75, status: 'on_target' });
  });
});
