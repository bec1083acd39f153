import { aClaim, aClaimLine } from '../../factories/claim.factory.js';
import { aPatient } from '../../factories/clinical-record.factory.js';
import { aPayer } from '../../factories/payer.factory.js';
import { eventsOf, ofKind } from '../../factories/x12.factory.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';
import { VersionDesk } from '../../support/version-desk.js';

interface Outcome {
  outcome: string;
  findings: { code: string }[];
}

describe('RCM prior authorization: numbers that payers give before the care', () => {
  let api: TestApi;
  let caller: Caller;
  let desk: VersionDesk;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    caller = await (await api.newCompany()).as('company_admin');
    desk = await VersionDesk.open(caller);
  });

  const authorization = (facts = {}) => {
    const { payerId, patientId } = desk.practice;
    const own = { kind: 'authorization', number: 'AUTH1', payerId, patientId, procedureCodes: ['99213'] };
    return { ...own, validFromOn: '2026-01-01', validToOn: '2026-12-31', unitsAuthorized: 3, ...facts };
  };
  const onFile = (facts = {}) => desk.made<{ id: string }>('/rcm/prior-authorizations', authorization(facts));
  const claim = async (units = 1, facts = {}): Promise<string> => {
    const lines = [aClaimLine({ units, chargeCents: 10_000 + units, servedFromOn: '2026-07-01' })];
    const body = aClaim(desk.practice, { priorAuthorizationNumber: 'AUTH1', lines, ...facts } as never);
    return (await desk.made<{ id: string }>('/rcm/claims', body)).id;
  };
  const errorsOf = async (id: string): Promise<string[]> => {
    const { findings } = (await caller.post(`/rcm/claims/${id}/validation`)).json();
    return findings
      .filter(({ severity }: { severity: string }) => severity === 'error')
      .map(({ code }: { code: string }) => code);
  };
  const used = async (id: string): Promise<number> =>
    (await desk.read<{ unitsUsed: number }>(`/rcm/prior-authorizations/${id}`)).unitsUsed;

  it('RCM prior authorization: goes out as REF G1 and REF 9F, and its units are counted from what went out', async () => {
    const { id } = await onFile();
    await onFile({ kind: 'referral', number: 'REFER1', procedureCodes: [], unitsAuthorized: null });
    const claimId = await claim(2, { referralNumber: 'REFER1' });
    expect([await errorsOf(claimId), await used(id)]).toEqual([[], 0]);
    const [written] = ofKind(await eventsOf(await desk.file(await desk.send(claimId))), 'claim');
    expect(written!.claim.references).toMatchObject([
      { qualifier: 'G1', value: 'AUTH1' },
      { qualifier: '9F', value: 'REFER1' },
    ]);
    expect(await used(id)).toBe(2);
  });

  it.each([
    ['AUTHORIZATION_EXPIRED', { validToOn: '2026-06-30' }, {}],
    ['AUTHORIZATION_EXPIRED', { validFromOn: '2026-07-02' }, {}],
    ['AUTHORIZATION_NOT_FOR_PROCEDURE', { procedureCodes: ['97110'] }, {}],
    ['AUTHORIZATION_UNITS_EXCEEDED', { unitsAuthorized: 0.5 }, {}],
    ['REFERRAL_EXPIRED', { kind: 'referral', number: 'R1', validToOn: '2026-06-30' }, { referralNumber: 'R1' }],
  ])('RCM prior authorization: %s keeps the claim from going', async (code, facts, ofClaim) => {
    await onFile(facts);
    expect(await errorsOf(await claim(1, ofClaim))).toEqual([code]);
  });

  it('RCM prior authorization: AUTHORIZATION_NOT_FOR_PAYER and _NOT_FOR_PATIENT; a number not on file is the payer’s business', async () => {
    const payerId = (await desk.made<{ id: string }>('/rcm/payers', aPayer())).id;
    await onFile({ payerId });
    const patientId = (await desk.made<{ id: string }>('/clinical-record/patients', aPatient())).id;
    await onFile({ number: 'OTHER', patientId });
    expect(await errorsOf(await claim())).toEqual(['AUTHORIZATION_NOT_FOR_PAYER']);
    expect(await errorsOf(await claim(1, { priorAuthorizationNumber: 'OTHER' }))).toEqual([
      'AUTHORIZATION_NOT_FOR_PATIENT',
    ]);
    expect(await errorsOf(await claim(1, { priorAuthorizationNumber: 'UNKNOWN' }))).toEqual([]);
  });

  it('RCM prior authorization: two submissions cannot overdraw it, nor two claims of one submission', async () => {
    const { id } = await onFile();
    const claims = await Promise.all([claim(2), claim(2), claim(2), claim(2)]);
    const together = await caller.post('/rcm/batches', { body: { claimIds: claims.slice(0, 2) } });
    const outcomes = together.json().claims as Outcome[];
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['queued', 'refused']);
    expect(outcomes.flatMap(({ findings }) => findings.map(({ code }) => code))).toContain(
      'AUTHORIZATION_UNITS_EXCEEDED',
    );
    await caller.patch(`/rcm/prior-authorizations/${id}`, {
      body: { unitsAuthorized: 5 },
      headers: { 'if-match': '"1"' },
    });
    const apart = await Promise.all(
      claims.slice(2).map((claimId) => caller.post(`/rcm/claims/${claimId}/submission`, { body: {} })),
    );
    expect(apart.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
    expect(await used(id)).toBe(4);
  });

  it('RCM prior authorization: a correction takes the place of the version before it', async () => {
    const { id } = await onFile();
    const claimId = await claim(3);
    await desk.send(claimId);
    const version = await desk.made<{ id: string }>(`/rcm/claims/${claimId}/corrections`, {
      reason: 'Modifier',
      payerControlNumber: 'ICN1',
    });
    expect(await errorsOf(version.id)).toEqual([]);
    await desk.send(version.id);
    expect(await used(id)).toBe(3);
  });

  it('RCM prior authorization: a number once for each payer, and no end before the beginning', async () => {
    await onFile();
    const again = await caller.post('/rcm/prior-authorizations', { body: authorization() });
    expect([again.statusCode, again.json().code]).toEqual([409, 'DUPLICATE']);
    const reversed = await caller.post('/rcm/prior-authorizations', {
      body: authorization({ number: 'AUTH2', validToOn: '2025-12-31' }),
    });
    expect([reversed.statusCode, reversed.json().errors[0].code]).toEqual([422, 'DATES_REVERSED']);
  });
});
