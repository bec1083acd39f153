import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { RequirementPeriodsRepository } from './requirement-periods.repository.js';
import { RequirementPlanner } from './requirement-planner.service.js';
import type { Requirement } from './requirement.entity.js';
import { completeDefinition } from './requirement.rules.js';
import { RequirementsRepository } from './requirements.repository.js';

const SAID = { program: 'HIPAA', category: 'Security', title: 'Analysis' } as const;

describe('RequirementPlanner', () => {
  const today = '2026-06-30';
  const acts: unknown[] = [];
  const added: { requirementId: string; startsOn: string; endsOn: string }[] = [];
  let isShort: boolean;
  let lastEnds: Map<string, string>;
  let lastBegun: string | null;
  let planner: RequirementPlanner;
  const requirement = (id: string, frequency: 'annual' | 'monthly' | 'ongoing', plannedThrough: string | null) =>
    ({ id, ...completeDefinition({ ...SAID, frequency }, '2026-01-01'), plannedThrough }) as unknown as Requirement;
  beforeEach(async () => {
    acts.length = added.length = 0;
    [isShort, lastEnds, lastBegun] = [true, new Map(), null];
    const periods = {
      removeUnstarted: async (id: string, day: string) => void acts.push(`clear ${id} after ${day}`),
      lastEnds: async () => lastEnds,
      lastBegunEnd: async () => lastBegun,
      add: async (rows: typeof added) => void (acts.push('add'), added.push(...rows)),
    };
    const requirements = {
      isAnyPlannedBefore: async (day: string) => (acts.push(`any before ${day}`), isShort),
      plannedBefore: async () => [requirement('a', 'annual', null), requirement('m', 'monthly', null)],
      setPlanned: async (ids: string[], through: string) => void acts.push([ids, through]),
    };
    const units = { run: (work: () => unknown) => work(), note: (note: object) => void acts.push(note) };
    const module = await Test.createTestingModule({
      providers: [
        RequirementPlanner,
        { provide: RequirementsRepository, useValue: requirements },
        { provide: RequirementPeriodsRepository, useValue: periods },
        { provide: UnitOfWork, useValue: units },
      ],
    }).compile();
    planner = module.get(RequirementPlanner);
  });
  const daysOf = (id: string): string[] =>
    added.filter(({ requirementId }) => requirementId === id).map(({ startsOn, endsOn }) => `${startsOn}/${endsOn}`);

  it('lays out what has not begun anew, after what has', async () => {
    lastEnds.set('a', '2026-12-31');
    await planner.plan(requirement('a', 'annual', '2028-12-31'), today);
    expect(acts).toEqual([`clear a after ${today}`, 'add']);
    expect(daysOf('a')).toEqual(['2027-01-01/2027-12-31', '2028-01-01/2028-12-31']);
  });

  it('lays out nothing for what is ongoing', async () => {
    await planner.plan(requirement('o', 'ongoing', null), today);
    expect(added).toEqual([]);
  });

  it.each([
    [null, '2026-01-01'],
    ['2026-07-31', '2026-08-01'],
  ])('after a begun period that ends on %s a new recurrence starts on %s', async (end, start) => {
    lastBegun = end;
    expect(await planner.nextStart(requirement('a', 'annual', null), today)).toBe(start);
  });

  it('only looks as long as two years are laid out', async () => {
    isShort = false;
    await planner.ensure(today);
    expect(acts).toEqual(['any before 2028-06-30']);
  });

  it('otherwise lays out three years for each in one go, after its own last period, and says so', async () => {
    lastEnds.set('a', '2027-12-31').set('m', '2029-04-30');
    await planner.ensure(today);
    expect(daysOf('a')).toEqual(['2028-01-01/2028-12-31']);
    expect(daysOf('m')).toEqual(['2029-05-01/2029-05-31', '2029-06-01/2029-06-30']);
    const note = { action: 'planRequirementPeriods', entity: 'requirement_periods', facts: { periods: 3 } };
    expect(acts.slice(1)).toEqual(['add', [['a', 'm'], '2029-06-30'], note]);
  });
});
