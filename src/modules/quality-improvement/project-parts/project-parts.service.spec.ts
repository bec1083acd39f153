import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { notFound } from '../../../shared/errors/domain-error.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { ProjectsRepository } from '../projects/projects.repository.js';
import { ProjectDriversRepository } from './project-drivers.repository.js';
import { ProjectFactorsRepository } from './project-factors.repository.js';
import { ProjectInterventionsRepository } from './project-interventions.repository.js';
import { ProjectPartsService } from './project-parts.service.js';
import { ProjectTeamMembersRepository } from './project-team-members.repository.js';

const DRIVERS = [
  { id: 'primary', kind: 'primary', parentId: null },
  { id: 'secondary', kind: 'secondary', parentId: 'primary' },
  { id: 'idea', kind: 'change_idea', parentId: 'secondary' },
];
type Act = (service: ProjectPartsService) => Promise<unknown>;
const facts = {} as never;
const WRITES: [string, Act][] = [
  ['addIntervention', (service) => service.addIntervention('p', facts)],
  ['updateIntervention', (service) => service.updateIntervention('p', 'i', 1, facts)],
  [
    'advanceIntervention',
    (service) => service.advanceIntervention('p', 'i', 1, { status: 'completed', movedOn: null }),
  ],
  ['addTeamMember', (service) => service.addTeamMember('p', facts)],
  ['updateTeamMember', (service) => service.updateTeamMember('p', 'm', 1, facts)],
  ['addFactor', (service) => service.addFactor('p', facts)],
  ['updateFactor', (service) => service.updateFactor('p', 'f', 1, facts)],
  ['addDriver', (service) => service.addDriver('p', { kind: 'primary', parentId: null, title: 'x' })],
  ['updateDriver', (service) => service.updateDriver('p', 'idea', 1, facts)],
  ['removeDriver', (service) => service.removeDriver('p', 'idea', 1)],
];

describe('QI §0 projects: the service of their parts', () => {
  let acts: unknown[];
  let status: string;
  let own: Record<string, unknown>;
  let service: ProjectPartsService;
  beforeEach(async () => {
    acts = [];
    status = 'active';
    own = { i: { status: 'in_progress', startedOn: '2026-05-01' }, m: {}, f: {} };
    for (const driver of DRIVERS) own[driver.id] = driver;
    const parts = {
      of: async () => DRIVERS,
      partOf: async (_projectId: string, id: string) => own[id] ?? Promise.reject(notFound()),
      insert: async (row: object) => void acts.push(['insert', row]),
      update: async (id: string, version: number, row: object) => void acts.push(['update', id, version, row]),
      delete: async (id: string, version: number) => void acts.push(['delete', id, version]),
    };
    const lockOf = async (id: string) => (acts.push(`lock ${id}`), { status });
    const module = await Test.createTestingModule({
      providers: [
        ProjectPartsService,
        { provide: ProjectsRepository, useValue: { lockOf } },
        { provide: ProjectInterventionsRepository, useValue: parts },
        { provide: ProjectTeamMembersRepository, useValue: parts },
        { provide: ProjectFactorsRepository, useValue: parts },
        { provide: ProjectDriversRepository, useValue: parts },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => (acts.push('unit'), work()) } },
        { provide: CompanyDays, useValue: { today: async () => '2026-06-30' } },
      ],
    }).compile();
    service = module.get(ProjectPartsService);
  });

  it.each(WRITES)('%s writes once, in a unit that holds the project, and not when that has ended', async (_, act) => {
    await act(service);
    expect(acts).toEqual(['unit', 'lock p', expect.any(Array)]);
    for (status of ['completed', 'cancelled']) {
      acts = [];
      await expect(act(service)).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
      expect(acts).toEqual(['unit', 'lock p']);
    }
  });

  it.each(WRITES.filter(([name]) => !name.startsWith('add')))(
    '%s touches no part of another project',
    async (_, act) => {
      own = {};
      await expect(act(service)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(acts).toEqual(['unit', 'lock p']);
    },
  );

  it('an intervention begins as planned', async () => {
    await service.addIntervention('p', { title: 'Checklist', status: 'completed' } as never);
    expect(acts.at(-1)).toEqual(['insert', { title: 'Checklist', projectId: 'p', status: 'planned' }]);
  });

  it.each([
    ['planned', null, 'in_progress', '2026-06-01', { status: 'in_progress', startedOn: '2026-06-01' }],
    ['planned', null, 'in_progress', null, { status: 'in_progress', startedOn: '2026-06-30' }],
    ['in_progress', '2026-05-01', 'completed', '2026-05-01', { status: 'completed', endedOn: '2026-05-01' }],
    ['planned', null, 'completed', null, 'STATE_FORBIDS'],
    ['completed', '2026-05-01', 'in_progress', null, 'STATE_FORBIDS'],
    ['in_progress', '2026-05-01', 'abandoned', '2026-07-01', 'DAY_IN_FUTURE'],
    ['in_progress', '2026-05-01', 'completed', '2026-04-30', 'ENDS_BEFORE_START'],
  ] as const)('an intervention %s since %s becomes %s on %s: %j', async (from, startedOn, to, movedOn, outcome) => {
    own.i = { status: from, startedOn };
    const moved = service.advanceIntervention('p', 'i', 2, { status: to, movedOn });
    if (typeof outcome === 'object') await moved;
    else await expect(moved.catch(said)).resolves.toBe(outcome);
    expect(acts.slice(2)).toEqual(typeof outcome === 'object' ? [['update', 'i', 2, outcome]] : []);
  });

  it.each([
    ['addDriver', 'elsewhere', 'PARENT_NOT_IN_PROJECT', () => service.addDriver('p', node('secondary', 'elsewhere'))],
    ['addDriver', 'idea', 'PARENT_NOT_ABOVE', () => service.addDriver('p', node('secondary', 'idea'))],
    ['updateDriver', null, 'PARENT_NOT_ABOVE', () => service.updateDriver('p', 'secondary', 1, { parentId: null })],
    ['updateDriver', 'idea', 'PARENT_NOT_ABOVE', () => service.updateDriver('p', 'secondary', 1, { parentId: 'idea' })],
  ])('%s below %s is refused: %s', async (_, __, code, act) => {
    await expect((act() as Promise<unknown>).catch(said)).resolves.toBe(code);
    expect(acts).toEqual(['unit', 'lock p']);
  });
});

const node = (kind: 'secondary', parentId: string) => ({ kind, parentId, title: 'x' });
const said = (error: { code: string; problems: { code: string }[] }) => error.problems[0]?.code ?? error.code;
