import { auditTrail } from '../../support/audit-trail.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { movableClock, type MovableClock } from '../../support/movable-clock.js';

const EMERGENCY = { reason: 'Payer hotline down, member at the desk', permissions: ['payer:read'], minutes: 30 };

describe('emergency access', () => {
  let api: TestApi;
  let clock: MovableClock;
  let company: TestCompany;
  let admin: Caller;
  let care: Caller;
  beforeAll(async () => {
    api = await startApi();
    clock = movableClock(api.app);
  });
  beforeEach(async () => {
    company = await api.newCompany();
    [admin, care] = [await company.as('company_admin'), await company.as('care_manager')];
  });
  afterAll(() => api.close());

  it('lends reading at once, never writing, and ends by itself', async () => {
    expect((await care.get('/rcm/payers')).statusCode).toBe(403);
    const granted = await care.post('/emergency-access', { body: EMERGENCY });
    expect(granted.statusCode).toBe(201);
    expect(granted.json()).toMatchObject({ reason: EMERGENCY.reason, permissions: ['payer:read'], endedAt: null });
    expect((await care.get('/rcm/payers')).statusCode).toBe(200);
    expect((await care.post('/rcm/payers/defaults')).statusCode).toBe(403);
    clock.advance(30 * 60);
    expect((await care.get('/rcm/payers')).statusCode).toBe(403);
  });

  it('is told in an event of its own, and marks every event after it', async () => {
    const { id } = (await care.post('/emergency-access', { body: EMERGENCY })).json();
    await care.post('/rcm/payers/defaults');
    await care.post(`/emergency-access/${id}/end`);
    await care.post('/rcm/payers/defaults');
    const trail = await auditTrail(api.database, company.id);
    const told = trail.filter(({ action }) => action !== 'createCompany' && action !== 'registerAtFirstSight');
    expect(told.map(({ action, outcome, emergencyGrantId }) => [action, outcome, emergencyGrantId])).toEqual([
      ['requestEmergencyAccess', 'done', undefined],
      ['installDefaultPayers', 'denied', id],
      ['endEmergencyAccess', 'done', id],
      ['installDefaultPayers', 'denied', undefined],
    ]);
    expect(told[0]).toMatchObject({ entity: 'emergency_grants', entityId: id, reason: EMERGENCY.reason });
  });

  it('is noticed by the administrators, who acknowledge it', async () => {
    const { id } = (await care.post('/emergency-access', { body: EMERGENCY })).json();
    const [notice] = (await admin.get('/notices?acknowledged=false&total=true')).json().items;
    expect(notice).toMatchObject({
      code: 'EMERGENCY_ACCESS_GRANTED',
      recipientRole: 'company_admin',
      entity: 'emergency_grants',
      entityId: id,
      acknowledgedAt: null,
    });
    expect((await admin.get(`/emergency-access/${notice.entityId}`)).json()).toMatchObject({ id });
    const acknowledged = await admin.post(`/notices/${notice.id}/acknowledgement`);
    expect(acknowledged.json()).toMatchObject({ id: notice.id, acknowledgedAt: expect.any(String) });
    expect((await admin.post(`/notices/${notice.id}/acknowledgement`)).json()).toEqual(acknowledged.json());
    expect((await admin.get('/notices?acknowledged=false')).json().items).toEqual([]);
    expect(await auditTrail(api.database, company.id, 'acknowledgeNotice')).toHaveLength(1);
    const second = await company.as('company_admin', 'second-admin');
    expect((await second.get('/notices?acknowledged=false')).json().items).toHaveLength(1);
    expect((await care.get('/notices')).json().items).toEqual([]);
    expect((await care.post(`/notices/${notice.id}/acknowledgement`)).statusCode).toBe(404);
    const stranger = await (await api.newCompany()).as('company_admin');
    expect((await stranger.post(`/notices/${notice.id}/acknowledgement`)).statusCode).toBe(404);
  });

  it('is listed in pages of notices, the newest first', async () => {
    for (const subject of ['one', 'two', 'three']) {
      await (await company.as('care_manager', subject)).post('/emergency-access', { body: EMERGENCY });
    }
    const first = await admin.get('/notices?limit=2&total=true');
    expect(first.json().total).toBe(3);
    const next = /<([^>]+)>; rel="next"/.exec(String(first.headers.link))![1]!.replace('/api/v1', '');
    const rest = await admin.get(next);
    const all = [...first.json().items, ...rest.json().items].map((item: { createdAt: string }) => item.createdAt);
    expect(all).toHaveLength(3);
    expect([...all].sort().reverse()).toEqual(all);
    const oldest = (await admin.get('/notices?sort=createdAt')).json().items;
    expect(oldest.map((item: { createdAt: string }) => item.createdAt)).toEqual([...all].reverse());
  });

  it('is given once at a time, even when asked twenty times at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => care.post('/emergency-access', { body: EMERGENCY })),
    );
    const codes = answers.map((answer) => answer.statusCode).sort();
    expect(codes).toEqual([201, ...Array(19).fill(409)]);
    const { items } = (await admin.get('/emergency-access')).json();
    expect(items).toHaveLength(1);
  });

  it('is ended by its holder, by the administrator or compliance, not by colleagues', async () => {
    const { id } = (await care.post('/emergency-access', { body: EMERGENCY })).json();
    const colleague = await company.as('care_manager', 'colleague');
    expect((await colleague.post(`/emergency-access/${id}/end`)).statusCode).toBe(404);
    const compliance = await company.as('compliance');
    const ended = await compliance.post(`/emergency-access/${id}/end`);
    expect(ended.json()).toMatchObject({ id, endedAt: expect.any(String) });
    expect((await care.get('/rcm/payers')).statusCode).toBe(403);
    const again = await care.post(`/emergency-access/${id}/end`);
    expect([again.statusCode, again.json().code]).toEqual([409, 'STATE_FORBIDS']);
    expect((await care.post('/emergency-access', { body: EMERGENCY })).statusCode).toBe(201);
  });

  it.each([
    ['no reason', { reason: '' }],
    ['a reason that says nothing', { reason: 'help' }],
    ['no permission', { permissions: [] }],
    ['writing', { permissions: ['payer:write'] }],
    ['administration', { permissions: ['user:read'] }],
    ['the audit trail', { permissions: ['audit:read'] }],
    ['more than four hours', { minutes: 241 }],
    ['no time', { minutes: 0 }],
  ])('is not given with %s', async (_, facts) => {
    const answer = await care.post('/emergency-access', { body: { ...EMERGENCY, ...facts } });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'VALIDATION_FAILED']);
  });

  it('is read by administrator, compliance and auditor, asked for by none of the auditors', async () => {
    await care.post('/emergency-access', { body: EMERGENCY });
    for (const role of ['company_admin', 'compliance', 'auditor'] as const) {
      expect((await (await company.as(role)).get('/emergency-access')).json().items).toHaveLength(1);
    }
    expect((await care.get('/emergency-access')).statusCode).toBe(403);
    const auditor = await company.as('auditor');
    expect((await auditor.post('/emergency-access', { body: EMERGENCY })).statusCode).toBe(403);
  });
});
