import { startApi, type Caller, type TestApi } from '../../support/api.js';
import { aPayer } from '../../factories/payer.factory.js';

describe('RCM §1 payers', () => {
  let api: TestApi;
  let billing: Caller;
  beforeAll(async () => {
    api = await startApi();
    billing = await (await api.newCompany()).as('billing');
  });
  afterAll(() => api.close());

  it('are registered, read and changed under their ETag', async () => {
    const created = await billing.post('/rcm/payers', { body: aPayer({ name: 'Aetna', electronicPayerId: '60054' }) });
    expect(created.statusCode).toBe(201);
    expect(created.headers.etag).toBe('"1"');
    const { id } = created.json();
    const read = await billing.get(`/rcm/payers/${id}`);
    expect(read.json()).toEqual(created.json());
    expect(read.json()).not.toHaveProperty('companyId');
    const changed = await billing.patch(`/rcm/payers/${id}`, {
      body: { name: 'Aetna Health' },
      headers: { 'if-match': '"1"' },
    });
    expect(changed.json()).toMatchObject({ name: 'Aetna Health', version: 2 });
    const stale = await billing.patch(`/rcm/payers/${id}`, { body: { name: 'Late' }, headers: { 'if-match': '"1"' } });
    expect([stale.statusCode, stale.json().code]).toEqual([412, 'VERSION_STALE']);
    const careless = await billing.patch(`/rcm/payers/${id}`, { body: { name: 'Careless' } });
    expect([careless.statusCode, careless.json().code]).toEqual([428, 'IF_MATCH_REQUIRED']);
  });

  it('have an electronic payer id that is unique in the company, not beyond it', async () => {
    const twin = aPayer({ electronicPayerId: 'TWIN1' });
    expect((await billing.post('/rcm/payers', { body: twin })).statusCode).toBe(201);
    const again = await billing.post('/rcm/payers', { body: twin });
    expect([again.statusCode, again.json().code]).toEqual([409, 'DUPLICATE']);
    const message = 'another record has this electronic payer id';
    expect(again.json().errors).toEqual([{ code: 'DUPLICATE', message }]);
    const elsewhere = await (await api.newCompany()).as('billing');
    expect((await elsewhere.post('/rcm/payers', { body: twin })).statusCode).toBe(201);
  });

  it('are refused with all that is wrong', async () => {
    const answer = await billing.post('/rcm/payers', { body: { name: '', type: 'bank', electronicPayerId: 'X' } });
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toMatch('application/problem+json');
    expect(answer.json().errors.map((error: { pointer: string }) => error.pointer)).toEqual(['/name', '/type']);
    const unknown = await billing.post('/rcm/payers', { body: { ...aPayer(), companyId: 'x', version: 7 } });
    expect([unknown.statusCode, unknown.json().code]).toEqual([400, 'UNKNOWN_PROPERTY']);
  });

  it('are listed in pages whose cursors belong to them', async () => {
    const caller = await (await api.newCompany()).as('billing');
    const installed = await caller.post('/rcm/payers/defaults');
    expect(installed.json()).toHaveLength(5);
    const first = await caller.get('/rcm/payers?limit=2&total=true');
    expect(first.json()).toMatchObject({ total: 5, items: [{ name: 'AETNA' }, { name: 'BCBS' }] });
    const next = /<([^>]+)>; rel="next"/.exec(String(first.headers.link))![1]!.replace('/api/v1', '');
    expect((await caller.get(next)).json().items.map((payer: { name: string }) => payer.name)).toEqual([
      'MEDICAID',
      'MEDICARE',
    ]);
    const foreign = await billing.get(next);
    expect([foreign.statusCode, foreign.json().code]).toEqual([400, 'INVALID_CURSOR']);
    expect((await caller.post('/rcm/payers/defaults')).json()).toEqual([]);
  });

  it('can be deactivated and then are not among the active', async () => {
    const caller = await (await api.newCompany()).as('billing');
    const { id } = (await caller.post('/rcm/payers', { body: aPayer() })).json();
    expect((await caller.post(`/rcm/payers/${id}/deactivation`, { headers: { 'if-match': '"1"' } })).statusCode).toBe(
      200,
    );
    expect((await caller.get('/rcm/payers?active=true')).json().items).toEqual([]);
    expect((await caller.get('/rcm/payers?active=false')).json().items).toHaveLength(1);
  });
});
