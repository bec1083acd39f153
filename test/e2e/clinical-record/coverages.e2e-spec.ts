import { aCoverage, aPatient } from '../../factories/clinical-record.factory.js';
import { aPayer } from '../../factories/payer.factory.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';

const NOBODY = '01900000-0000-7000-8000-000000000001';

describe('coverages', () => {
  let api: TestApi;
  let billing: Caller;
  let patientId: string;
  let payerId: string;
  beforeAll(async () => {
    api = await startApi();
    billing = await (await api.newCompany()).as('billing');
    patientId = (await billing.post('/clinical-record/patients', { body: aPatient() })).json().id;
    payerId = (await billing.post('/rcm/payers', { body: aPayer() })).json().id;
  });
  afterAll(() => api.close());

  it('are registered, listed by patient and payer, read and changed', async () => {
    const created = await billing.post('/clinical-record/coverages', { body: aCoverage({ patientId, payerId }) });
    expect(created.statusCode).toBe(201);
    const { id } = created.json();
    expect((await billing.get(`/clinical-record/coverages/${id}`)).json()).toEqual(created.json());
    const ids = async (query: string) =>
      (await billing.get(`/clinical-record/coverages?${query}`)).json().items.map((item: { id: string }) => item.id);
    expect(await ids(`patientId=${patientId}`)).toEqual([id]);
    expect(await ids(`payerId=${payerId}&order=primary`)).toEqual([id]);
    expect(await ids(`patientId=${NOBODY}`)).toEqual([]);
    const changed = await billing.patch(`/clinical-record/coverages/${id}`, {
      body: { endsOn: '2026-12-31' },
      headers: { 'if-match': '"1"' },
    });
    expect(changed.json()).toMatchObject({ endsOn: '2026-12-31', version: 2 });
    const early = await billing.patch(`/clinical-record/coverages/${id}`, {
      body: { effectiveOn: '2027-01-01' },
      headers: { 'if-match': '"2"' },
    });
    expect([early.statusCode, early.json().errors[0].code]).toEqual([422, 'COVERAGE_ENDS_BEFORE_IT_BEGINS']);
  });

  it('name the field that refers to no record of the company', async () => {
    const noPatient = await billing.post('/clinical-record/coverages', {
      body: aCoverage({ patientId: NOBODY, payerId }),
    });
    expect([noPatient.statusCode, noPatient.json().code]).toEqual([422, 'REFERENCE_NOT_FOUND']);
    expect(noPatient.json().errors).toEqual([
      { code: 'REFERENCE_NOT_FOUND', message: 'patientId refers to no record', pointer: '/patientId' },
    ]);
    const stranger = await (await api.newCompany()).as('billing');
    const strangersPayer = (await stranger.post('/rcm/payers', { body: aPayer() })).json().id;
    const foreign = await billing.post('/clinical-record/coverages', {
      body: aCoverage({ patientId, payerId: strangersPayer }),
    });
    expect([foreign.statusCode, foreign.json().errors[0].pointer]).toEqual([422, '/payerId']);
  });

  it('are one for each card of a patient', async () => {
    const body = aCoverage({ patientId, payerId });
    expect((await billing.post('/clinical-record/coverages', { body })).statusCode).toBe(201);
    const again = await billing.post('/clinical-record/coverages', { body });
    expect([again.statusCode, again.json().code]).toEqual([409, 'DUPLICATE']);
  });
});
