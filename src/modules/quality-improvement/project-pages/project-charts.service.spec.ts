import { Test } from '@nestjs/testing';
import { MetricConcernsRepository } from '../metric-concerns/metric-concerns.repository.js';
import { PerformanceDataPointsRepository } from '../performance-improvements/performance-data-points.repository.js';
import { ProjectsService } from '../projects/projects.service.js';
import { ProjectChartsService } from './project-charts.service.js';

const metric = (id: string, measureFamily: string) => ({
  ...{ id, name: `Metric ${id}`, valueLabel: 'falls', measureFamily, chart: 'run', betterIs: 'lower', targetValue: 2 },
  ...{ baselinePoints: null, rules: ['nhs'] },
});
const VALUES: Record<string, number[]> = { process: [50, 50, 50, 50], first: [8, 8, 2, 2], second: [70, 70, 70, 70] };

describe('QI §2: the service of the charts of a project', () => {
  let asked: unknown[];
  let project: Record<string, unknown>;
  let service: ProjectChartsService;
  beforeEach(async () => {
    asked = [];
    project = {
      ...{ number: 7, title: 'Fewer falls', status: 'active', statusReason: null, priority: 'high' },
      ...{ aimWhat: 'Falls', aimForWhom: 'Ward 3', aimHowMuch: 'by half', aimByOn: '2026-12-31', metricName: null },
      ...{ baselineValue: null, targetValue: null, stretchValue: null, cycles: [], team: [], factors: [] },
      drivers: [{ id: 'd', kind: 'primary', parentId: null, title: 'Lower beds' }],
      metrics: [metric('process', 'process'), metric('first', 'outcome'), metric('second', 'outcome')],
      interventions: [
        { title: 'Checklist', status: 'in_progress', startedOn: '2026-03-01', endedOn: null, responsible: null },
        { title: 'Sensor', status: 'planned', startedOn: null, endedOn: null, responsible: null },
      ],
    };
    const ofAll = async (ids: string[]) => {
      asked.push(ids);
      return ids.flatMap((performanceImprovementId) =>
        (VALUES[performanceImprovementId] ?? []).map((value, at) => ({
          ...{ performanceImprovementId, measuredOn: `2026-0${at + 1}-28`, value, size: null, isExcluded: false },
        })),
      );
    };
    const list = async (query: object) => {
      asked.push(query);
      return { items: [{ measuredOn: '2026-04-28', signal: 'nhs.seven-one-side' }], nextCursor: null };
    };
    const module = await Test.createTestingModule({
      providers: [
        ProjectChartsService,
        { provide: ProjectsService, useValue: { details: async () => project } },
        { provide: PerformanceDataPointsRepository, useValue: { ofAll } },
        { provide: MetricConcernsRepository, useValue: { list } },
      ],
    }).compile();
    service = module.get(ProjectChartsService);
  });

  it('the chart is that of the first outcome metric, a phase for what was begun', async () => {
    const { points } = await service.computed('p');
    expect(points.map(({ value, centre }) => [value, centre])).toEqual([
      [8, 8],
      [8, 8],
      [2, 2],
      [2, 2],
    ]);
    expect(asked).toEqual([['first']]);
    const picture = await service.picture('p');
    const shown = ['Metric first', 'Checklist', 'Sensor'].filter((words) => picture.includes(words));
    expect(shown).toEqual(['Metric first', 'Checklist']);
  });

  it('without an outcome metric it is that of the first; without any there is none', async () => {
    project.metrics = [metric('process', 'process'), metric('balance', 'balancing')];
    await service.computed('p');
    expect(asked).toEqual([['process']]);
    project.metrics = [];
    await expect(service.computed('p')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(service.picture('p')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('the page asks once for the points of all metrics and for the concerns of this project', async () => {
    const page = await service.page('p');
    expect(asked).toEqual([['process', 'first', 'second'], { projectId: 'p' }]);
    for (const id of ['process', 'first', 'second']) expect(page).toContain(`Before and after: Metric ${id} (`);
    expect(page).toContain('Signals in the wrong direction');
    expect(page).toMatch(/Before and after: Metric first .*before.*2026-01-28.*>8<.*Checklist.*2026-03-28.*>2</s);
  });

  it('a metric without points, and a project without metrics, have a page', async () => {
    project.metrics = [metric('new', 'outcome')];
    await expect(service.page('p')).resolves.toContain('There are no data');
    project.metrics = [];
    await expect(service.page('p')).resolves.toContain('No metric is linked yet.');
  });

  it('the driver diagram shows what is aimed at, how much of it, and what leads there', async () => {
    const svg = await service.driverDiagram('p');
    for (const said of ['Falls: by half', 'Lower beds']) expect(svg).toContain(`>${said}</text>`);
  });
});
