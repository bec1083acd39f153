import { aClaim, aClaimLine, aPractice, type Practice } from '../../factories/claim.factory.js';
import { aPatient, aProvider } from '../../factories/clinical-record.factory.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { eventsOf, lastEvent } from '../../support/audit.js';

describe('RCM §1 claims', () => {
  let api: TestApi;
  let company: TestCompany;
  let billing: Caller;
  let practice: Practice;
  beforeAll(async () => {
    api = await startApi();
    company = await api.newCompany();
    billing = await company.as('billing');
    practice = await aPractice(billing);
  });
  afterAll(() => api.close());

  const made = async (facts = {}) => (await billing.post('/rcm/claims', { body: aClaim(practice, facts) })).json();
  const match = (version: number) => ({ 'if-match': `"${version}"` });

  it('are entered with lines and diagnoses; number, control numbers and total are the server’s', async () => {
    const lines = [aClaimLine(), aClaimLine({ chargeCents: 1_000, servedFromOn: '2026-10-06', servedToOn: null })];
    const created = await billing.post('/rcm/claims', { body: aClaim(practice, { lines: lines as never }) });
    expect([created.statusCode, created.headers.etag]).toEqual([201, '"1"']);
    const claim = created.json();
    expect(claim).toMatchObject({
      status: 'draft',
      chargeCents: 13_550,
      frequencyCode: '1',
      responsibilityCode: 'P',
      servedFromOn: '2026-10-05',
      servedToOn: '2026-10-06',
      balanceCents: 0,
      patientBalanceCents: 0,
      diagnoses: [{ sequence: 1, qualifier: 'ABK', code: 'E119', presentOnAdmission: null }],
      events: [{ sequence: 1, kind: 'created', fromStatus: null, toStatus: 'draft' }],
      payments: [],
      findings: [],
    });
    expect(claim.patientControlNumber).toBe(`Q${String(claim.number).padStart(10, '0')}`);
    expect(claim.lines.map((line: { controlNumber: string }) => line.controlNumber)).toEqual([
      `${claim.patientControlNumber}L1`,
      `${claim.patientControlNumber}L2`,
    ]);
    expect(claim.familyId).toBe(claim.id);
    expect((await made()).number).toBe(claim.number + 1);
  });

  it('refuse a total, a number or a state from outside', async () => {
    const body = { ...aClaim(practice), chargeCents: 1, number: 7, status: 'paid' };
    const answer = await billing.post('/rcm/claims', { body });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'UNKNOWN_PROPERTY']);
    expect(
      answer
        .json()
        .errors.map((error: { pointer: string }) => error.pointer)
        .sort(),
    ).toEqual(['/chargeCents', '/number', '/status']);
  });

  it('are refused with all that is wrong', async () => {
    const stranger = (await billing.post('/clinical-record/patients', { body: aPatient() })).json().id;
    const body = aClaim(practice, { patientId: stranger, servedFromOn: '2026-10-01' });
    const answer = await billing.post('/rcm/claims', { body });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors.map((error: { code: string }) => error.code)).toEqual([
      'SERVICE_DATES_ARE_OF_LINES',
      'COVERAGE_OF_ANOTHER_PATIENT',
    ]);
    const lines = [aClaimLine({ chargeCents: -1 }), aClaimLine({ modifiers: ['no'] })];
    const values = await billing.post('/rcm/claims', { body: aClaim(practice, { lines: lines as never }) });
    expect(values.json().errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      '/lines/0/chargeCents',
      '/lines/1/modifiers',
    ]);
    const nobody = '01900000-0000-7000-8000-000000000001';
    const missing = await billing.post('/rcm/claims', { body: aClaim(practice, { billingProviderId: nobody }) });
    expect([missing.statusCode, missing.json().errors[0].pointer]).toEqual([422, '/billingProviderId']);
  });

  it('leave no trace of a refused one, not even a number', async () => {
    const before = (await made()).number;
    const nobody = '01900000-0000-7000-8000-000000000001';
    await billing.post('/rcm/claims', { body: aClaim(practice, { facilityId: nobody }) });
    expect((await made()).number).toBe(before + 1);
  });

  it('are read whole, under the ETag, with one event of who saw them', async () => {
    const claim = await made();
    const read = await billing.get(`/rcm/claims/${claim.id}`);
    expect(read.headers['content-type']).toMatch('application/json');
    expect(read.headers.etag).toBe('"1"');
    expect(read.json()).toEqual(claim);
    expect(await lastEvent(api, company)).toMatchObject({
      action: 'readClaim',
      outcome: 'shown',
      entity: 'claims',
      entityId: claim.id,
      details: { ids: [claim.id] },
    });
    const stranger = await (await api.newCompany()).as('billing');
    expect((await stranger.get(`/rcm/claims/${claim.id}`)).statusCode).toBe(404);
  });

  it('change with their lines under one ETag, the total following', async () => {
    const claim = await made();
    const path = `/rcm/claims/${claim.id}`;
    const added = await billing.post(`${path}/lines`, {
      body: aClaimLine({ chargeCents: 450 }),
      headers: match(claim.version),
    });
    expect(added.statusCode).toBe(201);
    expect(added.json()).toMatchObject({ chargeCents: 13_000 });
    expect(added.json().lines).toHaveLength(2);
    const line = added.json().lines[1];
    const stale = await billing.patch(`${path}/lines/${line.id}`, {
      body: { chargeCents: 1 },
      headers: match(claim.version),
    });
    expect(stale.statusCode).toBe(412);
    const changed = await billing.patch(`${path}/lines/${line.id}`, {
      body: { chargeCents: 500, servedFromOn: '2026-10-09', servedToOn: '2026-10-09' },
      headers: match(added.json().version),
    });
    expect(changed.json()).toMatchObject({ chargeCents: 13_050, servedToOn: '2026-10-09' });
    const removed = await billing.delete(`${path}/lines/${line.id}`, { headers: match(changed.json().version) });
    expect(removed.json()).toMatchObject({ chargeCents: 12_550, servedToOn: '2026-10-05' });
    const diagnoses = [{ code: 'I10' }, { code: 'E11.9' }];
    const replaced = await billing.put(`${path}/diagnoses`, {
      body: { diagnoses },
      headers: match(removed.json().version),
    });
    expect(replaced.json().diagnoses.map(({ code, qualifier }: Record<string, string>) => [code, qualifier])).toEqual([
      ['I10', 'ABK'],
      ['E119', 'ABF'],
    ]);
    const final = await billing.patch(path, { body: { facilityCode: '22' }, headers: match(replaced.json().version) });
    expect(final.json()).toMatchObject({ facilityCode: '22', status: 'draft' });
    expect(final.headers.etag).toBe(`"${final.json().version}"`);
    expect(final.json().events.map(({ kind }: { kind: string }) => kind)).toEqual([
      'created',
      ...Array(5).fill('changed'),
    ]);
    expect((await billing.get(path)).json()).toEqual(final.json());
  });

  it('leave one audit event for each change', async () => {
    const alone = await api.newCompany();
    const caller = await alone.as('billing');
    const own = await aPractice(caller);
    const before = (await eventsOf(api, alone)).length;
    const { id } = (await caller.post('/rcm/claims', { body: aClaim(own) })).json();
    await caller.post(`/rcm/claims/${id}/lines`, { body: aClaimLine(), headers: match(1) });
    const events = (await eventsOf(api, alone)).slice(before);
    expect(events.map(({ action, outcome }) => [action, outcome])).toEqual([
      ['createClaim', 'done'],
      ['addClaimLine', 'done'],
    ]);
  });

  it('of twenty changes at once let one through', async () => {
    const claim = await made();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        billing.post(`/rcm/claims/${claim.id}/lines`, { body: aClaimLine(), headers: match(claim.version) }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, ...Array(19).fill(412)]);
    expect((await billing.get(`/rcm/claims/${claim.id}`)).json()).toMatchObject({ chargeCents: 25_100 });
  });

  it('are voided while they are drafts, and then are not editable', async () => {
    const claim = await made();
    const path = `/rcm/claims/${claim.id}`;
    const voided = await billing.post(`${path}/void`, {
      body: { reason: 'Entered twice' },
      headers: match(claim.version),
    });
    expect(voided.json()).toMatchObject({ status: 'voided' });
    expect(voided.json().events.at(-1)).toMatchObject({ kind: 'voided', fromStatus: 'draft', reason: 'Entered twice' });
    const { version } = voided.json();
    const edit = await billing.patch(path, { body: { facilityCode: '22' }, headers: match(version) });
    expect([edit.statusCode, edit.json().code]).toEqual([409, 'CLAIM_NOT_EDITABLE']);
    const again = await billing.post(`${path}/void`, { body: { reason: 'Again' }, headers: match(version) });
    expect([again.statusCode, again.json().code]).toEqual([409, 'CLAIM_NEEDS_VOID_BILL']);
  });

  it('are listed by what they are about', async () => {
    const caller = await (await api.newCompany()).as('billing');
    const own = await aPractice(caller);
    const doctor = (
      await caller.post('/clinical-record/providers', { body: aProvider({ kind: 'person', name: 'Doe' }) })
    ).json().id;
    const enter = async (facts = {}) => (await caller.post('/rcm/claims', { body: aClaim(own, facts) })).json();
    const first = await enter({ lines: [aClaimLine({ servedFromOn: '2026-01-05' })] });
    const second = await enter({ renderingProviderId: doctor });
    const third = await enter({ type: 'institutional' });
    await caller.post(`/rcm/claims/${third.id}/void`, { body: { reason: 'Test' }, headers: match(1) });
    const numbers = async (query: string) =>
      (await caller.get(`/rcm/claims?${query}`)).json().items.map((item: { number: number }) => item.number);
    expect(await numbers('')).toEqual([third.number, second.number, first.number]);
    expect(await numbers('sort=number')).toEqual([first.number, second.number, third.number]);
    expect(await numbers('status=draft')).toEqual([second.number, first.number]);
    expect(await numbers('type=institutional')).toEqual([third.number]);
    expect(await numbers(`providerId=${doctor}`)).toEqual([second.number]);
    expect(await numbers(`providerId=${own.billingProviderId}`)).toHaveLength(3);
    expect(await numbers(`patientId=${own.patientId}&payerId=${own.payerId}`)).toHaveLength(3);
    expect(await numbers('servedFrom=2026-01-01&servedTo=2026-01-31')).toEqual([first.number]);
    const search = await caller.post('/rcm/claims/search', {
      body: { patientControlNumber: ` ${second.patientControlNumber.toLowerCase()}` },
    });
    expect(search.json().items.map((item: { id: string }) => item.id)).toEqual([second.id]);
    expect((await caller.post('/rcm/claims/search', { body: { number: first.number } })).json().items).toHaveLength(1);
    expect((await caller.get(`/rcm/claims?number=${first.number}`)).json().code).toBe('UNKNOWN_PROPERTY');
    expect((await caller.get('/rcm/claims?sort=patientId')).json().code).toBe('INVALID_PARAMETER');
  });

  it('are listed in pages, each with one event of the ids it showed', async () => {
    const alone = await api.newCompany();
    const caller = await alone.as('billing');
    const own = await aPractice(caller);
    for (let count = 0; count < 5; count += 1) await caller.post('/rcm/claims', { body: aClaim(own) });
    for (const sort of ['-number', 'createdAt']) {
      const seen: string[] = [];
      let next: string | undefined = `/rcm/claims?limit=2&total=true&sort=${sort}`;
      while (next !== undefined) {
        const page = await caller.get(next);
        const ids = page.json().items.map((item: { id: string }) => item.id);
        expect(page.json().total).toBe(5);
        expect(await lastEvent(api, alone)).toMatchObject({
          action: 'listClaims',
          outcome: 'shown',
          entity: 'claims',
          details: { ids },
        });
        seen.push(...ids);
        next = /<([^>]+)>/.exec(String(page.headers.link ?? ''))?.[1]?.replace('/api/v1', '');
      }
      expect(new Set(seen).size).toBe(5);
    }
    await caller.get('/rcm/claims?status=paid');
    expect((await lastEvent(api, alone)).details).toEqual({ ids: [] });
  });
});
