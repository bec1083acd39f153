import { Test } from '@nestjs/testing';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { contentHash } from '../content-hash.engine.js';
import { treatmentContent } from './assessment-content.rules.js';
import { NIST_CAVEAT } from './nist-800-30.codes.js';
import { RiskApprovalsRepository } from './risk-approvals.repository.js';
import { RiskAssessmentsRepository } from './risk-assessments.repository.js';
import { RiskTreatmentsRepository } from './risk-treatments.repository.js';
import { RiskViews } from './risk-views.service.js';
import { RisksRepository } from './risks.repository.js';

const NONE = { adverseImpactLikelihood: null, controlLikelihoodReduction: 0, controlImpactReduction: 0 };
const risk = (id: string, likelihood: number, impact: number, status = 'open', assessmentId = 'a'): object => ({
  ...{ id, likelihood, impact, status, assessmentId },
  ...NONE,
});
const treatment = (id: string, riskId: string, facts: object = {}) => ({
  ...{ id, riskId, kind: 'mitigate', status: 'implemented', dueOn: null, expiresOn: null },
  ...{ likelihoodReduction: 3, impactReduction: 0 },
  ...facts,
});

describe('RiskViews', () => {
  let method: string;
  let risks: object[];
  let treatments: ReturnType<typeof treatment>[];
  let approvals: { contentHash: string; treatmentId?: string }[];
  const asked: unknown[] = [];
  let views: RiskViews;
  beforeEach(async () => {
    asked.length = 0;
    [method, risks, treatments, approvals] = ['product', [], [], []];
    const assessments = {
      get: async () => ({ id: 'a', method, contentHash: 'h' }),
      allOf: async (ids: string[]) => (
        asked.push(ids),
        ids.map((id) => ({ id, method: id === 'n' ? 'nist_800_30' : method }))
      ),
    };
    const found = {
      ofAssessment: async () => approvals.filter(({ treatmentId }) => treatmentId === undefined),
      ofTreatments: async () => approvals.filter(({ treatmentId }) => treatmentId !== undefined),
    };
    const module = await Test.createTestingModule({
      providers: [
        RiskViews,
        { provide: RiskAssessmentsRepository, useValue: assessments },
        { provide: RisksRepository, useValue: { ofAssessment: async () => risks } },
        { provide: RiskTreatmentsRepository, useValue: { ofRisks: async () => treatments } },
        { provide: RiskApprovalsRepository, useValue: found },
        { provide: CompanyCalendar, useValue: { today: async () => '2026-06-30' } },
      ],
    }).compile();
    views = module.get(RiskViews);
  });

  it('is as high as the highest of its open risks', async () => {
    risks = [risk('r', 2, 3), risk('s', 3, 4), risk('w', 5, 5, 'withdrawn')];
    const { overall } = await views.assessment('a');
    expect(overall).toEqual({ inherent: 'high', residual: 'high', target: 'high' });
    risks = [risk('w', 5, 5, 'withdrawn')];
    expect((await views.assessment('a')).overall).toEqual({ inherent: null, residual: null, target: null });
  });

  it.each([
    [[], 'none'],
    [['h', 'before'], 'lapsed'],
    [['before', 'h'], 'current'],
  ])('approved with %j its approval is %s: the last one counts', async (hashes, state) => {
    approvals = hashes.map((hash) => ({ contentHash: hash }));
    const { approval } = await views.assessment('a');
    expect(approval).toEqual({ state, last: approvals.at(-1) ?? null });
  });

  it.each([
    ['product', null],
    ['nist_800_30', NIST_CAVEAT],
  ])('the method %s has the caveat %j', async (used, caveat) => {
    method = used;
    expect((await views.assessment('a')).caveat).toBe(caveat);
  });

  it('judges each risk by the method of its own assessment, asked for once', async () => {
    const [one, other] = await views.ofRisks([risk('r', 5, 5), risk('s', 5, 5, 'open', 'n'), risk('t', 1, 1)] as never);
    expect([one!.inherent, other!.inherent]).toEqual(['critical', 'very_high']);
    expect(asked).toEqual([['a', 'n']]);
  });

  it.each([
    [{ expiresOn: '2026-06-30' }, 'low', { isExpired: false, isOverdue: false }],
    [{ expiresOn: '2026-06-29' }, 'critical', { isExpired: true, isOverdue: false }],
    [{ status: 'planned', dueOn: '2026-06-29' }, 'critical', { isExpired: false, isOverdue: true }],
    [{ status: 'planned', dueOn: '2026-06-30' }, 'critical', { isExpired: false, isOverdue: false }],
    [{ dueOn: '2026-06-29' }, 'low', { isExpired: false, isOverdue: false }],
  ])('with a treatment that is %j the residual level is %s', async (facts, residual, wanted) => {
    treatments = [treatment('t', 'r', facts), treatment('u', 'another')];
    const [view] = await views.ofRisks([risk('r', 4, 5)] as never);
    expect(view!.residual).toBe(residual);
    expect(view!.treatments).toMatchObject([{ id: 't', ...wanted }]);
  });

  it('tells of each treatment whether its last approval is of what it says now', async () => {
    treatments = [treatment('t', 'r'), treatment('u', 'r'), treatment('v', 'r')];
    const hash = contentHash(treatmentContent(treatments[0]!));
    approvals = [
      { treatmentId: 't', contentHash: 'before' },
      { treatmentId: 't', contentHash: hash },
      { treatmentId: 'u', contentHash: hash },
    ];
    const [view] = await views.ofRisks([risk('r', 4, 5)] as never);
    expect(view!.treatments.map(({ approval }) => approval.state)).toEqual(['current', 'lapsed', 'none']);
  });
});
