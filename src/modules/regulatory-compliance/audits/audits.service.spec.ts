import { Test } from '@nestjs/testing';
import { Counters } from '../../../shared/counters/counters.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { FindingStandingsRepository } from '../findings/finding-standings.repository.js';
import { AuditStatusChangesRepository } from './audit-status-changes.repository.js';
import { AuditsRepository } from './audits.repository.js';
import { AuditsService } from './audits.service.js';

describe('AuditsService', () => {
  const acts: unknown[] = [];
  let status: string;
  let blocking: number;
  let service: AuditsService;
  beforeEach(async () => {
    acts.length = 0;
    [status, blocking] = ['in_progress', 0];
    const audits = {
      get: async () => ({ id: 'a', status }),
      hold: async (id: string) => void acts.push(`hold ${id}`),
      insert: async (facts: object) => (acts.push(facts), { id: 'a' }),
      update: async (_id: string, version: number, facts: object) => void acts.push(version, facts),
    };
    const changes = {
      ofAudit: async () => [{}, {}],
      insert: async (change: object) => void acts.push(change),
    };
    const calendar = {
      today: async () => '2026-06-30',
      asOf: async () => ({ day: '2026-06-30', today: '2026-06-30' }),
    };
    const module = await Test.createTestingModule({
      providers: [
        AuditsService,
        { provide: AuditsRepository, useValue: audits },
        { provide: AuditStatusChangesRepository, useValue: changes },
        { provide: FindingStandingsRepository, useValue: { blockingOf: async () => (acts.push('asked'), blocking) } },
        { provide: CompanyCalendar, useValue: calendar },
        { provide: Counters, useValue: { next: async () => 3 } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
      ],
    }).compile();
    service = module.get(AuditsService);
  });
  const complete = (outcome: 'completed' | 'passed' | 'failed', conclusion: string | null = null): Promise<unknown> =>
    service.complete('a', 4, { outcome, conclusion });

  it('numbers a new one by the year, and keeps that it is planned', async () => {
    await service.create({ title: 'Yearly' } as never);
    expect(acts).toEqual([
      { title: 'Yearly', auditNumber: 'A-2026-3', status: 'planned' },
      { auditId: 'a', sequence: 1, status: 'planned' },
    ]);
  });

  it('is not passed with a blocking finding: asked once the audit is held, and nothing is written', async () => {
    blocking = 1;
    await expect(complete('passed')).rejects.toMatchObject({ code: 'AUDIT_HAS_BLOCKING_FINDINGS' });
    expect(acts).toEqual(['hold a', 'asked']);
  });

  it.each(['completed', 'failed'] as const)('is %s whatever was found', async (outcome) => {
    blocking = 1;
    await complete(outcome, 'Said');
    expect(acts).toContainEqual({ endedOn: '2026-06-30', conclusion: 'Said', status: outcome });
    expect(acts.at(-1)).toEqual({ auditId: 'a', sequence: 3, status: outcome, reason: null });
  });

  it('leaves a conclusion alone that was written before', async () => {
    await complete('passed');
    expect(acts).toContainEqual({ endedOn: '2026-06-30', status: 'passed' });
  });

  const days = { scheduledFrom: '2026-07-01', scheduledTo: '2026-07-02' };
  it.each([
    ['planned', () => service.start('a', 4)],
    ['planned', () => complete('passed')],
    ['in_progress', () => service.schedule('a', 4, days)],
    ['passed', () => service.cancel('a', 4, 'Too late')],
    ['cancelled', () => service.schedule('a', 4, days)],
    ['failed', () => service.update('a', 4, {})],
  ])('while it is %s it is not moved, %#', async (found, act) => {
    status = found;
    await expect(act()).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
    expect(acts.filter((each) => typeof each !== 'string')).toEqual([]);
  });

  it.each([
    ['planned', () => service.schedule('a', 4, days), { ...days, status: 'scheduled' }],
    ['scheduled', () => service.schedule('a', 4, days), { ...days, status: 'scheduled' }],
    ['scheduled', () => service.start('a', 4), { startedOn: '2026-06-30', status: 'in_progress' }],
    ['scheduled', () => service.cancel('a', 4, 'Moved'), { endedOn: '2026-06-30', status: 'cancelled' }],
  ])('%s, it is held and moved with its day, %#', async (found, act, facts) => {
    status = found;
    await act();
    expect(acts.slice(0, 3)).toEqual(['hold a', 4, facts]);
    const reason = facts.status === 'cancelled' ? 'Moved' : null;
    expect(acts[3]).toEqual({ auditId: 'a', sequence: 3, status: facts.status, reason });
  });

  it('ends no sooner than it begins', () => {
    expect(() => service.schedule('a', 4, { ...days, scheduledTo: '2026-06-30' })).toThrow('VALIDATION_FAILED');
    expect(acts).toEqual([]);
  });
});
