import { setCompanyStatus } from '../../../src/cli/company.command.js';
import { auditTrail } from '../../support/audit-trail.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { movableClock, type MovableClock } from '../../support/movable-clock.js';

describe('the own company', () => {
  let api: TestApi;
  let clock: MovableClock;
  let company: TestCompany;
  let admin: Caller;
  beforeAll(async () => {
    api = await startApi();
    clock = movableClock(api.app);
    company = await api.newCompany('Lakeside Clinic');
    admin = await company.as('company_admin');
  });
  afterAll(() => api.close());

  it('is read by everybody and changed under its ETag by the administrator', async () => {
    const read = await (await company.as('care_manager')).get('/companies/current');
    expect(read.json()).toMatchObject({ id: company.id, name: 'Lakeside Clinic', status: 'active', version: 1 });
    expect(read.headers.etag).toBe('"1"');
    const headers = { 'if-match': '"1"' };
    const body = { name: 'Lakeside Health', timeZone: 'America/Chicago' };
    const changed = await admin.patch('/companies/current', { body, headers });
    expect(changed.json()).toMatchObject({ ...body, version: 2 });
    expect(changed.headers.etag).toBe('"2"');
    expect((await admin.get('/companies/current')).json()).toEqual(changed.json());
    const stale = await admin.patch('/companies/current', { body: { name: 'Late' }, headers });
    expect([stale.statusCode, stale.json().code]).toEqual([412, 'VERSION_STALE']);
    expect((await admin.patch('/companies/current', { body })).statusCode).toBe(428);
    const events = await auditTrail(api.database, company.id, 'updateCompany');
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      entity: 'companies',
      entityId: company.id,
      details: { changes: [{ before: { name: 'Lakeside Clinic' }, after: { name: 'Lakeside Health' } }] },
    });
  });

  it.each([
    ['a zone that does not exist', { timeZone: 'America/Atlantis' }, 422],
    ['an empty name', { name: '' }, 422],
    ['null', { name: null }, 422],
    ['a status', { status: 'active' }, 400],
  ])('does not take %s', async (_, body, status) => {
    const answer = await admin.patch('/companies/current', { body, headers: { 'if-match': '"2"' } });
    expect(answer.statusCode).toBe(status);
  });

  it('is not changed by those who may only read it', async () => {
    const answer = await (await company.as('auditor')).patch('/companies/current', { body: { name: 'Mine' } });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'PERMISSION_MISSING']);
  });

  it('shuts its doors within five seconds of its suspension, and opens them again', async () => {
    const other = await api.newCompany();
    const there = await other.as('billing');
    expect((await there.get('/rcm/payers')).statusCode).toBe(200);
    await setCompanyStatus(api.database.migratorUrl, other.id, 'suspended');
    clock.advance(5);
    const refused = await there.get('/rcm/payers');
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'COMPANY_SUSPENDED']);
    expect((await admin.get('/companies/current')).statusCode).toBe(200);
    const newcomer = await (await other.as('analyst', 'newcomer')).get('/rcm/payers');
    expect([newcomer.statusCode, newcomer.json().code]).toEqual([403, 'COMPANY_SUSPENDED']);
    await setCompanyStatus(api.database.migratorUrl, other.id, 'active');
    clock.advance(5);
    expect((await there.get('/rcm/payers')).statusCode).toBe(200);
    const trail = await auditTrail(api.database, other.id);
    expect(trail.map(({ action, outcome, actorKind }) => `${action} ${outcome} ${actorKind}`).sort()).toEqual([
      'createCompany done command',
      'listPayers denied user',
      'reactivateCompany done command',
      'registerAtFirstSight done user',
      'suspendCompany done command',
    ]);
  });
});

describe('roles', () => {
  it('are listed with what each may do', async () => {
    const api = await startApi();
    const { items } = (await (await (await api.newCompany()).as('billing')).get('/roles')).json();
    const permissions = Object.fromEntries(
      items.map((each: { role: string; permissions: string[] }) => [each.role, each.permissions]),
    );
    expect(Object.keys(permissions)).toHaveLength(9);
    expect(permissions.company_admin).toContain('user:write');
    expect(permissions.billing).not.toContain('user:write');
    await api.close();
  });
});
