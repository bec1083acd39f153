import { Test } from '@nestjs/testing';
import { NoticesRepository } from '../../../shared/access/notices/notices.repository.js';
import { ProjectInterventionsRepository } from '../project-parts/project-interventions.repository.js';
import { ProjectsRepository } from '../projects/projects.repository.js';
import type { Concern } from './metric-concern.rules.js';
import { MetricConcernsRepository } from './metric-concerns.repository.js';
import { MetricConcernsService } from './metric-concerns.service.js';

const METRIC = {
  id: 'm',
  chart: 'run',
  betterIs: 'lower',
  targetValue: 2,
  baselinePoints: null,
  rules: ['nhs'],
} as const;
const pointsOf = (values: number[]) =>
  values.map((value, at) => ({
    measuredOn: `2026-06-${String(at + 1).padStart(2, '0')}`,
    ...{ value, size: null, isExcluded: false },
  }));
/** The last seven lie above the median: falls rise. */
const RISING = pointsOf([1, 2, 1, 2, 1, 2, 1, 2, 9, 9, 8, 9, 8, 9, 8]);
const CALM = pointsOf([1, 2, 1, 2, 1, 2, 1, 2]);

describe('QI §0 performance improvements: the service of concerns', () => {
  let noted: Concern[];
  let notices: unknown[];
  let asked: string[];
  let isKnown: boolean;
  let leadId: string | null;
  let startedOn: string | null;
  let service: MetricConcernsService;
  beforeEach(async () => {
    [noted, notices, asked] = [[], [], []];
    [isKnown, leadId, startedOn] = [false, 'lead', null];
    const note = async (_: unknown, found: Concern[]) => (noted.push(...found), isKnown ? [] : found);
    const of = async (projectId: string) => (asked.push(projectId), [{ title: 'Checklist', startedOn }]);
    const module = await Test.createTestingModule({
      providers: [
        MetricConcernsService,
        { provide: MetricConcernsRepository, useValue: { note } },
        { provide: ProjectsRepository, useValue: { get: async () => ({ leadId }) } },
        { provide: ProjectInterventionsRepository, useValue: { of } },
        { provide: NoticesRepository, useValue: { insert: async (notice: unknown) => void notices.push(notice) } },
      ],
    }).compile();
    service = module.get(MetricConcernsService);
  });
  const onProject = { code: 'IMPROVEMENT_CONCERN', entity: 'quality_improvement_projects', entityId: 'p' };

  it('tells those of quality and the lead once, on the project, however many signals there are', async () => {
    await service.watch({ ...METRIC, projectId: 'p' }, RISING, ['2026-06-09', '2026-06-15']);
    expect(noted).toContainEqual({ measuredOn: '2026-06-15', signal: 'nhs.seven-one-side' });
    expect(notices).toEqual([
      { ...onProject, recipientRole: 'quality' },
      { ...onProject, recipientUserId: 'lead' },
    ]);
  });

  it('a project that nobody leads has nobody of its own to tell', async () => {
    leadId = null;
    await service.watch({ ...METRIC, projectId: 'p' }, RISING, []);
    expect(notices).toEqual([{ ...onProject, recipientRole: 'quality' }]);
  });

  it('a metric without a project is told of itself; no interventions are asked for', async () => {
    await service.watch({ ...METRIC, projectId: null }, RISING, []);
    const onMetric = { code: 'IMPROVEMENT_CONCERN', entity: 'performance_improvements', entityId: 'm' };
    expect([asked, notices]).toEqual([[], [{ ...onMetric, recipientRole: 'quality' }]]);
  });

  it.each([
    ['it goes the right way', { ...METRIC, betterIs: 'higher' as const }, RISING, false],
    ['it is calm', METRIC, CALM, false],
    ['all of it is known', METRIC, RISING, true],
  ])('tells nobody when %s', async (_, metric, points, known) => {
    isKnown = known;
    await service.watch({ ...metric, projectId: 'p' }, points, []);
    expect([noted.length > 0, notices]).toEqual([known, []]);
  });

  it('judges the chart in the phases of the interventions of the project, too', async () => {
    const halves = pointsOf([5, 4, 5, 4, 5, 4, 5, 4, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2]);
    await service.watch({ ...METRIC, projectId: 'p' }, halves, []);
    const before = noted.splice(0);
    startedOn = '2026-06-09';
    await service.watch({ ...METRIC, projectId: 'p' }, halves, []);
    expect([before, asked]).toEqual([[], ['p', 'p']]);
    expect(noted).toContainEqual({ measuredOn: '2026-06-23', signal: 'nhs.seven-one-side' });
  });
});
