import { Test } from '@nestjs/testing';
import { BestPracticesService } from './best-practices/best-practices.service.js';
import { BundleAssessmentsService } from './bundle-assessments/bundle-assessments.service.js';
import { BundleStatisticsService } from './bundle-assessments/bundle-statistics.service.js';
import { CareBundlesService } from './care-bundles/care-bundles.service.js';
import { ChartsService } from './charts/charts.service.js';
import { PdsaCyclesService } from './pdsa-cycles/pdsa-cycles.service.js';
import { PerformanceImprovementsService } from './performance-improvements/performance-improvements.service.js';
import { ProjectsRepository } from './projects/projects.repository.js';
import { ProjectsService } from './projects/projects.service.js';
import { QualityImprovementService } from './quality-improvement.service.js';
import { ImprovementStatisticsService } from './statistics/improvement-statistics.service.js';

/** Answers any call with whose it was and what it was given. */
const echo = (owner: string): object =>
  new Proxy(
    {},
    { get: (_, method) => (method === 'then' ? undefined : (...given: unknown[]) => [owner, method, ...given]) },
  );

const DOORS: [keyof QualityImprovementService, unknown[], unknown[]][] = [
  ['createProject', ['facts'], ['projects', 'create', 'facts']],
  ['project', ['p1'], ['projects', 'details', 'p1']],
  ['listProjects', ['query'], ['rows', 'list', 'query']],
  ['updateProject', ['p1', 2, 'facts'], ['projects', 'update', 'p1', 2, 'facts']],
  ['moveProject', ['p1', 2, 'move'], ['projects', 'move', 'p1', 2, 'move']],
  ['createPdsaCycle', ['p1', 'facts'], ['cycles', 'create', 'p1', 'facts']],
  ['pdsaCycle', ['c1'], ['cycles', 'details', 'c1']],
  ['editPdsaPhase', ['c1', 2, 'plan', 'facts'], ['cycles', 'edit', 'c1', 2, 'plan', 'facts']],
  ['enterPdsaPhase', ['c1', 2, 'do'], ['cycles', 'enter', 'c1', 2, 'do']],
  ['createCareBundle', ['facts'], ['bundles', 'create', 'facts']],
  ['addCareBundleEdition', ['b1', 2, 'facts'], ['bundles', 'addEdition', 'b1', 2, 'facts']],
  ['careBundle', ['b1'], ['bundles', 'details', 'b1']],
  ['installDefaultCareBundles', [], ['bundles', 'installDefaults']],
  ['assessBundle', ['facts'], ['assessments', 'assess', 'facts']],
  ['bundleStatistics', ['query'], ['rates', 'of', 'query']],
  ['createPerformanceImprovement', ['facts'], ['metrics', 'create', 'facts']],
  ['performanceImprovement', ['m1'], ['metrics', 'details', 'm1']],
  ['addDataPoints', ['m1', 'points'], ['metrics', 'addPoints', 'm1', 'points']],
  ['proposeBestPractice', ['facts'], ['practices', 'propose', 'facts']],
  ['bestPractice', ['b1'], ['practices', 'details', 'b1']],
  ['moveBestPractice', ['b1', 2, 'move'], ['practices', 'move', 'b1', 2, 'move']],
  ['statistics', ['query'], ['statistics', 'of', 'query']],
  ['calculateChart', ['chart'], ['charts', 'calculate', 'chart']],
];

describe('QualityImprovementService', () => {
  it.each(DOORS)('%s passes on', async (door, given, expected) => {
    const module = await Test.createTestingModule({
      providers: [
        QualityImprovementService,
        { provide: ProjectsService, useValue: echo('projects') },
        { provide: ProjectsRepository, useValue: echo('rows') },
        { provide: PdsaCyclesService, useValue: echo('cycles') },
        { provide: CareBundlesService, useValue: echo('bundles') },
        { provide: BundleAssessmentsService, useValue: echo('assessments') },
        { provide: BundleStatisticsService, useValue: echo('rates') },
        { provide: PerformanceImprovementsService, useValue: echo('metrics') },
        { provide: BestPracticesService, useValue: echo('practices') },
        { provide: ImprovementStatisticsService, useValue: echo('statistics') },
        { provide: ChartsService, useValue: echo('charts') },
      ],
    }).compile();
    const service = module.get(QualityImprovementService);
    const call = service[door] as (...given: unknown[]) => unknown;
    expect(await call.apply(service, given)).toEqual(expected);
  });

  it('has a door for each', () => {
    const doors = Object.getOwnPropertyNames(QualityImprovementService.prototype).filter(
      (name) => name !== 'constructor',
    );
    expect(doors.sort()).toEqual(DOORS.map(([door]) => door).sort());
  });
});
