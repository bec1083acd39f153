import { addDays, addMonths } from '../../../src/shared/domain/day.rules.js';
import { newRequirement } from '../../factories/compliance.factory.js';
import { today } from '../../support/company-day.js';
import {
  closedFinding,
  ifMatch,
  newAction,
  newFinding,
  newPolicy,
  newRisk,
  newRiskAssessment,
  newTreatment,
  ledTo,
  startedAudit,
} from '../../factories/governance.factory.js';
import { movableClock } from '../../support/movable-clock.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';

const BASE = '/regulatory-compliance';

describe('RC §0 statistics: governance', () => {
  let api: TestApi;
  let one: Caller;
  let two: Caller;
  beforeAll(async () => {
    api = await startApi();
    const company = await api.newCompany();
    one = await company.as('compliance', 'one');
    two = await company.as('compliance', 'two');
  });
  afterAll(() => api.close());

  const read = async (query = '') => (await one.get(`${BASE}/statistics/governance${query}`)).json();

  it('RC §0 statistics: without records every count is 0 and nothing is claimed', async () => {
    const none = await read();
    expect(none.risks).toEqual({ byLevel: [], assessments: 0, approved: 0, overdue: 0 });
    expect(none.kpis).toMatchObject([
      { kpi: 'compliance_percent', value: null, isMet: null },
      { kpi: 'overdue_requirements', value: 0, isMet: true },
      { kpi: 'findings_closed_within_90_days_percent', value: null, reason: expect.any(String) },
      { kpi: 'mips_composite', value: null, isMet: null },
    ]);
  });

  it('RC §0 statistics: audits, findings, actions, policies and risks, as of any day', async () => {
    await newRequirement(one);
    await startedAudit(one);
    await closedFinding([one, two], { severity: 'minor' });
    const finding = await newFinding(one);
    await newAction(one, finding, { dueOn: '2026-01-01' });
    await ledTo([one, two], (await newPolicy(one)).versionId);
    await newPolicy(one);
    const assessment = await newRiskAssessment(one);
    await newRisk(one, assessment, { controlLikelihoodReduction: 3 });
    const { contentHash } = (await one.get(`${BASE}/risk-assessments/${assessment}`)).json();
    await two.post(`${BASE}/risk-assessments/${assessment}/approval`, { body: { contentHash } });
    const told = await read();
    expect(told.audits).toContainEqual({ status: 'in_progress', audits: 1 });
    expect(told.findings).toMatchObject({ ofAgeOrClosed: 1, closedWithin90Days: 1 });
    expect(told.findings.bySeverity).toEqual([
      { severity: 'minor', open: 0, overdue: 0, closed: 1 },
      { severity: 'moderate', open: 0, overdue: 0, closed: 0 },
      { severity: 'major', open: 1, overdue: 0, closed: 0 },
      { severity: 'critical', open: 0, overdue: 0, closed: 0 },
    ]);
    expect(told.correctiveActions).toMatchObject([
      { status: 'planned', actions: 1, overdue: 1 },
      { status: 'in_progress', actions: 0 },
      { status: 'completed', actions: 0 },
      { status: 'verified', actions: 1, overdue: 0 },
    ]);
    expect(told.policies).toEqual({
      ...{ inForce: 1, inWork: 1, dueWithin30Days: 0, overdue: 0, outstandingAcknowledgements: 2 },
    });
    expect(told.risks).toEqual({
      byLevel: [
        { level: 'medium', inherent: 0, residual: 1, target: 1 },
        { level: 'critical', inherent: 1, residual: 0, target: 0 },
      ],
      ...{ assessments: 1, approved: 1, overdue: 0 },
    });
    expect(told.kpis[2]).toMatchObject({ value: 100, isMet: true });
    const before = await read(`?asOf=${addDays(today(), -1)}`);
    expect(before).toMatchObject({
      findings: { ofAgeOrClosed: 0 },
      policies: { inForce: 0, inWork: 0, outstandingAcknowledgements: 0 },
      risks: { byLevel: [], assessments: 0 },
    });
    const later = await read(`?asOf=${addDays(today(), 100)}`);
    expect(later.findings).toMatchObject({ ofAgeOrClosed: 2, closedWithin90Days: 1 });
    expect(later.findings.bySeverity[2]).toMatchObject({ open: 1, overdue: 1 });
    expect(later.kpis[2]).toMatchObject({ value: 50, isMet: false });
  });
  it('RC §0 compliance reports: tell audits, findings, actions, policies and risks as they were', async () => {
    const { kpis: _kpis, asOf: _asOf, policies, ...figures } = await read();
    const { outstandingAcknowledgements: _owed, ...counted } = policies;
    const { id, content } = (await one.post(`${BASE}/reports`, { body: {} })).json();
    expect(content).toMatchObject({ format: 'quintet/compliance-report/v2' });
    expect(content.governance).toEqual({ ...figures, policies: counted });
    await startedAudit(one);
    await newAction(one, await newFinding(one), { dueOn: '2026-01-01' });
    await ledTo([one, two], (await newPolicy(one)).versionId);
    await newRisk(one, await newRiskAssessment(one));
    const verdict = (await one.post(`${BASE}/reports/${id}/verification`)).json();
    expect(verdict).toMatchObject({ isIntact: true, isRebuiltIdentically: true });
    const page = await api.app.inject({
      url: `/pages/regulatory-compliance/reports/${id}`,
      headers: { authorization: `Bearer ${one.token}` },
    });
    for (const words of [
      'Audits on the day',
      'Corrective actions on the day',
      'Policies on the day',
      'Open risks on the day',
    ])
      expect(page.body).toContain(words);
  });

  it('RC §1.6: what changes later is not told of the days before it, and what ends ends by itself', async () => {
    const moved = await startApi();
    const clock = movableClock(moved.app);
    const company = await moved.newCompany();
    const [ann, bob] = [await company.as('compliance', 'ann'), await company.as('compliance', 'bob')];
    const first = today();
    const [due, third] = [addDays(first, 1), addDays(first, 3)];
    const figures = async (day: string): Promise<object> => {
      const { correctiveActions, policies, risks } = (
        await ann.get(`${BASE}/statistics/governance?asOf=${day}`)
      ).json();
      const residual = risks.byLevel.filter((row: { residual: number }) => row.residual > 0);
      return {
        actionsLate: correctiveActions[0].overdue,
        policiesLate: policies.overdue,
        ...{ residual: residual[0].level, approved: risks.approved, assessmentsLate: risks.overdue },
      };
    };
    const action = await newAction(ann, await newFinding(ann), { dueOn: due });
    const policy = await ledTo([ann, bob], (await newPolicy(ann)).versionId, 'approval');
    await bob.post(`${BASE}/policy-versions/${policy}/publication`, { body: { reviewDueOn: due } });
    const assessment = await newRiskAssessment(ann, { nextDueOn: due });
    const path = `${BASE}/risk-assessments/${assessment}`;
    const ownerId = (await ann.get(path)).json().createdBy;
    const treatment = await newTreatment(ann, await newRisk(ann, assessment), { ownerId, expiresOn: due });
    await ann.post(`${BASE}/risk-treatments/${treatment.id}/implementation`);
    const { contentHash } = (await ann.get(path)).json();
    await bob.post(`${path}/approval`, { body: { contentHash } });
    const early = { actionsLate: 0, policiesLate: 0, residual: 'high', approved: 1, assessmentsLate: 0 };
    expect(await figures(first)).toEqual(early);
    clock.advance(3 * 86_400);
    const late = { actionsLate: 1, policiesLate: 1, residual: 'critical', approved: 1, assessmentsLate: 1 };
    expect(await figures(third)).toEqual(late);
    clock.advance(86_400);
    const dueOn = addMonths(first, 6);
    await ann.patch(`${BASE}/corrective-actions/${action}`, { headers: ifMatch(1), body: { dueOn } });
    await bob.post(`${BASE}/policy-versions/${policy}/review`, { body: { reviewDueOn: dueOn } });
    const { version } = (await ann.get(path)).json();
    await ann.patch(path, { headers: ifMatch(version), body: { nextDueOn: dueOn } });
    const now = { actionsLate: 0, policiesLate: 0, residual: 'critical', approved: 0, assessmentsLate: 0 };
    expect(await figures(addDays(first, 4))).toEqual(now);
    expect([await figures(first), await figures(third)]).toEqual([early, late]);
    await moved.close();
  });
});
