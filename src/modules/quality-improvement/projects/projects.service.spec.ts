import { Test } from '@nestjs/testing';
import { Counters } from '../../../shared/counters/counters.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { LinksRepository } from '../../../shared/links/links.repository.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { PdsaCyclesRepository } from '../pdsa-cycles/pdsa-cycles.repository.js';
import { PerformanceImprovementsRepository } from '../performance-improvements/performance-improvements.repository.js';
import { ProjectPartsService } from '../project-parts/project-parts.service.js';
import type { CreateProjectDto } from './project.dto.js';
import type { ProjectStatus } from './project.codes.js';
import { ProjectsRepository } from './projects.repository.js';
import { ProjectsService } from './projects.service.js';

const AIM = { title: 'Fewer falls', aimWhat: 'Falls', aimByOn: '2026-12-31' } as CreateProjectDto;

describe('QI §0 projects: the service', () => {
  let acts: unknown[];
  let project: Record<string, unknown>;
  let service: ProjectsService;
  beforeEach(async () => {
    acts = [];
    project = { id: 'p', status: 'planning', leadId: 'lead', startedOn: null };
    const write = async (facts: object) => (acts.push(facts), facts);
    const projects = {
      get: async () => project,
      lockOf: async (id: string) => (acts.push(`lock ${id}`), project),
      insert: write,
      update: (_id: string, version: number, facts: object) => write({ version, ...facts }),
    };
    const links = { linksOf: async (kind: string, id: string) => [`${kind} ${id}`] };
    const module = await Test.createTestingModule({
      providers: [
        ProjectsService,
        { provide: ProjectsRepository, useValue: projects },
        { provide: ProjectPartsService, useValue: { of: async () => ({ team: ['t'], drivers: [] }) } },
        { provide: PdsaCyclesRepository, useValue: { ofProject: async () => ['cycle'] } },
        { provide: PerformanceImprovementsRepository, useValue: { ofProject: async () => ['metric'] } },
        { provide: LinksRepository, useValue: links },
        { provide: Counters, useValue: { next: async (name: string) => (acts.push(`next ${name}`), 7) } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => (acts.push('unit'), work()) } },
        { provide: CompanyDays, useValue: { today: async () => '2026-06-30' } },
      ],
    }).compile();
    service = module.get(ProjectsService);
  });

  it('takes a number in the unit that stores the project, in planning whatever was said', async () => {
    await service.create({ ...AIM, number: 99, status: 'completed' } as CreateProjectDto);
    expect(acts).toEqual(['unit', 'next quality-improvement-projects', { ...AIM, number: 7, status: 'planning' }]);
  });

  it('keeps the lead of a project that runs; one in planning may lose it', async () => {
    await service.update('p', 3, { leadId: null });
    project = { ...project, status: 'active' };
    await expect(service.update('p', 3, { leadId: null })).rejects.toMatchObject({
      problems: [{ code: 'LEAD_MISSING', pointer: '/leadId' }],
    });
    await service.update('p', 3, { leadId: 'other' });
    expect(acts.filter((act) => typeof act === 'object')).toEqual([
      { version: 3, leadId: null },
      { version: 3, leadId: 'other' },
    ]);
  });

  it('refuses a goal with all its problems, and takes no number for it', () => {
    const goal = { ...AIM, baselineValue: 3, targetValue: 5, stretchValue: null, betterIs: 'lower' as const };
    const codes = ['/baselineOn', '/baselineSource', '/metricName', '/targetValue'];
    expect(() => service.create(goal)).toThrow(
      expect.objectContaining({ problems: codes.map((pointer) => expect.objectContaining({ pointer })) }),
    );
    expect(acts).toEqual([]);
  });

  it('answers a project with its parts, cycles, metrics and the links of its own kind', async () => {
    await expect(service.details('p')).resolves.toEqual({
      ...{ id: 'p', status: 'planning', leadId: 'lead', startedOn: null },
      ...{ team: ['t'], drivers: [], cycles: ['cycle'], metrics: ['metric'] },
      links: ['quality_improvement_projects p'],
    });
  });

  it.each([
    ['completed', true],
    ['cancelled', true],
    ['on_hold', false],
  ])('a change of a project that is %s is refused: %s', async (status, isRefused) => {
    project.status = status;
    const changing = service.update('p', 4, { title: 'Safe floors' });
    if (isRefused) await expect(changing).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
    else await changing;
    expect(acts).toEqual(['unit', 'lock p', ...(isRefused ? [] : [{ version: 4, title: 'Safe floors' }])]);
  });

  it('judges a changed goal together with what is stored', async () => {
    Object.assign(project, { metricName: 'Falls', betterIs: 'lower', targetValue: 3 });
    const stored = { baselineValue: 5, baselineOn: '2026-01-31', baselineSource: 'Ward' };
    Object.assign(project, stored);
    await expect(service.update('p', 1, { targetValue: 6 })).rejects.toMatchObject({
      problems: [expect.objectContaining({ code: 'TARGET_NOT_BETTER' })],
    });
    await service.update('p', 1, { targetValue: 4 });
    expect(acts).toEqual(['unit', 'lock p', 'unit', 'lock p', { version: 1, targetValue: 4 }]);
  });

  it.each<[ProjectStatus, ProjectStatus, object, string | null, string]>([
    ['planning', 'completed', {}, 'r', 'STATE_FORBIDS'],
    ['completed', 'active', {}, 'r', 'STATE_FORBIDS'],
    ['active', 'on_hold', {}, null, 'REASON_MISSING'],
    ['active', 'cancelled', {}, '', 'REASON_MISSING'],
    ['planning', 'active', { leadId: null }, null, 'LEAD_MISSING'],
    ['on_hold', 'active', { leadId: null }, null, 'LEAD_MISSING'],
  ])('%s → %s with %j and the reason %j: %s, and nothing is written', async (from, to, facts, reason, said) => {
    Object.assign(project, { status: from, ...facts });
    const refused: unknown = await service.move('p', 1, { status: to, reason }).catch((error: unknown) => error);
    const { code, problems } = refused as { code: string; problems: { code: string }[] };
    expect(problems[0]?.code ?? code).toBe(said);
    expect(acts).toEqual(['unit', 'lock p']);
  });

  it.each<[ProjectStatus, ProjectStatus, string | null, string | null, object]>([
    ['planning', 'active', null, null, { statusReason: null, startedOn: '2026-06-30' }],
    ['on_hold', 'active', '2026-01-01', null, { statusReason: null }],
    ['active', 'on_hold', '2026-01-01', 'Move', { statusReason: 'Move' }],
    ['active', 'completed', '2026-01-01', null, { statusReason: null, completedOn: '2026-06-30' }],
  ])('%s → %s, begun %s: stamps and says why', async (from, to, startedOn, reason, stored) => {
    Object.assign(project, { status: from, startedOn });
    await service.move('p', 3, { status: to, reason });
    expect(acts.at(-1)).toEqual({ version: 3, status: to, ...stored });
  });
});
