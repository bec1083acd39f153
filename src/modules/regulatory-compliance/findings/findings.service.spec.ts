import { Test } from '@nestjs/testing';
import { Counters } from '../../../shared/counters/counters.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { Clock } from '../../../shared/time/clock.js';
import { AuditsRepository } from '../audits/audits.repository.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { CorrectiveActionsRepository } from '../corrective-actions/corrective-actions.repository.js';
import { RequirementsRepository } from '../requirements/requirements.repository.js';
import { RowRevisions } from '../revisions/row-revisions.repository.js';
import { FindingDeadlinesRepository } from './finding-deadlines.repository.js';
import { FindingEventsRepository } from './finding-events.repository.js';
import { FindingStandingsRepository } from './finding-standings.repository.js';
import { FindingsRepository } from './findings.repository.js';
import { FindingsService } from './findings.service.js';

describe('FindingsService', () => {
  const acts: unknown[] = [];
  let audit: object | null;
  let events: Record<string, unknown>[];
  let actions: { status: string }[];
  let service: FindingsService;
  beforeEach(async () => {
    acts.length = 0;
    audit = { auditNumber: 'A-2026-1', status: 'in_progress' };
    events = [];
    actions = [];
    const findings = {
      hold: async (id: string) => void acts.push(`hold ${id}`),
      insert: async (facts: { findingNumber: string }) => (acts.push(facts.findingNumber), { id: 'f' }),
      update: async () => void acts.push('update'),
    };
    const revisions = { keep: async (table: string) => void acts.push(`revision of ${table}`) };
    const insert = async (event: object): Promise<void> => void acts.push(event);
    const asOf = async (day = '2026-06-30'): Promise<object> => ({ day, before: `${day}T24`, today: '2026-06-30' });
    const module = await Test.createTestingModule({
      providers: [
        FindingsService,
        { provide: FindingsRepository, useValue: findings },
        { provide: FindingStandingsRepository, useValue: { read: async () => ({ id: 'f' }) } },
        { provide: FindingEventsRepository, useValue: { ofFinding: async () => events, insert } },
        {
          provide: FindingDeadlinesRepository,
          useValue: { all: async () => [{ severity: 'major', days: 10, appliesFrom: '2026-01-01' }] },
        },
        { provide: RowRevisions, useValue: revisions },
        { provide: CorrectiveActionsRepository, useValue: { ofFinding: async () => actions } },
        { provide: AuditsRepository, useValue: { hold: async () => audit } },
        { provide: RequirementsRepository, useValue: { byId: async (id: string) => (id === 'q' ? { id } : null) } },
        { provide: CompanyCalendar, useValue: { asOf, today: async () => '2026-06-30' } },
        { provide: Counters, useValue: { next: async (name: string) => (acts.push(name), 7) } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
        { provide: Clock, useValue: { now: () => 'now' } },
      ],
    }).compile();
    service = module.get(FindingsService);
  });
  const open = (said: object = {}): Promise<unknown> =>
    service.open({ title: 'Unlocked', severity: 'major', ...said } as never);
  const event = (kind: string, day: string): Record<string, unknown> => ({
    ...{ kind, severity: 'major', occurredOn: day, createdAt: `${day}T12` },
  });

  it.each([
    [{}, ['findings-2026', 'F-2026-7']],
    [{ auditId: 'a', requirementId: 'q' }, ['findings-of-a', 'A-2026-1-F7']],
  ])('opened with %j it is numbered %j, revised and due by the days of the company', async (said, numbered) => {
    await open(said);
    expect(acts.slice(0, -1)).toEqual([...numbered, 'revision of audit_findings']);
    expect(acts.at(-1)).toMatchObject({ kind: 'opened', sequence: 1, dueOn: '2026-07-10', reason: 'Unlocked' });
  });

  it.each([
    [{ requirementId: 'x' }, {}, { code: 'REFERENCE_NOT_FOUND', problems: [{ pointer: '/requirementId' }] }],
    [{ auditId: 'x' }, null, { code: 'REFERENCE_NOT_FOUND', problems: [{ pointer: '/auditId' }] }],
    [{ auditId: 'a' }, { status: 'planned' }, { code: 'STATE_FORBIDS' }],
    [{ auditId: 'a' }, { status: 'passed' }, { code: 'STATE_FORBIDS' }],
  ])('opened with %j in the audit %j it is refused, and takes no number', async (said, found, refusal) => {
    audit = found;
    await expect(open(said)).rejects.toMatchObject(refusal);
    expect(acts).toEqual([]);
  });

  it('moves the due day by a pause, of the severity that it had', async () => {
    events = [event('opened', '2026-06-01'), event('paused', '2026-06-10')];
    await service.act('f', { kind: 'resumed', reason: 'Found' });
    expect(acts[0]).toBe('hold f');
    expect(acts[1]).toMatchObject({ kind: 'resumed', severity: 'major', sequence: 3, dueOn: '2026-07-01' });
  });

  it('regrades to the days of the new severity', async () => {
    events = [event('opened', '2026-06-01')];
    await service.act('f', { kind: 'regraded', severity: 'critical', reason: 'Worse' });
    expect(acts[1]).toMatchObject({ severity: 'critical', dueOn: '2026-06-16' });
  });

  it('does nothing that its state does not allow', async () => {
    events = [event('opened', '2026-06-01'), event('closed', '2026-06-10')];
    await expect(service.act('f', { kind: 'paused', reason: 'x' })).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
    expect(acts).toEqual(['hold f']);
  });

  it.each([
    [['verified', 'completed'], []],
    [['verified', 'verified'], [expect.objectContaining({ kind: 'closed', dueOn: null })]],
  ])('with actions that are %j it writes %j', async (statuses, wanted) => {
    events = [event('opened', '2026-06-01')];
    actions = statuses.map((status) => ({ status }));
    await service.closeWhenDone('f');
    expect(acts).toEqual(wanted);
  });

  it('keeps what was changed, and tells of a day what had happened by then', async () => {
    events = [event('opened', '2026-06-01'), event('closed', '2026-06-10')];
    expect((await service.details('f', { asOf: '2026-06-09' })).events).toEqual([events[0]]);
    await service.update('f', 1, {});
    expect(acts).toEqual(['update', 'revision of audit_findings']);
  });
});
