import { aCoverage, aPatient } from '../../factories/clinical-record.factory.js';
import { aPayer } from '../../factories/payer.factory.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';
import { lastEvent } from '../../support/audit.js';

describe('patients', () => {
  let api: TestApi;
  let billing: Caller;
  beforeAll(async () => {
    api = await startApi();
    billing = await (await api.newCompany()).as('billing');
  });
  afterAll(() => api.close());

  const made = async (facts = {}, by = billing): Promise<string> =>
    (await by.post('/clinical-record/patients', { body: aPatient(facts) })).json().id;

  it('are registered, read and changed under their ETag', async () => {
    const created = await billing.post('/clinical-record/patients', { body: aPatient() });
    expect([created.statusCode, created.headers.etag]).toEqual([201, '"1"']);
    expect(created.json()).toMatchObject({ familyName: 'Sample', bornOn: '1980-02-29', mergedIntoId: null });
    expect(created.json()).not.toHaveProperty('familyKey');
    const { id } = created.json();
    expect((await billing.get(`/clinical-record/patients/${id}`)).json()).toEqual(created.json());
    const changed = await billing.patch(`/clinical-record/patients/${id}`, {
      body: { city: 'Chicago', suffix: null },
      headers: { 'if-match': '"1"' },
    });
    expect(changed.json()).toMatchObject({ city: 'Chicago', version: 2 });
  });

  it('cannot be born in the future or merged by hand', async () => {
    const future = await billing.post('/clinical-record/patients', { body: aPatient({ bornOn: '2999-01-01' }) });
    expect([future.statusCode, future.json().errors[0].code]).toEqual([422, 'BORN_IN_FUTURE']);
    const merged = await billing.post('/clinical-record/patients', { body: { ...aPatient(), mergedIntoId: null } });
    expect([merged.statusCode, merged.json().code]).toEqual([400, 'UNKNOWN_PROPERTY']);
  });

  it('are found by names in either case, birth date and member id, never by URL', async () => {
    const caller = await (await api.newCompany()).as('billing');
    const smith = await made({ familyName: 'SMITH', givenName: 'ANN', bornOn: '1990-05-01' }, caller);
    await made({ familyName: 'Smithers', givenName: 'Joe', bornOn: '1955-01-31' }, caller);
    const search = async (body: object) => {
      const answer = await caller.post('/clinical-record/patients/search', { body });
      return answer.json().items.map((patient: { familyName: string }) => patient.familyName);
    };
    expect(await search({ familyName: 'smith' })).toEqual(['SMITH', 'Smithers']);
    expect(await search({ familyName: 'Smith', givenName: 'ann' })).toEqual(['SMITH']);
    expect(await search({ bornOn: '1955-01-31' })).toEqual(['Smithers']);
    const payerId = (await caller.post('/rcm/payers', { body: aPayer() })).json().id;
    const coverage = aCoverage({ patientId: smith, payerId, memberId: 'MEMBER-7' });
    expect((await caller.post('/clinical-record/coverages', { body: coverage })).statusCode).toBe(201);
    expect(await search({ memberId: 'MEMBER-7' })).toEqual(['SMITH']);
    expect(await search({ memberId: 'MEMBER-8' })).toEqual([]);
    const empty = await caller.post('/clinical-record/patients/search', { body: {} });
    expect([empty.statusCode, empty.json().errors[0].code]).toEqual([422, 'SEARCH_EMPTY']);
    const inUrl = await caller.get('/clinical-record/patients?familyName=Smith');
    expect([inUrl.statusCode, inUrl.json().code]).toEqual([400, 'UNKNOWN_PROPERTY']);
  });

  it('are found in pages: the link of a search is followed with the same body', async () => {
    const caller = await (await api.newCompany()).as('billing');
    for (const givenName of ['Ann', 'Ben', 'Cid']) await made({ givenName }, caller);
    const body = { familyName: 'Sample' };
    const first = await caller.post('/clinical-record/patients/search?limit=2&sort=createdAt', { body });
    const next = /<([^>]+)>; rel="next"/.exec(String(first.headers.link))![1]!.replace('/api/v1', '');
    const second = await caller.post(next, { body });
    expect(second.json().items.map((patient: { givenName: string }) => patient.givenName)).toEqual(['Cid']);
    expect(second.json().nextCursor).toBeNull();
  });

  it('leave an event of who saw whom', async () => {
    const company = await api.newCompany();
    const caller = await company.as('billing');
    const id = await made({}, caller);
    await caller.get(`/clinical-record/patients/${id}`);
    expect(await lastEvent(api, company)).toMatchObject({
      action: 'readPatient',
      outcome: 'shown',
      entityId: id,
      details: { ids: [id] },
    });
    await caller.post('/clinical-record/patients/search', { body: { familyName: 'S' } });
    const event = await lastEvent(api, company);
    expect(event).toMatchObject({ action: 'searchPatients', outcome: 'shown', details: { ids: [id] } });
    expect(JSON.stringify(event)).not.toContain('Sample');
  });

  it('of another company are missing', async () => {
    const id = await made();
    const stranger = await (await api.newCompany()).as('billing');
    expect((await stranger.get(`/clinical-record/patients/${id}`)).statusCode).toBe(404);
  });
});
