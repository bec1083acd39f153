import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { SchedulesService } from '../../../shared/jobs/schedules/schedules.service.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { PerformanceImprovementsRepository } from '../performance-improvements/performance-improvements.repository.js';
import { PerformanceImprovementsService } from '../performance-improvements/performance-improvements.service.js';
import { FeedSeriesService } from './feed-series.service.js';
import { MetricFeedsRepository } from './metric-feeds.repository.js';
import { MetricFeedsService } from './metric-feeds.service.js';

const FEED = { kind: 'rcm_kpi', kpi: 'denialRate', startsOn: '2026-04-10' } as never;
const MONTH = { measuredOn: '2026-05-31', numerator: 3, denominator: 60, value: 5 };

describe('QI §0 performance improvements: the service of feeds', () => {
  let acts: unknown[];
  let metric: { status: string; chart: string };
  let startsOn: string;
  let service: MetricFeedsService;
  beforeEach(async () => {
    acts = [];
    metric = { status: 'active', chart: 'i' };
    startsOn = '2026-04-10';
    const act =
      (name: string, answer?: unknown) =>
      async (...facts: unknown[]) => (acts.push([name, ...facts]), answer);
    const ofMetric = async () => ({ id: 'f', kind: 'rcm_kpi', startsOn });
    const lockOf = async (id: string) => (acts.push(`lock ${id}`), metric);
    const units = {
      run: (work: () => unknown) => (acts.push('unit'), work()),
      note: (note: unknown) => acts.push(note),
    };
    const improvements = { fill: act('fill', { id: 'm', points: [1] }), details: act('details', { id: 'm' }) };
    const module = await Test.createTestingModule({
      providers: [
        MetricFeedsService,
        { provide: MetricFeedsRepository, useValue: { ofMetric, insert: act('insert'), delete: act('delete') } },
        { provide: FeedSeriesService, useValue: { months: act('months', [MONTH]) } },
        { provide: PerformanceImprovementsRepository, useValue: { lockOf, get: async () => metric } },
        { provide: PerformanceImprovementsService, useValue: improvements },
        { provide: SchedulesService, useValue: { ensure: act('ensure'), stop: act('stop') } },
        { provide: UnitOfWork, useValue: units },
        // In the company the next day has begun, and with it a month.
        { provide: Clock, useValue: { today: () => '2026-05-31' } },
        { provide: CompanyDays, useValue: { today: async () => '2026-06-01' } },
      ],
    }).compile();
    service = module.get(MetricFeedsService);
  });
  const period = { from: '2026-04-01', to: '2026-05-31' };
  const filled = (point: object) => [
    ['months', expect.objectContaining({ id: 'f' }), period],
    'unit',
    { entity: 'metric_feeds', entityId: 'f', facts: { ...period, points: 1 } },
    ['fill', 'm', 'rcm_kpi', [{ measuredOn: '2026-05-31', ...point }]],
  ];

  it('begins under the lock of the metric: feed, its nights from the next on, and the first filling', async () => {
    await service.begin('m', FEED);
    const startsAt = '2026-06-01T03:00:00.000Z';
    const nightly = { params: { performanceImprovementId: 'm' }, everySeconds: 86_400, isEnabled: true, startsAt };
    expect(acts).toEqual([
      'unit',
      'lock m',
      ['insert', { kind: 'rcm_kpi', kpi: 'denialRate', startsOn, performanceImprovementId: 'm' }],
      ['ensure', { key: 'metric-feed/m', kind: 'metric-feed-run', ...nightly }],
      ...filled({ value: 5, size: null }),
    ]);
  });

  it.each<[string, string, object, string, string[]]>([
    ['missed', 'i', {}, 'STATE_FORBIDS', []],
    ['abandoned', 'i', {}, 'STATE_FORBIDS', []],
    ['active', 'g', {}, 'VALIDATION_FAILED', ['CHART_DOES_NOT_FIT']],
    ['met', 'i', { kpi: null, startsOn: '2016-05-31' }, 'VALIDATION_FAILED', ['FEED_INCOMPLETE', 'FEED_TOO_LONG']],
  ])(
    'begins nothing for a metric that is %s with a chart %s and %j: %s %j',
    async (status, chart, facts, code, said) => {
      metric = { status, chart };
      const problems = said.map((problem) => expect.objectContaining({ code: problem }));
      const begun = service.begin('m', { ...(FEED as object), ...facts } as never);
      await expect(begun).rejects.toMatchObject({ code, problems });
      expect(acts).toEqual(['unit', 'lock m']);
    },
  );

  it('fills a share chart with the counts of the complete months', async () => {
    metric.chart = 'p';
    await expect(service.refresh('m')).resolves.toEqual({ id: 'm', points: [1] });
    expect(acts).toEqual(filled({ value: 3, size: 60 }));
  });

  it('asks no source while no month is complete', async () => {
    startsOn = '2026-06-01';
    await service.refresh('m');
    const looked = { entity: 'metric_feeds', entityId: 'f', facts: { points: 0 } };
    expect(acts).toEqual(['unit', looked, ['fill', 'm', 'rcm_kpi', []]]);
  });

  it('the turn after a metric was abandoned is the last, and fills nothing; one that was missed goes on', async () => {
    metric.status = 'missed';
    await service.turn('m');
    expect(acts).toEqual(filled({ value: 5, size: null }));
    acts = [];
    metric.status = 'abandoned';
    await expect(service.turn('m')).resolves.toEqual({ id: 'm' });
    expect(acts).toEqual([
      ['stop', 'metric-feed/m'],
      ['details', 'm'],
    ]);
  });

  it('ends the feed of the version that was seen, and with it the nights', async () => {
    await service.end('m', 4);
    expect(acts).toEqual(['unit', ['delete', 'f', 4], ['stop', 'metric-feed/m']]);
  });
});
