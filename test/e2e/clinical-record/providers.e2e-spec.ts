import { aFacility, anNpi, aProvider } from '../../factories/clinical-record.factory.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';

describe.each([
  ['providers', aProvider],
  ['facilities', aFacility],
])('%s', (things, aThing) => {
  let api: TestApi;
  let billing: Caller;
  const path = `/clinical-record/${things}`;
  beforeAll(async () => {
    api = await startApi();
    billing = await (await api.newCompany()).as('billing');
  });
  afterAll(() => api.close());

  it('are registered, listed, read and changed', async () => {
    const npi = anNpi();
    const created = await billing.post(path, { body: aThing({ npi, name: 'Example West' }) });
    expect([created.statusCode, created.headers.etag]).toEqual([201, '"1"']);
    const { id } = created.json();
    expect((await billing.get(`${path}/${id}`)).json()).toEqual(created.json());
    expect((await billing.get(`${path}?npi=${npi}`)).json().items).toEqual([created.json()]);
    expect((await billing.get(`${path}?name=Example%20W`)).json().items).toHaveLength(1);
    const changed = await billing.patch(`${path}/${id}`, {
      body: { name: 'Example East' },
      headers: { 'if-match': '"1"' },
    });
    expect(changed.json()).toMatchObject({ name: 'Example East', npi, version: 2 });
  });

  it('entered by hand have an NPI with the right check digit, once', async () => {
    const wrong = await billing.post(path, { body: aThing({ npi: '1234567890' }) });
    expect([wrong.statusCode, wrong.json().errors[0].code]).toEqual([422, 'NPI_INVALID']);
    const body = aThing();
    const { id } = (await billing.post(path, { body })).json();
    const twin = await billing.post(path, { body });
    expect([twin.statusCode, twin.json().code]).toEqual([409, 'DUPLICATE']);
    const worse = await billing.patch(`${path}/${id}`, { body: { npi: '1111111111' }, headers: { 'if-match': '"1"' } });
    expect([worse.statusCode, worse.json().errors[0].pointer]).toEqual([422, '/npi']);
  });

  it('are never deleted', async () => {
    const { id } = (await billing.post(path, { body: aThing() })).json();
    expect((await billing.delete(`${path}/${id}`)).statusCode).toBe(405);
  });
});

describe('providers', () => {
  it('are ours unless said otherwise', async () => {
    const api = await startApi();
    const billing = await (await api.newCompany()).as('billing');
    await billing.post('/clinical-record/providers', { body: aProvider({ name: 'Ours' }) });
    await billing.post('/clinical-record/providers', { body: aProvider({ name: 'Theirs', isOurs: false }) });
    const names = async (query: string) =>
      (await billing.get(`/clinical-record/providers?${query}`))
        .json()
        .items.map((item: { name: string }) => item.name);
    expect(await names('ours=true')).toEqual(['Ours']);
    expect(await names('ours=false')).toEqual(['Theirs']);
    await api.close();
  });
});
