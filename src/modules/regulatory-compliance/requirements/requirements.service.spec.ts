import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { DEFAULT_REQUIREMENTS } from './default-requirements.codes.js';
import { RequirementPeriodsRepository } from './requirement-periods.repository.js';
import { RequirementPlanner } from './requirement-planner.service.js';
import { RequirementStandingsRepository } from './requirement-standings.repository.js';
import { completeDefinition } from './requirement.rules.js';
import { RequirementsRepository } from './requirements.repository.js';
import { RequirementsService } from './requirements.service.js';

const SAID = { program: 'HIPAA', category: 'Security', title: 'Analysis', frequency: 'annual' } as const;

describe('RequirementsService', () => {
  const today = '2026-06-30';
  const acts: [string, unknown?][] = [];
  const kept = { id: 'q', version: 2, revision: 5, contentHash: 'old', ...completeDefinition(SAID, '2026-01-01') };
  let taken: Set<string>;
  let service: RequirementsService;
  beforeEach(async () => {
    acts.length = 0;
    taken = new Set();
    const tell =
      (what: string, answer?: unknown) =>
      async (...told: unknown[]): Promise<unknown> => (acts.push([what, told.at(-1)]), answer);
    const requirements = {
      get: async () => kept,
      hold: tell('hold', kept),
      insert: async (facts: object) => (acts.push(['insert', facts]), { id: 'q', ...facts }),
      update: tell('update', kept),
      keepRevision: tell('revision'),
      defaultKeys: async () => taken,
    };
    const planner = { plan: tell('plan'), ensure: tell('ensure'), nextStart: async () => '2027-01-01' };
    const standings = { read: async () => ({ id: 'q' }), list: tell('list', { items: [], nextCursor: null }) };
    const asOf = async (day = today): Promise<object> => ({ day, before: 'end', today });
    const module = await Test.createTestingModule({
      providers: [
        RequirementsService,
        { provide: RequirementsRepository, useValue: requirements },
        { provide: RequirementStandingsRepository, useValue: standings },
        { provide: RequirementPeriodsRepository, useValue: {} },
        { provide: RequirementPlanner, useValue: planner },
        { provide: CompanyCalendar, useValue: { asOf } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
        { provide: Clock, useValue: { now: () => 'now' } },
      ],
    }).compile();
    service = module.get(RequirementsService);
  });
  const done = (): string[] => acts.map(([what]) => what);

  it('keeps a new one with its first revision, and plans it', async () => {
    await service.create({ ...SAID, recurrenceRule: ' rrule:freq=yearly ' });
    expect(done()).toEqual(['insert', 'revision', 'plan']);
    expect(acts[0]![1]).toMatchObject({
      recurrenceRule: 'FREQ=YEARLY',
      startsOn: today,
      revision: 1,
      revisedAt: 'now',
    });
    expect(acts[0]![1]).toMatchObject({ plannedThrough: '2029-06-30', defaultKey: null });
  });

  it.each([
    [{ recurrenceRule: 'FREQ=SECONDLY' }, 'INVALID_RRULE'],
    [{ recurrenceRule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31' }, 'INVALID_RRULE'],
    [{ recurrenceRule: 'FREQ=SECONDLY', firstEndsOn: '2020-01-01' }, 'VALIDATION_FAILED'],
    [{ frequency: 'one_time' }, 'VALIDATION_FAILED'],
  ])('refuses %j with %s, and keeps nothing', async (said, code) => {
    await expect(service.create({ ...SAID, ...said } as never)).rejects.toMatchObject({ code });
    expect(acts).toEqual([]);
  });

  it.each([
    [{ title: 'Analysis' }, ['hold']],
    [{ title: undefined }, ['hold']],
    [{ title: 'Risk analysis' }, ['hold', 'update', 'revision']],
    [{ frequency: 'monthly' }, ['hold', 'update', 'revision', 'plan']],
    [{ dueMonthsAfterEnd: 3 }, ['hold', 'update', 'revision', 'plan']],
  ])('changed to %j it does %j', async (said, wanted) => {
    await service.update('q', 2, said as never);
    expect(done()).toEqual(wanted);
  });

  it('lets a new recurrence begin after the period that has begun, one said to the day where it was said', async () => {
    await service.update('q', 2, { frequency: 'monthly' });
    expect(acts[1]![1]).toMatchObject({ revision: 6, firstEndsOn: '2027-01-31', recursFrom: '2027-01-01' });
    acts.length = 0;
    await service.update('q', 2, { frequency: 'monthly', firstEndsOn: '2026-09-15' });
    expect(acts[1]![1]).toMatchObject({ firstEndsOn: '2026-09-15', recursFrom: null });
  });

  it('changes nothing that was changed meanwhile, or into what cannot be', async () => {
    await expect(service.update('q', 1, { title: 'Other' })).rejects.toMatchObject({ code: 'VERSION_STALE' });
    await expect(service.update('q', 2, { firstEndsOn: '2025-12-31' })).rejects.toThrow('VALIDATION_FAILED');
    expect(done()).toEqual(['hold', 'hold']);
  });

  it('lays out periods before it tells of any', async () => {
    await service.overdue({ asOf: '2026-05-31' });
    expect(done()).toEqual(['ensure', 'list']);
    expect(acts[0]![1]).toBe(today);
    expect(acts[1]![1]).toMatchObject({ day: '2026-05-31' });
  });

  it('adds the defaults that are not there, each as what it is', async () => {
    const [missing, ...there] = DEFAULT_REQUIREMENTS;
    taken = new Set(there.map(({ key }) => key));
    const { added } = await service.installDefaults();
    expect(added).toHaveLength(1);
    expect(acts[0]![1]).toMatchObject({ title: missing!.title, defaultKey: missing!.key });
  });
});
