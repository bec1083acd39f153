import { aTradingPartner } from '../../factories/trading-partner.factory.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';

describe('trading partners', () => {
  let api: TestApi;
  let supervisor: Caller;
  let billing: Caller;
  beforeAll(async () => {
    api = await startApi();
    const company = await api.newCompany();
    [supervisor, billing] = [await company.as('billing_supervisor'), await company.as('billing')];
  });
  afterAll(() => api.close());

  it('are registered with what is usual, read, changed and switched off', async () => {
    const created = await supervisor.post('/rcm/trading-partners', { body: aTradingPartner() });
    expect(created.statusCode).toBe(201);
    expect(created.json()).toMatchObject({
      usage: 'T',
      separators: '*^:~',
      transport: 'none',
      isActive: true,
      version: 1,
    });
    const { id } = created.json();
    expect((await billing.get(`/rcm/trading-partners/${id}`)).json()).toEqual(created.json());
    const changed = await supervisor.patch(`/rcm/trading-partners/${id}`, {
      body: { usage: 'P' },
      headers: { 'if-match': '"1"' },
    });
    expect(changed.json()).toMatchObject({ usage: 'P', version: 2 });
    await supervisor.post(`/rcm/trading-partners/${id}/deactivation`, { headers: { 'if-match': '"2"' } });
    expect((await billing.get('/rcm/trading-partners?active=false')).json().items).toHaveLength(1);
    const active = await supervisor.post(`/rcm/trading-partners/${id}/activation`, { headers: { 'if-match': '"3"' } });
    expect(active.json()).toMatchObject({ isActive: true, version: 4 });
  });

  it('have one pair of interchange ids each, and four different separators', async () => {
    const body = aTradingPartner();
    expect((await supervisor.post('/rcm/trading-partners', { body })).statusCode).toBe(201);
    expect((await supervisor.post('/rcm/trading-partners', { body })).json().code).toBe('DUPLICATE');
    const twice = await supervisor.post('/rcm/trading-partners', { body: aTradingPartner({ separators: '**:~' }) });
    expect([twice.statusCode, twice.json().errors[0].code]).toEqual([422, 'SEPARATORS_NOT_DIFFERENT']);
  });

  it('are a supervisor’s to write', async () => {
    const answer = await billing.post('/rcm/trading-partners', { body: aTradingPartner() });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'PERMISSION_MISSING']);
  });
});
