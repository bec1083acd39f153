import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { RowRevisions } from '../revisions/row-revisions.repository.js';
import { RiskApprovalsRepository } from './risk-approvals.repository.js';
import { RiskAssessmentsRepository } from './risk-assessments.repository.js';
import { RiskAssessmentsService } from './risk-assessments.service.js';
import { RiskSeal } from './risk-seal.service.js';
import { RiskTreatmentsRepository } from './risk-treatments.repository.js';
import { RiskViews } from './risk-views.service.js';
import { RisksRepository } from './risks.repository.js';

describe('RiskAssessmentsService', () => {
  const acts: unknown[] = [];
  const held = { id: 'a', version: 4, title: 'Yearly', assessedOn: '2026-01-15', contentHash: 'h', authorIds: ['ann'] };
  let risks: { id: string; status: string }[];
  let service: RiskAssessmentsService;
  beforeEach(async () => {
    acts.length = 0;
    risks = [{ id: 'r', status: 'open' }];
    const assessments = {
      byId: async (id: string) => (id === 'former' ? {} : null),
      hold: async (id: string) => (acts.push(`hold ${id}`), held),
      insert: async (facts: object) => (acts.push(facts), { id: 'a' }),
      update: async (_: string, version: number, facts: object) => void acts.push(version, facts),
      due: async (day: string) => (acts.push(day), []),
    };
    const insert = async (approval: object): Promise<void> => void acts.push(approval);
    const module = await Test.createTestingModule({
      providers: [
        RiskAssessmentsService,
        { provide: RiskAssessmentsRepository, useValue: assessments },
        { provide: RisksRepository, useValue: { ofAssessment: async () => risks } },
        { provide: RiskTreatmentsRepository, useValue: { ofAssessment: async () => [{ id: 't', status: 'planned' }] } },
        { provide: RiskApprovalsRepository, useValue: { insert } },
        { provide: RowRevisions, useValue: { keep: async () => void acts.push('revision') } },
        { provide: RiskViews, useValue: { assessment: async (id: string) => ({ id }) } },
        { provide: RiskSeal, useValue: { renew: async () => void acts.push('sealed') } },
        { provide: CompanyCalendar, useValue: { today: async () => '2026-06-30' } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
      ],
    }).compile();
    service = module.get(RiskAssessmentsService);
  });
  const as = <T>(actorId: string, work: () => Promise<T>): Promise<T> =>
    tenantContext.run({ requestId: 'r', companyId: 'c', actorId }, work);
  const create = (said: object): Promise<unknown> =>
    as('ann', () => service.create({ title: 'Yearly', method: 'product', ...said } as never));
  const approve = (actorId: string, contentHash = 'h'): Promise<unknown> =>
    as(actorId, () => service.approve('a', { contentHash, note: null }));

  it('is of today and due again in a year, kept for six, hashed, and its author noted', async () => {
    await create({});
    const days = { assessedOn: '2026-06-30', nextDueOn: '2027-06-30', retainUntil: '2032-06-30' };
    expect(acts).toEqual([
      expect.objectContaining({ ...days, authorIds: ['ann'], previousAssessmentId: null }),
      'revision',
    ]);
    await create({ previousAssessmentId: 'former' });
    const [one, other] = [acts[0], acts[2]] as { contentHash: string }[];
    expect(one!.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(other).toMatchObject({ previousAssessmentId: 'former', contentHash: one!.contentHash });
  });

  it.each([
    [{ assessedOn: '2026-07-01' }, ['IN_THE_FUTURE']],
    [{ assessedOn: '9999-12-31' }, ['IN_THE_FUTURE']],
    [{ nextDueOn: '2026-06-30' }, ['PERIOD_REVERSED']],
    [{ assessedOn: '2026-07-01', nextDueOn: '2026-07-01' }, ['IN_THE_FUTURE', 'PERIOD_REVERSED']],
    [{ previousAssessmentId: 'x' }, ['REFERENCE_NOT_FOUND']],
  ])('refuses %j for %j, and keeps nothing', async (said, codes) => {
    await expect(create(said)).rejects.toMatchObject({ problems: codes.map((code) => ({ code })) });
    expect(acts).toEqual([]);
  });

  it('seals each change once it is held; its next day follows the day of the assessment, not today', async () => {
    await service.update('a', 4, { nextDueOn: '2026-02-01' });
    expect(acts).toEqual(['hold a', 4, { nextDueOn: '2026-02-01' }, 'sealed']);
    acts.length = 0;
    await expect(service.update('a', 4, { nextDueOn: '2026-01-15' })).rejects.toThrow('VALIDATION_FAILED');
    expect(acts).toEqual(['hold a']);
  });

  it.each([
    ['ann', 'h', 'open', 'OWN_APPROVAL'],
    ['bob', 'seen before', 'open', 'CONTENT_CHANGED'],
    ['bob', 'h', 'withdrawn', 'RISK_ASSESSMENT_EMPTY'],
  ])('%s, who has read %s with a risk that is %s, does not approve it: %s', async (who, seen, status, code) => {
    risks = [{ id: 'r', status }];
    await expect(approve(who, seen)).rejects.toMatchObject({ code });
    expect(acts).toEqual(['hold a']);
  });

  it('keeps with the approval what was approved, word for word, and for six years from then', async () => {
    await approve('bob');
    expect(acts[1]).toMatchObject({ assessmentId: 'a', contentHash: 'h', note: null });
    const content = { title: 'Yearly', risks: [{ id: 'r' }], treatments: [{ id: 't', isCancelled: false }] };
    expect(acts[1]).toMatchObject({ content });
    expect(acts.slice(2)).toEqual([4, { retainUntil: '2032-06-30' }]);
  });

  it.each([
    [{}, '2026-07-30'],
    [{ withinDays: 0 }, '2026-06-30'],
  ])('those due, asked for with %j, are due by %s', async (query, day) => {
    await service.due(query);
    expect(acts).toEqual([day]);
  });
});
