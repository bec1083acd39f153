import { aClaim, aClaimLine, aPractice, type Practice } from '../../factories/claim.factory.js';
import { aProvider } from '../../factories/clinical-record.factory.js';
import { aSubmittingPartner, aTradingPartner } from '../../factories/trading-partner.factory.js';
import { eventsOf, ofKind } from '../../factories/x12.factory.js';
import { importX12 } from '../../support/x12-upload.js';
import { generate837 } from '../../../src/modules/rcm/x12/generator/claims-837.writer.js';
import { ClaimLifecycle } from '../../../src/modules/rcm/claims/claim-lifecycle.service.js';
import { newId } from '../../../src/shared/database/new-id.js';
import { tenantContext } from '../../../src/shared/tenancy/tenant-context.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';

interface Finding {
  code: string;
  severity: string;
  path: string | null;
}
interface Result {
  claimId: string;
  outcome: string;
  status: string;
  batchId: string | null;
  findings: Finding[];
}

describe('RCM §1 submit: claims', () => {
  let api: TestApi;
  let company: TestCompany;
  let billing: Caller;
  let admin: Caller;
  let practice: Practice;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    company = await api.newCompany();
    billing = await company.as('billing');
    admin = await company.as('company_admin');
    practice = await aPractice(billing);
  });

  const made = async (path: string, body: unknown, by = billing): Promise<{ id: string } & Record<string, unknown>> => {
    const answer = await by.post(path, { body });
    if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.body}`);
    return answer.json();
  };
  const partner = (facts = {}) => made('/rcm/trading-partners', aSubmittingPartner(facts), admin);
  const claim = async (facts = {}) => (await made('/rcm/claims', aClaim(practice, facts))).id;
  const submit = (id: string, body = {}) => billing.post(`/rcm/claims/${id}/submission`, { body });
  const submitAll = (body: unknown) => billing.post('/rcm/batches', { body });
  const read = async (path: string) => (await billing.get(path)).json();
  const file = async (batchId: string): Promise<Buffer> =>
    Buffer.from((await billing.get(`/rcm/batches/${batchId}/content`)).body);
  const codes = (findings: Finding[]) => findings.map(({ code }) => code);

  it('RCM B: a claim is validated, queued with its batch, submitted when the file is sent, and its charges are posted', async () => {
    await partner();
    const id = await claim();
    const answer = await submit(id);
    expect([answer.statusCode, answer.json()]).toMatchObject([
      200,
      { claimId: id, outcome: 'queued', status: 'queued', findings: [], batch: { status: 'queued', claimCount: 1 } },
    ]);
    const { batch } = answer.json();
    expect(await read(`/rcm/claims/${id}`)).toMatchObject({ status: 'queued', balanceCents: 0, submittedAt: null });
    expect(await read(`/rcm/batches/${batch.id}`)).toMatchObject({ outbox: { state: 'queued', attempts: 0 } });
    const sent = await billing.post(`/rcm/batches/${batch.id}/sending`);
    expect([sent.statusCode, sent.json()]).toMatchObject([200, { status: 'sent', sentAt: expect.any(String) }]);
    const after = await read(`/rcm/claims/${id}`);
    expect(after).toMatchObject({ status: 'submitted', balanceCents: 12_550, submittedAt: expect.any(String) });
    expect(
      after.events.map(({ kind, toStatus, sourceId }: Record<string, string>) => [kind, toStatus, sourceId]),
    ).toEqual([
      ['created', 'draft', null],
      ['validated', 'validated', null],
      ['queued', 'queued', batch.id],
      ['submitted', 'submitted', batch.id],
    ]);
    const again = await billing.post(`/rcm/batches/${batch.id}/sending`);
    expect([again.statusCode, again.json().status]).toEqual([200, 'sent']);
    expect(await read(`/rcm/claims/${id}`)).toMatchObject({ balanceCents: 12_550, version: after.version });
  });

  it('RCM C: the file says what the claim says, under its control numbers, and stays the same bytes', async () => {
    const { id: partnerId, name } = await partner({ separators: '|!>\n' });
    const id = await claim();
    const { batch } = (await submit(id)).json();
    expect(batch).toMatchObject({
      tradingPartnerId: partnerId,
      payerId: practice.payerId,
      versionCode: '005010X222A1',
      interchangeControlNumber: '000000001',
      groupControlNumber: '1',
      setCount: 1,
      chargeCents: 12_550,
    });
    const bytes = await file(batch.id);
    expect(bytes.length).toBe(batch.bytes);
    const events = await eventsOf(bytes);
    const [end] = ofKind(events, 'set-end');
    expect(end).toMatchObject({ findings: [], errorCount: 0, transactionSet: { controlNumber: '0001', set: '837P' } });
    const [submission] = ofKind(events, 'submission');
    expect(submission!.submission).toMatchObject({ submitter: { name: 'Example Clinic' }, receiver: { name } });
    const [written] = ofKind(events, 'claim');
    expect(written!.claim).toMatchObject({
      chargeCents: 12_550,
      lines: [{ procedure: { code: '99213' }, controlNumber: expect.stringMatching(/^Q\d+L1$/) }],
      codes: [{ qualifier: 'ABK', code: 'E119' }],
    });
    const { items } = await read(`/rcm/batches/${batch.id}/claims`);
    expect(items).toMatchObject([
      {
        claimId: id,
        ordinal: 1,
        setControlNumber: '0001',
        hierarchyNumber: 2,
        firstSegment: 6,
        lastSegment: end!.segments - 1,
      },
    ]);
    await billing.post(`/rcm/batches/${batch.id}/sending`);
    const resent = await billing.post(`/rcm/batches/${batch.id}/resending`, { body: { reason: 'Lost' } });
    expect(resent.json()).toMatchObject({ status: 'sent', outbox: { state: 'queued' } });
    expect((await file(batch.id)).equals(bytes)).toBe(true);
  });

  it('RCM C: one batch for each partner and type; refused claims come back with all their problems', async () => {
    const { id: first } = await partner();
    const { id: second } = await partner({ role: 'payer' });
    const other = await aPractice(billing);
    await billing.patch(`/rcm/payers/${practice.payerId}`, {
      body: { tradingPartnerId: second },
      headers: { 'if-match': '"1"' },
    });
    const good = [await claim(), await claim({ lines: [aClaimLine({ chargeCents: 900 })] })];
    const elsewhere = (await made('/rcm/claims', aClaim(other))).id;
    const bad = await claim({ facilityCode: '00', lines: [aClaimLine({ procedureCode: 'X', units: 0 })] });
    const dental = await claim({ type: 'dental', lines: [aClaimLine({ chargeCents: 50 })] });
    const missing = '01900000-0000-7000-8000-00000000dead';
    const answer = await submitAll({ claimIds: [...good, bad, elsewhere, dental, missing] });
    const { claims, batches, ...counts } = answer.json();
    expect([answer.statusCode, counts]).toEqual([200, { queuedCount: 3, refusedCount: 3, hasMore: false }]);
    expect(
      batches.map((batch: Record<string, unknown>) => [batch['tradingPartnerId'], batch['claimCount']]).sort(),
    ).toEqual(
      [
        [first, 1],
        [second, 2],
      ].sort(),
    );
    const of = (id: string): Result => claims.find(({ claimId }: Result) => claimId === id);
    expect(codes(of(bad).findings)).toEqual(
      expect.arrayContaining(['PROCEDURE_INVALID', 'UNITS_NOT_POSITIVE', 'PLACE_OF_SERVICE_INVALID']),
    );
    expect([of(dental), of(missing)].map(({ outcome, findings }) => [outcome, codes(findings)])).toEqual([
      ['refused', ['CLAIM_TYPE_NOT_SENT']],
      ['refused', ['NOT_FOUND']],
    ]);
    expect(await read(`/rcm/claims/${bad}`)).toMatchObject({
      status: 'draft',
      findings: { length: of(bad).findings.length },
    });
    const again = await submitAll({ claimIds: good });
    expect(again.json().claims.map(({ outcome, findings }: Result) => [outcome, codes(findings)])).toEqual([
      ['refused', ['STATE_FORBIDS']],
      ['refused', ['STATE_FORBIDS']],
    ]);
  });

  it.each([
    ['no claim', { claimIds: [] }, 'BATCH_EMPTY'],
    ['a filter that holds for none', { filter: { servedFrom: '2001-01-01', servedTo: '2001-01-02' } }, 'BATCH_EMPTY'],
    ['neither', {}, 'VALIDATION_FAILED'],
    ['both', { claimIds: [], filter: {} }, 'VALIDATION_FAILED'],
    [
      'a partner that is none',
      { filter: {}, tradingPartnerId: '01900000-0000-7000-8000-00000000dead' },
      'REFERENCE_NOT_FOUND',
    ],
  ])('refuses %s', async (_, body, code) => {
    await claim();
    const answer = await submitAll(body);
    expect([answer.statusCode, answer.json().code]).toEqual([422, code]);
  });

  it('submits what passes a filter', async () => {
    await partner();
    const id = await claim();
    await claim({ lines: [aClaimLine({ servedFromOn: '2026-09-01', servedToOn: '2026-09-01', chargeCents: 100 })] });
    const { claims, hasMore } = (await submitAll({ filter: { servedFrom: '2026-10-01' } })).json();
    expect([claims.map(({ claimId }: Result) => claimId), hasMore]).toEqual([[id], false]);
  });

  it('answers an invalid claim alone with all its problems, and changes nothing', async () => {
    await partner();
    const id = await claim({ facilityCode: '00', lines: [aClaimLine({ procedureCode: 'X', units: 0 })] });
    const answer = await submit(id);
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'CLAIM_NOT_SUBMITTABLE']);
    expect(answer.json().errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'PROCEDURE_INVALID', pointer: '/lines/0/procedure/code', severity: 'error' }),
        expect.objectContaining({ code: 'UNITS_NOT_POSITIVE', pointer: '/lines/0/units' }),
        expect.objectContaining({ code: 'PLACE_OF_SERVICE_INVALID', pointer: '/facilityCode' }),
      ]),
    );
    expect(await read(`/rcm/claims/${id}`)).toMatchObject({ status: 'draft', version: 1, findings: [] });
  });

  it.each<[string, object[], object, string[]]>([
    ['no partner', [], {}, ['TRADING_PARTNER_MISSING']],
    ['two clearinghouses and no choice', [{}, {}], {}, ['TRADING_PARTNER_MISSING']],
    ['a payer on paper', [{}], { submissionMethod: 'paper' }, ['PAYER_NOT_ELECTRONIC']],
    ['a partner with a separator in its name', [{ name: 'A:B' }], {}, ['TRADING_PARTNER_NOT_WRITABLE']],
    ['a partner without a contact', [{ submitterContactName: null }], {}, ['TRADING_PARTNER_INCOMPLETE']],
  ])('says what is missing with %s', async (_, partners, payer, expected) => {
    for (const facts of partners) await partner(facts);
    if (Object.keys(payer).length > 0)
      await billing.patch(`/rcm/payers/${practice.payerId}`, { body: payer, headers: { 'if-match': '"1"' } });
    const id = await claim();
    const answer = await submit(id);
    expect([answer.statusCode, codes(answer.json().errors)]).toEqual([422, expected]);
  });

  it('names each missing fact of the partner', async () => {
    await made('/rcm/trading-partners', aTradingPartner(), admin);
    const { errors } = (await submit(await claim())).json();
    expect(errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/tradingPartner/submitterName',
      '/tradingPartner/submitterContactName',
      '/tradingPartner/submitterContactPhone',
    ]);
  });

  it('RCM C: an institutional claim that was entered here says all that an 837I needs', async () => {
    await partner();
    const doctor = { kind: 'person' as const, name: 'Welby', givenName: 'Marcus', npi: '1993999998' };
    const renderingProviderId = (await made('/clinical-record/providers', aProvider(doctor))).id;
    const room = { procedureCode: null, revenueCode: '0120', unitCode: 'DA', units: 2, diagnosisPointers: [] };
    const stay = {
      ...{ type: 'institutional', facilityCode: '11', admittedOn: '2026-10-05', renderingProviderId },
      diagnoses: [
        { code: 'I21.4', presentOnAdmission: 'Y' },
        { code: 'R07.9', qualifier: 'ABJ', presentOnAdmission: null },
      ],
      lines: [aClaimLine(room)],
    };
    const id = await claim(stay);
    expect(codes((await submit(id)).json().errors).sort()).toEqual([
      'ADMISSION_SOURCE_MISSING',
      'ADMISSION_TYPE_MISSING',
      'PATIENT_STATUS_MISSING',
    ]);
    const more = {
      ...{ admissionTypeCode: '3', admissionSourceCode: '1', patientStatusCode: '01', dischargeTime: '1100' },
      codes: [
        { qualifier: 'BBR', code: '02703ZZ', fromOn: '2026-10-05', toOn: null, cents: null },
        { qualifier: 'BE', code: '80', fromOn: null, toOn: null, cents: 200 },
      ],
    };
    const path = `/rcm/claims/${id}/institutional-facts`;
    const answer = await billing.put(path, { body: more, headers: { 'if-match': '"1"' } });
    expect(answer.statusCode).toBe(200);
    expect(await read(path)).toMatchObject({ admissionTypeCode: '3', codes: [{ code: '02703ZZ' }, { cents: 200 }] });
    const { batch } = (await submit(id)).json();
    expect(batch).toMatchObject({ claimType: 'institutional', versionCode: '005010X223A2' });
    const [written] = ofKind(await eventsOf(await file(batch.id)), 'claim');
    expect(written!.claim).toMatchObject({
      ...{ type: 'institutional', admissionTypeCode: '3', dischargeTime: '1100', admittedOn: '2026-10-05' },
      providers: [{ entityCode: '71', id: '1993999998' }],
      codes: [
        { qualifier: 'ABK', code: 'I214', presentOnAdmission: 'Y' },
        { qualifier: 'ABJ', code: 'R079' },
        { qualifier: 'BBR', code: '02703ZZ', fromOn: '2026-10-05' },
        { qualifier: 'BE', code: '80', cents: 200 },
      ],
      lines: [{ revenueCode: '0120', procedure: null, units: 2 }],
    });
  });

  it('of twenty submissions of one claim at once one wins', async () => {
    await partner();
    const id = await claim();
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit(id)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, ...Array(19).fill(409)]);
    expect((await read('/rcm/batches')).items).toHaveLength(1);
  });

  const moved = (claimId: string, to: 'payer_rejected' | 'payer_accepted') =>
    tenantContext.run(
      { requestId: 'test', companyId: company.id, action: 'test', actorId: newId(), actorKind: 'user' },
      () =>
        api.app.get(ClaimLifecycle).move(claimId, to, { kind: 'acknowledged', occurredAt: '2026-11-26T08:00:00.000Z' }),
    );
  const sent = async (id: string): Promise<string> => {
    const { batch } = (await submit(id)).json();
    expect((await billing.post(`/rcm/batches/${batch.id}/sending`)).statusCode).toBe(200);
    return batch.id;
  };

  it('RCM B: a rejected claim is mended and sent again in another batch; only the difference is charged', async () => {
    await partner();
    const id = await claim();
    const first = await sent(id);
    expect((await submit(id)).json().code).toBe('STATE_FORBIDS');
    await moved(id, 'payer_rejected');
    const rejected = await read(`/rcm/claims/${id}`);
    const etag = { 'if-match': `"${rejected.version}"` };
    const mended = await billing.patch(`/rcm/claims/${id}/lines/${rejected.lines[0].id}`, {
      body: { chargeCents: 13_000 },
      headers: etag,
    });
    expect(mended.statusCode).toBe(200);
    const second = await sent(id);
    expect(second).not.toBe(first);
    expect(await read(`/rcm/claims/${id}`)).toMatchObject({ status: 'submitted', balanceCents: 13_000 });
    const { items } = await read(`/rcm/ledger-entries?claimId=${id}`);
    expect(items.map(({ cents }: { cents: number }) => cents).sort()).toEqual([12_550, 450]);
  });

  it('RCM A4: a number that another live claim has cannot be submitted', async () => {
    await partner();
    const id = await claim();
    const { patientControlNumber } = await read(`/rcm/claims/${id}`);
    const text = [...generate837({ set: '837P', claims: 1, seed: 9 })].join('');
    const [, number] = /CLM\*([^*]+)\*/.exec(text)!;
    await importX12(billing, text.replace(`CLM*${number}*`, `CLM*${patientControlNumber}*`), '?disposition=draft');
    expect(codes((await submit(id)).json().errors)).toContain('PCN_NOT_UNIQUE');
  });

  it('takes a batch back that has not gone out: its claims are free, its numbers are not used again', async () => {
    await partner();
    const id = await claim();
    const { batch } = (await submit(id)).json();
    const answer = await billing.post(`/rcm/batches/${batch.id}/withdrawal`, { body: { reason: 'Wrong day' } });
    expect([answer.statusCode, answer.json().status]).toEqual([200, 'withdrawn']);
    expect(await read(`/rcm/claims/${id}`)).toMatchObject({ status: 'validated' });
    expect((await billing.post(`/rcm/batches/${batch.id}/sending`)).statusCode).toBe(409);
    const next = (await submit(id)).json().batch;
    expect(next).toMatchObject({ number: 2, interchangeControlNumber: '000000002', groupControlNumber: '2' });
    await billing.post(`/rcm/batches/${next.id}/sending`);
    const late = await billing.post(`/rcm/batches/${next.id}/withdrawal`, { body: { reason: 'Too late' } });
    expect(late.statusCode).toBe(409);
  });

  it('RCM A13: a passed filing limit needs a supervisor’s reason', async () => {
    await partner();
    const limit = { filingLimitCount: 90, filingLimitUnit: 'days' };
    await billing.patch(`/rcm/payers/${practice.payerId}`, { body: limit, headers: { 'if-match': '"1"' } });
    const id = await claim({ lines: [aClaimLine({ servedFromOn: '2020-01-06', servedToOn: '2020-01-06' })] });
    expect(codes((await submit(id)).json().errors)).toEqual(['TIMELY_FILING_PASSED']);
    const request = { body: { reason: 'Outage at the payer' }, headers: { 'if-match': '"1"' } };
    expect((await billing.post(`/rcm/claims/${id}/filing-override`, request)).statusCode).toBe(403);
    const supervisor = await company.as('billing_supervisor');
    const overridden = await supervisor.post(`/rcm/claims/${id}/filing-override`, request);
    expect([overridden.statusCode, overridden.json().filingOverrideReason]).toEqual([200, 'Outage at the payer']);
    const answer = (await submit(id)).json();
    expect([answer.outcome, codes(answer.findings)]).toEqual(['queued', ['TIMELY_FILING_OVERRIDDEN']]);
  });
});
