import { createHash } from 'node:crypto';
import { Test } from '@nestjs/testing';
import { AuditTrailService } from '../../../shared/audit/audit-trail.service.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { RequirementPlanner } from '../requirements/requirement-planner.service.js';
import { ComplianceReportMaker } from './compliance-report-maker.service.js';
import { ComplianceReportsRepository } from './compliance-reports.repository.js';
import { ComplianceReportsService } from './compliance-reports.service.js';

const NOW = '2026-06-30T12:00:00.000Z';
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('ComplianceReportsService', () => {
  const acts: unknown[] = [];
  let made: object;
  let text: string;
  let contentHash: string;
  let isIntact: boolean;
  let service: ComplianceReportsService;
  beforeEach(async () => {
    acts.length = 0;
    [made, text, isIntact] = [{ b: 1, a: 2 }, '{"a":2,"b":1}', true];
    contentHash = hashOf(text);
    const stored = { id: 'r', asOf: '2026-05-31', recordedBefore: 'then' };
    const reports = {
      get: async () => ({ ...stored, contentHash }),
      content: async () => text,
      insert: async (facts: object) => (acts.push(facts), { id: 'r', ...facts }),
      keepContent: async (id: string, kept: string) => void acts.push([id, kept]),
    };
    const content = async ({ asOf }: { asOf: string }, before: string, format?: string): Promise<object> => (
      acts.push(['make', asOf, before, format]),
      made
    );
    const calendar = {
      today: async () => '2026-06-30',
      asOf: async (day: string) => ({ day, before: `${day}T24:00:00.000Z` }),
    };
    const module = await Test.createTestingModule({
      providers: [
        ComplianceReportsService,
        { provide: ComplianceReportsRepository, useValue: reports },
        { provide: ComplianceReportMaker, useValue: { content } },
        { provide: AuditTrailService, useValue: { check: async () => (acts.push('check'), { isIntact, events: 9 }) } },
        { provide: CompanyCalendar, useValue: calendar },
        { provide: RequirementPlanner, useValue: { ensure: async (day: string) => void acts.push(`plan ${day}`) } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => (acts.push('unit'), work()) } },
        { provide: Clock, useValue: { now: () => NOW } },
      ],
    }).compile();
    service = module.get(ComplianceReportsService);
  });

  it.each([
    [{}, '2026-06-30', NOW],
    [{ asOf: '2026-05-31' }, '2026-05-31', '2026-05-31T24:00:00.000Z'],
  ])(
    'asked for with %j tells of %s what was recorded before %s: no later, and not what is still to come',
    async (...row) => {
      const [said, asOf, before] = row;
      const report = await service.generate(said as never);
      expect(acts.slice(0, 4)).toEqual(['plan 2026-06-30', 'check', ['make', asOf, before, undefined], 'unit']);
      expect(acts[4]).toMatchObject({ asOf, recordedBefore: before, contentHash: hashOf('{"a":2,"b":1}') });
      expect(acts[5]).toEqual(['r', '{"a":2,"b":1}']);
      expect(report.content).toBe(made);
    },
  );

  it('is made all the same when the chain is broken, and says so', async () => {
    isIntact = false;
    await service.generate({});
    expect(acts[4]).toMatchObject({ isChainIntact: false, chain: { isIntact: false, events: 9 } });
  });

  it.each([
    [{ asOf: '2026-07-01' }, ['/asOf']],
    [{ asOf: '2026-05-31', periodTo: '2026-06-01' }, ['/periodTo']],
    [{ periodFrom: '2026-07-01' }, ['/periodFrom']],
  ])('refuses %j before anything is walked or made: %j', async (said, pointers) => {
    const problems = pointers.map((pointer) => ({ code: 'PERIOD_INVALID', pointer }));
    await expect(service.generate(said as never)).rejects.toMatchObject({ code: 'VALIDATION_FAILED', problems });
    expect(acts).toEqual([]);
  });

  it.each([
    ['as it was', { isIntact: true, isRebuiltIdentically: true }],
    ['changed', { isIntact: false, isRebuiltIdentically: true }],
    ['rebuilt otherwise', { isIntact: true, isRebuiltIdentically: false }],
    ['hashed otherwise', { isIntact: false, isRebuiltIdentically: false }],
  ])('verifies what is %s', async (what, verdict) => {
    if (what === 'changed') text = '{"a":3}';
    if (what === 'rebuilt otherwise') made = { a: 3 };
    if (what === 'hashed otherwise') contentHash = hashOf('');
    expect(await service.verify('r')).toMatchObject({ ...verdict, contentHash, storedHash: hashOf(text) });
  });

  it('makes a stored report again of its own day and instant, in its own form', async () => {
    text = '{"format":"quintet/compliance-report/v1"}';
    await service.verify('r');
    expect(acts).toEqual([['make', '2026-05-31', 'then', 'quintet/compliance-report/v1']]);
  });
});
