import { addDays } from '../../../src/shared/domain/day.rules.js';
import { newRequirement, signedAttestation } from '../../factories/compliance.factory.js';
import { today } from '../../support/company-day.js';
import {
  aFinding,
  anAudit,
  closedFinding,
  completedAction,
  ifMatch,
  newAction,
  newAudit,
  newFinding,
  scheduledAudit,
  startedAudit,
} from '../../factories/governance.factory.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';
import { movableClock, type MovableClock } from '../../support/movable-clock.js';

const BASE = '/regulatory-compliance';
const DAY = 86_400;
const REASON = { reason: 'As agreed' };

describe('RC §0 audits', () => {
  let api: TestApi;
  let one: Caller;
  let two: Caller;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    const company = await api.newCompany();
    one = await company.as('compliance', 'one');
    two = await company.as('compliance', 'two');
  });
  afterAll(() => api.close());

  const act = (path: string, version: number, body?: object): ReturnType<Caller['post']> =>
    one.post(`${BASE}/audits/${path}`, { headers: ifMatch(version), body });
  const finding = async (id: string, query = ''): Promise<Record<string, unknown>> =>
    (await one.get(`${BASE}/findings/${id}${query}`)).json();
  const days = { scheduledFrom: today(), scheduledTo: addDays(today(), 4) };

  it('RC §0 audits: planned, scheduled, started and passed, each step kept', async () => {
    const id = await newAudit(one, { kind: 'cms', title: 'CMS audit' });
    expect((await act(`${id}/schedule`, 1, days)).json()).toMatchObject({ ...days, status: 'scheduled' });
    expect((await act(`${id}/start`, 2)).json()).toMatchObject({ status: 'in_progress', startedOn: today() });
    const done = (await act(`${id}/completion`, 3, { outcome: 'passed', conclusion: 'Nothing found' })).json();
    expect(done).toMatchObject({ status: 'passed', endedOn: today(), conclusion: 'Nothing found' });
    expect(done.auditNumber).toMatch(/^A-\d{4}-1$/);
    const statuses = done.statusChanges.map(({ status }: { status: string }) => status);
    expect(statuses).toEqual(['planned', 'scheduled', 'in_progress', 'passed']);
    const listed = (await one.get(`${BASE}/audits?status=passed&kind=cms&total=true`)).json();
    expect(listed).toMatchObject({ total: 1, items: [{ id }] });
    expect((await one.get(`${BASE}/audits?status=failed`)).json().items).toEqual([]);
  });

  it.each([
    ['start', undefined],
    ['completion', { outcome: 'completed' }],
  ])('RC §0 audits: a planned audit is refused its %s, a scheduled one is not to be skipped', async (path, body) => {
    const refused = await act(`${await newAudit(one)}/${path}`, 1, body);
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'STATE_FORBIDS']);
    const ready = path === 'start' ? await scheduledAudit(one) : await startedAudit(one);
    expect((await act(`${ready}/${path}`, path === 'start' ? 2 : 3, body)).statusCode).toBe(200);
  });

  it('RC §0 audits: what has ended is not changed, cancelled or scheduled again', async () => {
    const id = await newAudit(one);
    expect((await act(`${id}/cancellation`, 1, REASON)).json().status).toBe('cancelled');
    const patched = await one.patch(`${BASE}/audits/${id}`, { headers: ifMatch(2), body: { title: 'Other' } });
    expect([patched.statusCode, patched.json().code]).toEqual([409, 'STATE_FORBIDS']);
    for (const [path, body] of [
      ['schedule', days],
      ['cancellation', REASON],
    ] as const)
      expect((await act(`${id}/${path}`, 2, body)).json().code).toBe('STATE_FORBIDS');
    const other = await newAudit(one);
    const changed = await one.patch(`${BASE}/audits/${other}`, { headers: ifMatch(1), body: { title: 'Other' } });
    expect(changed.json()).toMatchObject({ title: 'Other', version: 2 });
    expect((await act(`${other}/cancellation`, 1, REASON)).statusCode).toBe(412);
  });

  it('RC §0 audits: reversed days and unknown kinds are refused', async () => {
    const id = await newAudit(one);
    const reversed = { scheduledFrom: today(), scheduledTo: addDays(today(), -1) };
    const answer = await act(`${id}/schedule`, 1, reversed);
    expect([answer.statusCode, answer.json().errors[0].pointer]).toEqual([422, '/scheduledTo']);
    expect((await one.post(`${BASE}/audits`, { body: anAudit({ kind: 'friendly' }) })).statusCode).toBe(422);
  });

  it('RC §0 audits: findings are numbered by their audit, and recorded while it is in progress', async () => {
    const auditId = await startedAudit(one);
    const { auditNumber } = (await one.get(`${BASE}/audits/${auditId}`)).json();
    const both = await Promise.all([newFinding(one, { auditId }), newFinding(two, { auditId, severity: 'minor' })]);
    const numbers = (await Promise.all(both.map((id) => finding(id)))).map(({ findingNumber }) => findingNumber);
    expect(numbers.sort()).toEqual([`${auditNumber}-F1`, `${auditNumber}-F2`]);
    expect((await one.get(`${BASE}/findings?auditId=${auditId}&severity=minor`)).json().items).toHaveLength(1);
    const early = await one.post(`${BASE}/findings`, { body: aFinding({ auditId: await newAudit(one) }) });
    expect([early.statusCode, early.json().code]).toEqual([409, 'STATE_FORBIDS']);
    const foreign = await newAudit(await (await api.newCompany()).as('compliance'));
    const unknown = await one.post(`${BASE}/findings`, { body: aFinding({ auditId: foreign }) });
    expect([unknown.json().code, unknown.json().errors[0].pointer]).toEqual(['REFERENCE_NOT_FOUND', '/auditId']);
  });

  it('RC §0 audits: an audit with an open major finding is not passed; failed it can be', async () => {
    const auditId = await startedAudit(one);
    await newFinding(one, { auditId, severity: 'minor' });
    const major = await newFinding(one, { auditId });
    const refused = await act(`${auditId}/completion`, 3, { outcome: 'passed' });
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'AUDIT_HAS_BLOCKING_FINDINGS']);
    const action = await completedAction(one, major);
    await two.post(`${BASE}/corrective-actions/${action}/verification`, { body: { note: 'Tested' } });
    expect((await act(`${auditId}/completion`, 3, { outcome: 'passed' })).json().status).toBe('passed');
    const other = await startedAudit(one);
    await newFinding(one, { auditId: other });
    expect((await act(`${other}/completion`, 3, { outcome: 'failed' })).json().status).toBe('failed');
  });

  it('RC §1.4: a finding stands by itself, makes its requirement non-compliant, and closes with its last action', async () => {
    const requirementId = await newRequirement(one);
    await signedAttestation([one, two], requirementId);
    const standing = async (): Promise<string> =>
      (await one.get(`${BASE}/requirements/${requirementId}`)).json().statusReason;
    const id = await newFinding(one, { requirementId, rootCause: 'New systems are not reported' });
    expect(await finding(id)).toMatchObject({ auditId: null, state: 'open', dueOn: addDays(today(), 30) });
    expect((await finding(id)).findingNumber).toMatch(/^F-\d{4}-1$/);
    expect(await standing()).toBe('OPEN_FINDING');
    const [first, second] = [await completedAction(one, id), await completedAction(one, id)];
    const verify = (action: string): ReturnType<Caller['post']> =>
      two.post(`${BASE}/corrective-actions/${action}/verification`, { body: { note: 'Tested' } });
    await verify(first);
    expect(await finding(id)).toMatchObject({ state: 'open' });
    expect((await verify(second)).json()).toMatchObject({ status: 'verified', isOverdue: false });
    expect(await finding(id)).toMatchObject({ state: 'closed', dueOn: null, isOverdue: false });
    expect(await standing()).toBe('ATTESTED');
    const reopened = (await one.post(`${BASE}/findings/${id}/reopening`, { body: REASON })).json();
    expect(reopened.events.map(({ kind }: { kind: string }) => kind)).toEqual(['opened', 'closed', 'reopened']);
    expect(await standing()).toBe('OPEN_FINDING');
    const before = addDays(today(), -1);
    expect((await one.get(`${BASE}/findings/${id}?asOf=${before}`)).statusCode).toBe(404);
  });

  it('RC §1.4: nobody verifies or sends back what he has done himself (OWN_APPROVAL)', async () => {
    const id = await newFinding(one);
    const action = await completedAction(one, id);
    for (const path of ['verification', 'return']) {
      const own = await one.post(`${BASE}/corrective-actions/${action}/${path}`, { body: { note: 'Fine' } });
      expect([own.statusCode, own.json().code]).toEqual([403, 'OWN_APPROVAL']);
    }
    const back = await two.post(`${BASE}/corrective-actions/${action}/return`, { body: { note: 'Not at site B' } });
    expect(back.json()).toMatchObject({ status: 'in_progress', completedAt: null });
    await two.post(`${BASE}/corrective-actions/${action}/completion`, { body: { note: 'Done at site B' } });
    // Both have worked on it by now.
    for (const caller of [one, two]) {
      const own = await caller.post(`${BASE}/corrective-actions/${action}/verification`, { body: { note: 'Fine' } });
      expect(own.json().code).toBe('OWN_APPROVAL');
    }
    expect(await finding(id)).toMatchObject({ state: 'open' });
  });

  it.each(['completion', 'verification', 'return'])(
    'RC §1.4: a planned action is refused its %s, and only a verified one is not changed',
    async (path) => {
      const findingId = await newFinding(one);
      const action = await newAction(one, findingId);
      const refused = await two.post(`${BASE}/corrective-actions/${action}/${path}`, { body: { note: 'Done' } });
      expect([refused.statusCode, refused.json().code]).toEqual([409, 'STATE_FORBIDS']);
      const body = { owner: 'Privacy officer' };
      const changed = await one.patch(`${BASE}/corrective-actions/${action}`, { headers: ifMatch(1), body });
      expect(changed.json()).toMatchObject(body);
    },
  );

  it('RC §1.4: of two verifications at once one counts, and a closed finding takes no more actions', async () => {
    const id = await newFinding(one);
    const action = await completedAction(one, id);
    const verify = (): ReturnType<Caller['post']> =>
      two.post(`${BASE}/corrective-actions/${action}/verification`, { body: { note: 'Tested' } });
    const both = await Promise.all([verify(), verify()]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const body = { findingId: id, title: 'More', dueOn: today() };
    expect((await one.post(`${BASE}/corrective-actions`, { body })).json().code).toBe('STATE_FORBIDS');
    expect((await one.post(`${BASE}/findings/${id}/pause`, { body: REASON })).json().code).toBe('STATE_FORBIDS');
    const open = await newFinding(one);
    expect((await one.post(`${BASE}/findings/${open}/reopening`, { body: REASON })).json().code).toBe('STATE_FORBIDS');
    expect((await one.post(`${BASE}/findings/${open}/resumption`, { body: REASON })).json().code).toBe('STATE_FORBIDS');
  });
});

describe('RC §1.4 the clock of findings', () => {
  let api: TestApi;
  let one: Caller;
  let time: MovableClock;
  beforeAll(async () => {
    api = await startApi();
    time = movableClock(api.app);
    one = await (await api.newCompany()).as('compliance', 'one');
  });
  afterAll(() => api.close());

  const finding = async (id: string, query = ''): Promise<Record<string, unknown>> =>
    (await one.get(`${BASE}/findings/${id}${query}`)).json();
  const overdue = async (query = ''): Promise<string[]> => {
    const { items } = (await one.get(`${BASE}/findings?isOverdue=true${query}`)).json();
    return items.map(({ id }: { id: string }) => id);
  };

  it('RC §1.4: the due day moves by the days of a pause, overdue is seen on read, and any day can be asked for', async () => {
    const start = today();
    const id = await newFinding(one, { severity: 'critical' });
    const { title, version } = await finding(id);
    expect(await finding(id)).toMatchObject({ dueOn: addDays(start, 15), isOverdue: false });
    time.advance(5 * DAY);
    await one.patch(`${BASE}/findings/${id}`, { headers: ifMatch(version as number), body: { title: 'Renamed' } });
    await one.post(`${BASE}/findings/${id}/pause`, { body: REASON });
    time.advance(7 * DAY);
    expect(await finding(id)).toMatchObject({ state: 'paused', dueOn: null, isOverdue: false });
    await one.post(`${BASE}/findings/${id}/resumption`, { body: REASON });
    expect(await finding(id)).toMatchObject({ dueOn: addDays(start, 22), isOverdue: false });
    time.advance(11 * DAY);
    expect(await finding(id)).toMatchObject({ isOverdue: true });
    expect(await overdue()).toEqual([id]);
    expect(await overdue('&severity=minor')).toEqual([]);
    expect(await finding(id, `?asOf=${addDays(start, 4)}`)).toMatchObject({
      title,
      state: 'open',
      dueOn: addDays(start, 15),
    });
    expect(await finding(id, `?asOf=${addDays(start, 8)}`)).toMatchObject({ title: 'Renamed', state: 'paused' });
    expect(await overdue(`&asOf=${addDays(start, 8)}`)).toEqual([]);
  });

  it('RC §1.4: the company sets its own days, from today on; older findings keep theirs', async () => {
    const older = await newFinding(one, { severity: 'minor' });
    const { dueOn } = await finding(older);
    const set = (facts: object): ReturnType<Caller['post']> => one.post(`${BASE}/findings/deadlines`, { body: facts });
    expect((await set({ severity: 'minor', days: 60, appliesFrom: '2020-01-01' })).statusCode).toBe(422);
    // The clock of this test is ahead: what starts today starts on its day.
    expect((await set({ severity: 'minor', days: 60 })).statusCode).toBe(201);
    const { inForce } = (await one.get(`${BASE}/findings/deadlines`)).json();
    expect(inForce).toContainEqual({ severity: 'minor', days: 60 });
    expect(inForce).toContainEqual({ severity: 'critical', days: 15 });
    expect(await finding(older)).toMatchObject({ dueOn });
    const { asOf, dueOn: newDue } = await finding(await newFinding(one, { severity: 'minor' }));
    expect(newDue).toBe(addDays(asOf as string, 60));
  });

  it('RC §1.4: regrading counts the days of the new severity from the opening', async () => {
    const id = await newFinding(one, { severity: 'moderate' });
    const { asOf } = await finding(id);
    const body = { ...REASON, severity: 'critical' };
    const regraded = (await one.post(`${BASE}/findings/${id}/regrading`, { body })).json();
    expect(regraded).toMatchObject({ severity: 'critical', dueOn: addDays(asOf as string, 15) });
  });

  it('RC §1.4: overdue actions are listed, completed ones are not', async () => {
    const findingId = await newFinding(one);
    const late = await newAction(one, findingId, { dueOn: '2026-01-01' });
    const done = await completedAction(one, findingId);
    const { items } = (await one.get(`${BASE}/corrective-actions?isOverdue=true`)).json();
    expect(items.map(({ id }: { id: string }) => id)).toEqual([late]);
    expect((await one.get(`${BASE}/corrective-actions/${late}`)).json().isOverdue).toBe(true);
    const completed = (await one.get(`${BASE}/corrective-actions?status=completed&findingId=${findingId}`)).json();
    expect(completed.items).toMatchObject([{ id: done }]);
  });

  it('RC §1.4: reopening starts the clock anew and keeps the history', async () => {
    const company = await api.newCompany();
    const pair: [Caller, Caller] = [await company.as('compliance', 'a'), await company.as('compliance', 'b')];
    const id = await closedFinding(pair, { severity: 'major' });
    time.advance(3 * DAY);
    const reopened = (await pair[0].post(`${BASE}/findings/${id}/reopening`, { body: REASON })).json();
    expect(reopened).toMatchObject({ state: 'open', dueOn: addDays(reopened.asOf, 30) });
    expect(reopened.correctiveActions).toHaveLength(1);
  });
});
