import { withClient } from '../../../src/embedded/provision.js';
import { aClaim, aClaimLine, aPractice } from '../../factories/claim.factory.js';
import { aCoverage, aPatient, aProvider } from '../../factories/clinical-record.factory.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { lastEvent } from '../../support/audit.js';

describe('RCM §1 validate: a claim', () => {
  let api: TestApi;
  let company: TestCompany;
  let billing: Caller;
  beforeEach(async () => {
    company = await api.newCompany();
    billing = await company.as('billing');
  });
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  const validate = async (id: string) => (await billing.post(`/rcm/claims/${id}/validation`)).json();
  const codes = (answer: { findings: { code: string }[] }) => answer.findings.map(({ code }) => code);
  const enter = async (facts = {}) =>
    (await billing.post('/rcm/claims', { body: aClaim(await aPractice(billing), facts) })).json();

  it('finds nothing on a good one, which becomes validated; a change makes it a draft again', async () => {
    const claim = await enter();
    const answer = await billing.post(`/rcm/claims/${claim.id}/validation`);
    expect(answer.json()).toMatchObject({ id: claim.id, status: 'validated', findings: [], version: 2 });
    expect(answer.headers.etag).toBe('"2"');
    expect(await lastEvent(api, company)).toMatchObject({
      action: 'validateClaim',
      outcome: 'done',
      entityId: claim.id,
    });
    const line = { body: aClaimLine(), headers: { 'if-match': '"2"' } };
    const changed = (await billing.post(`/rcm/claims/${claim.id}/lines`, line)).json();
    expect(changed.status).toBe('draft');
    expect(changed.events.map(({ kind, toStatus }: Record<string, string>) => [kind, toStatus])).toEqual([
      ['created', 'draft'],
      ['validated', 'validated'],
      ['changed', 'draft'],
    ]);
  });

  it('says everything at once, and forgets what was mended', async () => {
    const lines = [aClaimLine({ procedureCode: 'WRONG', diagnosisPointers: [2] }), aClaimLine({ units: 0 })];
    const claim = await enter({ lines, diagnoses: [{ code: 'E11.9' }, { code: 'E119' }], facilityCode: null });
    const answer = await validate(claim.id);
    expect(answer.status).toBe('draft');
    expect(codes(answer)).toEqual(
      expect.arrayContaining([
        'PROCEDURE_INVALID',
        'UNITS_NOT_POSITIVE',
        'DIAGNOSIS_REPEATED',
        'PLACE_OF_SERVICE_INVALID',
      ]),
    );
    expect((await billing.get(`/rcm/claims/${claim.id}`)).json().findings).toHaveLength(answer.findings.length);
    await billing.patch(`/rcm/claims/${claim.id}`, { body: { facilityCode: '11' }, headers: { 'if-match': '"2"' } });
    const again = await validate(claim.id);
    expect(codes(again)).not.toContain('PLACE_OF_SERVICE_INVALID');
    expect(codes(again)).toHaveLength(answer.findings.length - 1);
  });

  it('asks the records that the claim names', async () => {
    const practice = await aPractice(billing);
    const patientId = (await billing.post('/clinical-record/patients', { body: aPatient({ bornOn: null }) })).json().id;
    const card = aCoverage({ patientId, payerId: practice.payerId, relationshipCode: '19' });
    const coverageId = (await billing.post('/clinical-record/coverages', { body: card })).json().id;
    const clinic = aProvider({ npi: null, taxId: null, street: 'PO Box 7', zip: '62701' });
    const billingProviderId = (await billing.post('/clinical-record/providers', { body: clinic })).json().id;
    const claim = (
      await billing.post('/rcm/claims', { body: aClaim(practice, { patientId, coverageId, billingProviderId }) })
    ).json();
    expect(codes(await validate(claim.id)).sort()).toEqual([
      'BILLING_ADDRESS_IS_PO_BOX',
      'BILLING_NPI_MISSING',
      'BIRTH_DATE_MISSING',
      'SUBSCRIBER_NAME_MISSING',
      'TAX_ID_MISSING',
      'ZIP_NOT_NINE_DIGITS',
    ]);
  });

  it('RCM A14: warns of a service that another live claim bills too, until that one is voided', async () => {
    const practice = await aPractice(billing);
    const first = (await billing.post('/rcm/claims', { body: aClaim(practice) })).json();
    const second = (await billing.post('/rcm/claims', { body: aClaim(practice) })).json();
    const answer = await validate(second.id);
    expect([answer.status, codes(answer)]).toEqual(['validated', ['POSSIBLE_DUPLICATE']]);
    const becomes = (status: string): Promise<unknown> =>
      withClient(api.database.superuserUrl, (client) =>
        client.query('UPDATE claims SET status = $2 WHERE id = $1', [first.id, status]),
      );
    // The commonest duplicate: what was paid and closed is billed once more.
    await becomes('closed');
    expect(codes(await validate(second.id))).toEqual(['POSSIBLE_DUPLICATE']);
    await becomes('draft');
    await billing.post(`/rcm/claims/${first.id}/void`, { body: { reason: 'Twice' }, headers: { 'if-match': '"1"' } });
    expect(codes(await validate(second.id))).toEqual([]);
  });

  it('RCM A13: knows the filing limit of the payer', async () => {
    const practice = await aPractice(billing);
    const limit = { filingLimitCount: 90, filingLimitUnit: 'days' };
    await billing.patch(`/rcm/payers/${practice.payerId}`, { body: limit, headers: { 'if-match': '"1"' } });
    const lines = [aClaimLine({ servedFromOn: '2020-01-06', servedToOn: '2020-01-06' })];
    const claim = (await billing.post('/rcm/claims', { body: aClaim(practice, { lines: lines as never }) })).json();
    expect(await validate(claim.id)).toMatchObject({
      status: 'draft',
      findings: [{ code: 'TIMELY_FILING_PASSED', severity: 'error', message: 'could be filed until 2020-04-05' }],
    });
  });

  it('does not pretend that a dental claim could be sent', async () => {
    const claim = await enter({ type: 'dental' });
    expect(codes(await validate(claim.id))).toEqual(['CLAIM_TYPE_NOT_SENT']);
  });

  it('is over once a claim is voided', async () => {
    const claim = await enter();
    await billing.post(`/rcm/claims/${claim.id}/void`, { body: { reason: 'Test' }, headers: { 'if-match': '"1"' } });
    const answer = await billing.post(`/rcm/claims/${claim.id}/validation`);
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'CLAIM_NOT_EDITABLE']);
  });
});
