import { addDays, addMonths } from '../../../src/shared/domain/day.rules.js';
import { today } from '../../support/company-day.js';
import {
  aRisk,
  aRiskAssessment,
  ifMatch,
  newAcceptance,
  newRisk,
  newRiskAssessment,
  newTreatment,
} from '../../factories/governance.factory.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';

const BASE = '/regulatory-compliance';
const REASON = { reason: 'Replaced' };

describe('RC §0 risk assessments', () => {
  let api: TestApi;
  let author: Caller;
  let approver: Caller;
  let assessmentId: string;
  let ownerId: string;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    const company = await api.newCompany();
    author = await company.as('compliance', 'author');
    approver = await company.as('compliance', 'approver');
    assessmentId = await newRiskAssessment(author);
    ownerId = (await author.get(`${BASE}/risk-assessments/${assessmentId}`)).json().createdBy;
  });
  afterAll(() => api.close());

  const read = async (id = assessmentId) => (await author.get(`${BASE}/risk-assessments/${id}`)).json();
  const approve = (caller: Caller, contentHash: string, id = assessmentId): ReturnType<Caller['post']> =>
    caller.post(`${BASE}/risk-assessments/${id}/approval`, { body: { contentHash, note: 'Read' } });
  const treat = (id: string, act: string, body?: object, caller = author): ReturnType<Caller['post']> =>
    caller.post(`${BASE}/risk-treatments/${id}/${act}`, { body });

  it('RC §0 risk assessments: levels are derived, the overall one is the highest, records are kept six years', async () => {
    await newRisk(author, assessmentId, { likelihood: 1, impact: 2 });
    const riskId = await newRisk(author, assessmentId, { controlLikelihoodReduction: 1 });
    expect((await read()).overall).toEqual({ inherent: 'critical', residual: 'high', target: 'high' });
    const { id } = await newTreatment(author, riskId, { ownerId, dueOn: today() });
    const risk = async () => (await author.get(`${BASE}/risks/${riskId}`)).json();
    expect(await risk()).toMatchObject({ inherent: 'critical', residual: 'high', target: 'medium' });
    expect((await treat(id, 'implementation')).json()).toMatchObject({ residual: 'medium', target: 'medium' });
    await treat(id, 'cancellation', REASON);
    expect(await risk()).toMatchObject({ residual: 'high', target: 'high' });
    const assessment = await read();
    expect(assessment).toMatchObject({
      ...{ assessedOn: today(), nextDueOn: addMonths(today(), 12), retainUntil: addMonths(today(), 72) },
      caveat: null,
    });
    const { version } = await risk();
    await author.post(`${BASE}/risks/${riskId}/withdrawal`, { headers: ifMatch(version), body: REASON });
    expect((await read()).overall).toEqual({ inherent: 'low', residual: 'low', target: 'low' });
    const withdrawn = (await author.get(`${BASE}/risks?assessmentId=${assessmentId}&status=withdrawn`)).json();
    expect(withdrawn.items).toMatchObject([{ id: riskId }]);
  });

  it('RC §0 risk assessments: the matrices of NIST SP 800-30 are selectable, and say that they are to be verified', async () => {
    const id = await newRiskAssessment(author, { method: 'nist_800_30' });
    await newRisk(author, id, { likelihood: 5, adverseImpactLikelihood: 1, impact: 5 });
    expect(await read(id)).toMatchObject({
      overall: { inherent: 'moderate' },
      caveat: expect.stringContaining('verify'),
    });
    const other = await author.post(`${BASE}/risk-assessments/${assessmentId}/risks`, {
      body: aRisk({ adverseImpactLikelihood: 2 }),
    });
    expect([other.statusCode, other.json().errors[0].pointer]).toEqual([422, '/adverseImpactLikelihood']);
  });

  it('RC §0 risk assessments: approved by another over what was read, lapsed by a change, approved anew', async () => {
    const empty = await approve(approver, (await read()).contentHash);
    expect([empty.statusCode, empty.json().code]).toEqual([409, 'RISK_ASSESSMENT_EMPTY']);
    const riskId = await newRisk(author, assessmentId);
    const { contentHash } = await read();
    const own = await approve(author, contentHash);
    expect([own.statusCode, own.json().code]).toEqual([403, 'OWN_APPROVAL']);
    const stale = await approve(approver, 'a'.repeat(64));
    expect([stale.statusCode, stale.json().code]).toEqual([409, 'CONTENT_CHANGED']);
    expect((await read()).approval).toEqual({ state: 'none', last: null });
    const approved = (await approve(approver, contentHash)).json();
    expect(approved.approval).toMatchObject({ state: 'current', last: { contentHash, note: 'Read' } });
    expect(approved.approval.last.content.risks).toMatchObject([{ id: riskId, likelihood: 5 }]);
    const body = { likelihood: 4 };
    await author.patch(`${BASE}/risks/${riskId}`, { headers: ifMatch(1), body });
    const lapsed = await read();
    expect(lapsed.approval).toMatchObject({ state: 'lapsed', last: { contentHash } });
    expect((await approve(approver, contentHash)).json().code).toBe('CONTENT_CHANGED');
    expect((await approve(approver, lapsed.contentHash)).json().approval.state).toBe('current');
  });

  it('RC §0 risk assessments: who has only added a risk is an author too (OWN_APPROVAL)', async () => {
    await newRisk(approver, assessmentId);
    expect((await approve(approver, (await read()).contentHash)).json().code).toBe('OWN_APPROVAL');
  });

  it('RC §0 risk assessments: carrying out a treatment keeps the approval, cancelling it does not', async () => {
    const riskId = await newRisk(author, assessmentId);
    const { id } = await newTreatment(author, riskId, { ownerId });
    await approve(approver, (await read()).contentHash);
    await treat(id, 'implementation');
    expect((await read()).approval.state).toBe('current');
    await treat(id, 'cancellation', REASON);
    expect((await read()).approval.state).toBe('lapsed');
    expect((await treat(id, 'implementation')).json().code).toBe('STATE_FORBIDS');
  });

  it('RC §0 risk assessments: an acceptance holds once another than its owner has approved it, and ends', async () => {
    const riskId = await newRisk(author, assessmentId);
    const { id, contentHash } = await newAcceptance(author, riskId, ownerId);
    const early = await treat(id, 'implementation');
    expect([early.statusCode, early.json().code]).toEqual([409, 'TREATMENT_NOT_APPROVED']);
    const own = await treat(id, 'approval', { contentHash });
    expect([own.statusCode, own.json().code]).toEqual([403, 'OWN_APPROVAL']);
    expect((await treat(id, 'approval', { contentHash: 'b'.repeat(64) }, approver)).json().code).toBe(
      'CONTENT_CHANGED',
    );
    await treat(id, 'approval', { contentHash }, approver);
    const changed = await author.patch(`${BASE}/risk-treatments/${id}`, {
      headers: ifMatch(1),
      body: { description: 'Never replaced' },
    });
    const [lapsed] = changed.json().treatments;
    expect(lapsed.approval.state).toBe('lapsed');
    expect((await treat(id, 'implementation')).json().code).toBe('TREATMENT_NOT_APPROVED');
    await treat(id, 'approval', { contentHash: lapsed.contentHash }, approver);
    const accepted = (await treat(id, 'implementation')).json();
    expect(accepted).toMatchObject({ residual: 'critical', treatments: [{ status: 'implemented', isExpired: false }] });
  });

  it('RC §0 risk assessments: the owner of an acceptance does not approve it, even when another wrote it', async () => {
    const riskId = await newRisk(approver, assessmentId);
    const { id, contentHash } = await newAcceptance(approver, riskId, ownerId);
    expect((await treat(id, 'approval', { contentHash }, author)).json().code).toBe('OWN_APPROVAL');
  });

  it('RC §0 risk assessments: an acceptance without end or with an effect, unknown owners and reversed days are refused', async () => {
    const riskId = await newRisk(author, assessmentId);
    const plan = (facts: object): ReturnType<Caller['post']> =>
      author.post(`${BASE}/risks/${riskId}/treatments`, { body: { description: 'So be it', ownerId, ...facts } });
    const both = await plan({ kind: 'accept', likelihoodReduction: 1 });
    expect(both.json().errors).toMatchObject([{ code: 'EXPIRY_MISSING' }, { code: 'ACCEPTANCE_LOWERS' }]);
    const unknown = await plan({ kind: 'mitigate', ownerId: '01900000-0000-7000-8000-000000000001' });
    expect([unknown.statusCode, unknown.json().code]).toEqual([422, 'REFERENCE_NOT_FOUND']);
    const reversed = await author.post(`${BASE}/risk-assessments`, {
      body: aRiskAssessment({ assessedOn: addDays(today(), 1), nextDueOn: today() }),
    });
    expect(reversed.json().errors).toMatchObject([{ pointer: '/assessedOn' }, { pointer: '/nextDueOn' }]);
    expect(
      (await author.post(`${BASE}/risk-assessments/${assessmentId}/risks`, { body: aRisk({ impact: 6 }) })).statusCode,
    ).toBe(422);
  });

  it('RC §0 risk assessments: the next one is due until one is made that follows', async () => {
    const old = await newRiskAssessment(author, { assessedOn: '2025-01-15', kind: 'security' });
    const due = async (): Promise<string[]> =>
      (await author.get(`${BASE}/risk-assessments/due`)).json().items.map(({ id }: { id: string }) => id);
    expect(await due()).toEqual([old]);
    await newRiskAssessment(author, { previousAssessmentId: old, kind: 'security' });
    expect(await due()).toEqual([]);
    expect((await author.get(`${BASE}/risk-assessments?kind=security&total=true`)).json().total).toBe(2);
    const body = { title: 'Renamed' };
    const changed = await author.patch(`${BASE}/risk-assessments/${old}`, { headers: ifMatch(1), body });
    expect(changed.json()).toMatchObject(body);
  });
});
