import { auditTrail } from '../../support/audit-trail.js';
import { movableClock } from '../../support/movable-clock.js';
import { caller, startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { DevelopmentIssuer } from '../../../src/shared/access/development-issuer.js';

describe('users', () => {
  let api: TestApi;
  let company: TestCompany;
  let admin: Caller;
  beforeAll(async () => {
    api = await startApi();
    company = await api.newCompany();
    admin = await company.as('company_admin');
  });
  afterAll(() => api.close());

  const etag = (version: number): Record<string, string> => ({ 'if-match': `"${version}"` });
  const userOf = async (who: Caller, subject: string): Promise<{ id: string; version: number; roles: string[] }> => {
    const { items } = (await who.get('/users?limit=200')).json();
    return items.find((user: { subject: string }) => user.subject === subject);
  };

  it('are made at first sight with the roles of the token, and leave an event', async () => {
    const billing = await company.as('billing', 'first-sight');
    expect((await billing.get('/companies/current')).statusCode).toBe(200);
    expect(await userOf(admin, 'first-sight')).toMatchObject({ roles: ['billing'], status: 'active', version: 1 });
    const events = await auditTrail(api.database, company.id, 'registerAtFirstSight');
    expect(events.filter((event) => JSON.stringify(event).includes('first-sight'))).toHaveLength(1);
  });

  it('made once although twenty requests come at once', async () => {
    const care = await company.as('care_manager', 'rush');
    const answers = await Promise.all(Array.from({ length: 20 }, () => care.get('/companies/current')));
    expect(answers.map((answer) => answer.statusCode)).toEqual(Array(20).fill(200));
    expect(await userOf(admin, 'rush')).toMatchObject({ version: 1 });
  });

  it('registered before they come have the roles of their row, not of their token', async () => {
    const body = { subject: 'expected', displayName: 'Expected Person', roles: ['analyst'] };
    const created = await admin.post('/users', { body });
    expect(created.statusCode).toBe(201);
    expect(created.headers.etag).toBe('"1"');
    expect(created.json()).toMatchObject({ ...body, status: 'active', issuer: 'urn:quintet:development-issuer' });
    expect((await admin.get(`/users/${created.json().id}`)).json()).toEqual(created.json());
    const comer = await company.as('company_admin', 'expected');
    expect((await comer.get('/users')).statusCode).toBe(403);
    expect((await comer.get('/rcm/payers')).statusCode).toBe(200);
    const again = await admin.post('/users', { body });
    expect([again.statusCode, again.json().code]).toEqual([409, 'DUPLICATE']);
  });

  it('change at their next request when their roles change', async () => {
    const billing = await company.as('billing', 'changing');
    expect((await billing.get('/rcm/payers')).statusCode).toBe(200);
    const { id, version } = await userOf(admin, 'changing');
    const changed = await admin.patch(`/users/${id}`, { body: { roles: ['quality'] }, headers: etag(version) });
    expect(changed.json()).toMatchObject({ roles: ['quality'], version: version + 1 });
    expect((await billing.get('/rcm/payers')).statusCode).toBe(403);
    const stale = await admin.patch(`/users/${id}`, { body: { roles: ['billing'] }, headers: etag(version) });
    expect([stale.statusCode, stale.json().code]).toEqual([412, 'VERSION_STALE']);
    expect((await admin.patch(`/users/${id}`, { body: { roles: ['billing'] } })).statusCode).toBe(428);
    const [event] = await auditTrail(api.database, company.id, 'updateUser');
    expect(event).toMatchObject({
      outcome: 'done',
      entity: 'users',
      details: { changes: [{ before: { roles: ['billing'] }, after: { roles: ['quality'] } }] },
    });
  });

  it('that are deactivated are refused until they are active again', async () => {
    const billing = await company.as('billing', 'leaving');
    await billing.get('/rcm/payers');
    const { id, version } = await userOf(admin, 'leaving');
    expect((await admin.post(`/users/${id}/deactivation`, { headers: etag(version) })).statusCode).toBe(200);
    const refused = await billing.get('/rcm/payers');
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'USER_INACTIVE']);
    expect((await admin.post(`/users/${id}/activation`, { headers: etag(version + 1) })).statusCode).toBe(200);
    expect((await billing.get('/rcm/payers')).statusCode).toBe(200);
  });

  it('changed by another process are read again within five seconds', async () => {
    const other = await startApi();
    const clock = movableClock(other.app);
    const { issuer } = { issuer: other.app.get(DevelopmentIssuer) };
    const token = await issuer.sign({ companyId: company.id, subject: 'elsewhere', name: 'E', roles: ['billing'] });
    const there = caller(other.app, token);
    expect((await there.get('/rcm/payers')).statusCode).toBe(200);
    const { id, version } = await userOf(admin, 'elsewhere');
    await admin.post(`/users/${id}/deactivation`, { headers: etag(version) });
    expect((await there.get('/rcm/payers')).statusCode).toBe(200);
    clock.advance(5);
    expect((await there.get('/rcm/payers')).statusCode).toBe(403);
    await other.close();
  });

  it.each([
    ['an unknown role', { roles: ['emperor'] }, 422],
    ['a role twice', { roles: ['billing', 'billing'] }, 422],
    ['null for the roles', { roles: null }, 422],
    ['a status', { status: 'inactive' }, 400],
    ['another company', { companyId: '01900000-0000-7000-8000-000000000001' }, 400],
  ])('refuse %s', async (_, body, status) => {
    const { id, version } = await userOf(admin, 'first-sight');
    expect((await admin.patch(`/users/${id}`, { body, headers: etag(version) })).statusCode).toBe(status);
  });

  it('are read by the auditor and administered by the administrator only', async () => {
    const auditor = await company.as('auditor');
    expect((await auditor.get('/users')).statusCode).toBe(200);
    expect((await auditor.post('/users', { body: {} })).statusCode).toBe(403);
    const supervisor = await company.as('billing_supervisor');
    expect((await supervisor.get('/users')).statusCode).toBe(403);
  });

  it('of another company are missing', async () => {
    const { id, version } = await userOf(admin, 'first-sight');
    const stranger = await (await api.newCompany()).as('company_admin');
    expect((await stranger.get(`/users/${id}`)).statusCode).toBe(404);
    expect((await stranger.post(`/users/${id}/deactivation`, { headers: etag(version) })).statusCode).toBe(404);
  });

  describe('the last active administrator', () => {
    it('can neither be deactivated nor lose the role', async () => {
      const small = await api.newCompany();
      const only = await small.as('company_admin', 'only');
      const { id, version } = await userOf(only, 'only');
      const deactivation = await only.post(`/users/${id}/deactivation`, { headers: etag(version) });
      expect([deactivation.statusCode, deactivation.json().code]).toEqual([409, 'LAST_ADMIN']);
      const demotion = await only.patch(`/users/${id}`, { body: { roles: ['billing'] }, headers: etag(version) });
      expect([demotion.statusCode, demotion.json().code]).toEqual([409, 'LAST_ADMIN']);
      expect(await userOf(only, 'only')).toMatchObject({ version, roles: ['company_admin'] });
    });

    it('stays when six administrators deactivate each other at once', async () => {
      const crowd = await api.newCompany();
      const names = ['a', 'b', 'c', 'd', 'e', 'f'];
      const admins = await Promise.all(names.map((name) => crowd.as('company_admin', name)));
      for (const each of admins) await each.get('/companies/current');
      const users = await Promise.all(names.map((name) => userOf(admins[0]!, name)));
      const answers = await Promise.all(
        users.map(({ id }, index) =>
          admins[(index + 1) % names.length]!.post(`/users/${id}/deactivation`, { headers: etag(1) }),
        ),
      );
      const codes = answers.map((answer) => answer.statusCode);
      expect(codes.filter((code) => code === 200).length).toBeGreaterThan(0);
      expect(codes.every((code) => [200, 403, 409].includes(code))).toBe(true);
      const active = await crowd.as('auditor');
      const left = (await active.get('/users?status=active')).json().items;
      expect(left.filter((user: { roles: string[] }) => user.roles.includes('company_admin'))).not.toHaveLength(0);
    });
  });
});
