import { addDays, addMonths } from '../../../src/shared/domain/day.rules.js';
import {
  anAttestation,
  newAttestation,
  newEvidence,
  newRequirement,
  signedAttestation,
} from '../../factories/compliance.factory.js';
import { today } from '../../support/company-day.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';
import { movableClock } from '../../support/movable-clock.js';

const BASE = '/regulatory-compliance';
const DAY = 86_400;

describe('RC §0 attestations', () => {
  let api: TestApi;
  let preparer: Caller;
  let signer: Caller;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    const company = await api.newCompany();
    preparer = await company.as('compliance', 'preparer');
    signer = await company.as('compliance', 'signer');
  });
  afterAll(() => api.close());

  const standing = async (id: string, day = ''): Promise<object> => {
    const { status, statusReason } = (await signer.get(`${BASE}/requirements/${id}${day && `?asOf=${day}`}`)).json();
    return { status, statusReason };
  };
  const sign = (id: string): ReturnType<Caller['post']> =>
    signer.post(`${BASE}/attestations/${id}/signature`, { body: { signerTitle: 'Chief compliance officer' } });

  it('RC §1.3: freeze what is attested, and count once another person has signed', async () => {
    const requirementId = await newRequirement(preparer, { requiredEvidence: ['report'] });
    await newEvidence(preparer, { requirementIds: [requirementId] });
    const prepared = await preparer.post(`${BASE}/attestations`, { body: anAttestation(requirementId) });
    expect(prepared.statusCode).toBe(201);
    expect(prepared.json()).toMatchObject({ state: 'prepared', signature: null, evidence: [{ kind: 'report' }] });
    expect(await standing(requirementId)).toEqual({ status: 'in_progress', statusReason: 'NOT_ATTESTED' });
    const { id, contentHash } = prepared.json();
    const signed = await sign(id);
    expect(signed.json()).toMatchObject({
      state: 'valid',
      contentHash,
      signature: {
        contentHash,
        signerRoles: ['compliance'],
        signerTitle: 'Chief compliance officer',
        validFrom: today(),
      },
    });
    expect(signed.json().signature.createdBy).not.toBe(signed.json().createdBy);
    expect(await standing(requirementId)).toEqual({ status: 'compliant', statusReason: 'ATTESTED' });
    const requirement = (await signer.get(`${BASE}/requirements/${requirementId}`)).json();
    expect(requirement).toMatchObject({ attestationId: id, attestedUntil: addDays(addMonths(today(), 12), -1) });
    expect((await preparer.get(`${BASE}/attestations?requirementId=${requirementId}`)).json().items).toHaveLength(1);
  });

  it('RC §1.3: are not signed by who has prepared them (OWN_APPROVAL), nor twice', async () => {
    const id = await newAttestation(preparer, await newRequirement(preparer));
    const own = await preparer.post(`${BASE}/attestations/${id}/signature`, { body: {} });
    expect([own.statusCode, own.json().code]).toEqual([403, 'OWN_APPROVAL']);
    const both = await Promise.all([sign(id), sign(id)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    expect((await sign(id)).json().code).toBe('ATTESTATION_SIGNED');
  });

  it('RC §0 attestations: an unknown requirement, or one of another company, is refused', async () => {
    const elsewhere = await (await api.newCompany()).as('compliance');
    const foreign = await newRequirement(elsewhere);
    for (const requirementId of [foreign, '01900000-0000-7000-8000-000000000001']) {
      const answer = await preparer.post(`${BASE}/attestations`, { body: anAttestation(requirementId) });
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'REFERENCE_NOT_FOUND']);
      expect(answer.json().errors[0].pointer).toBe('/requirementId');
    }
  });

  it('RC §0 attestations: missing and expired evidence is refused with the list, and nothing is kept', async () => {
    const requirementId = await newRequirement(preparer, { requiredEvidence: ['report', 'mitigation_plan'] });
    const both = await preparer.post(`${BASE}/attestations`, { body: anAttestation(requirementId) });
    expect([both.statusCode, both.json().code]).toEqual([422, 'EVIDENCE_MISSING']);
    expect(both.json().errors.map(({ message }: { message: string }) => message)).toEqual([
      expect.stringContaining('mitigation_plan'),
      expect.stringContaining('report'),
    ]);
    await newEvidence(preparer, { requirementIds: [requirementId] });
    await newEvidence(preparer, {
      kind: 'mitigation_plan',
      requirementIds: [requirementId],
      query: `?expiresOn=${today()}`,
    });
    const startsOn = addDays(today(), 1);
    const expired = await preparer.post(`${BASE}/attestations`, { body: anAttestation(requirementId, { startsOn }) });
    expect(expired.json().errors).toMatchObject([{ code: 'EVIDENCE_EXPIRED' }]);
    expect((await preparer.get(`${BASE}/attestations`)).json().items).toEqual([]);
  });

  it('RC §0 attestations: evidence of another requirement is refused until it serves this one too', async () => {
    const requirementId = await newRequirement(preparer, { requiredEvidence: ['report'] });
    const other = await newEvidence(preparer, { requirementIds: [await newRequirement(preparer)] });
    const body = anAttestation(requirementId, { evidenceIds: [other] });
    const refused = await preparer.post(`${BASE}/attestations`, { body });
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'REFERENCE_NOT_FOUND']);
    expect(refused.json().errors).toMatchObject([{ pointer: '/evidenceIds' }]);
    await preparer.post(`${BASE}/evidence/${other}/requirements`, { body: { requirementId } });
    const made = await preparer.post(`${BASE}/attestations`, { body });
    expect(made.json().evidence).toMatchObject([{ evidenceId: other }]);
  });

  it('RC §0 attestations: backdated and overlapping validity is refused', async () => {
    const requirementId = await newRequirement(preparer);
    const backdated = anAttestation(requirementId, { startsOn: addDays(today(), -1) });
    const early = await preparer.post(`${BASE}/attestations`, { body: backdated });
    expect([early.statusCode, early.json().code]).toEqual([422, 'ATTESTATION_BACKDATED']);
    const reversed = anAttestation(requirementId, { validTo: addDays(today(), -1) });
    expect((await preparer.post(`${BASE}/attestations`, { body: reversed })).statusCode).toBe(422);
    const waiting = await newAttestation(preparer, requirementId);
    await signedAttestation([preparer, signer], requirementId, { validTo: addDays(today(), 30) });
    const body = anAttestation(requirementId, { startsOn: addDays(today(), 30) });
    const overlapping = await preparer.post(`${BASE}/attestations`, { body });
    expect([overlapping.statusCode, overlapping.json().code]).toEqual([409, 'ATTESTATION_OVERLAPS']);
    // What was prepared before is refused at its signature.
    expect((await sign(waiting)).json().code).toBe('ATTESTATION_OVERLAPS');
    await signedAttestation([preparer, signer], requirementId, { startsOn: addDays(today(), 31) });
  });

  it('RC §0 attestations: what was prepared for yesterday is not signed today', async () => {
    const moved = await startApi();
    const time = movableClock(moved.app);
    const company = await moved.newCompany();
    const [one, two] = [await company.as('compliance', 'one'), await company.as('compliance', 'two')];
    const id = await newAttestation(one, await newRequirement(one), { startsOn: today() });
    time.advance(DAY);
    const late = await two.post(`${BASE}/attestations/${id}/signature`, { body: {} });
    expect([late.statusCode, late.json().code]).toEqual([422, 'ATTESTATION_BACKDATED']);
    await moved.close();
  });

  it('RC §0 attestations: revoking is a record of its own with a reason, and the status follows', async () => {
    const requirementId = await newRequirement(preparer);
    const id = await signedAttestation([preparer, signer], requirementId);
    const nothing = await signer.post(`${BASE}/attestations/${id}/revocation`, { body: {} });
    expect([nothing.statusCode, nothing.json().code]).toEqual([422, 'VALIDATION_FAILED']);
    const revoked = await signer.post(`${BASE}/attestations/${id}/revocation`, { body: { reason: 'Wrong site' } });
    expect(revoked.json()).toMatchObject({ state: 'revoked', revocation: { reason: 'Wrong site' } });
    expect(await standing(requirementId)).toEqual({ status: 'in_progress', statusReason: 'NOT_ATTESTED' });
    const again = await signer.post(`${BASE}/attestations/${id}/revocation`, { body: { reason: 'Again' } });
    expect([again.statusCode, again.json().code]).toEqual([409, 'ATTESTATION_REVOKED']);
    const unsigned = await newAttestation(preparer, requirementId);
    const early = await signer.post(`${BASE}/attestations/${unsigned}/revocation`, { body: { reason: 'No' } });
    expect([early.statusCode, early.json().code]).toEqual([409, 'STATE_FORBIDS']);
  });

  it('RC §1.3: lapse when the content of the requirement changes; a change of its owner leaves them valid', async () => {
    const requirementId = await newRequirement(preparer);
    const id = await signedAttestation([preparer, signer], requirementId);
    const path = `${BASE}/requirements/${requirementId}`;
    await preparer.patch(path, { body: { owner: 'Somebody' }, headers: { 'if-match': '"1"' } });
    expect(await standing(requirementId)).toMatchObject({ statusReason: 'ATTESTED' });
    const waiting = await newAttestation(preparer, requirementId, {
      startsOn: addMonths(today(), 13),
      validTo: addMonths(today(), 14),
    });
    await preparer.patch(path, { body: { description: 'More' }, headers: { 'if-match': '"2"' } });
    expect(await standing(requirementId)).toEqual({ status: 'in_progress', statusReason: 'CONTENT_CHANGED' });
    expect((await signer.get(`${BASE}/attestations/${id}`)).json().state).toBe('lapsed');
    expect((await sign(waiting)).json().code).toBe('CONTENT_CHANGED');
  });

  it('RC §1.3, §1.6: expiry of the attestation and of its evidence is seen on read, on any day', async () => {
    const requirementId = await newRequirement(preparer, { requiredEvidence: ['report'] });
    await newEvidence(preparer, { requirementIds: [requirementId], query: `?expiresOn=${addDays(today(), 10)}` });
    const id = await signedAttestation([preparer, signer], requirementId, { validTo: addDays(today(), 20) });
    const state = async (days: number): Promise<string> =>
      (await signer.get(`${BASE}/attestations/${id}?asOf=${addDays(today(), days)}`)).json().state;
    expect([await state(10), await state(11), await state(21)]).toEqual(['valid', 'evidence_expired', 'expired']);
    expect(await standing(requirementId, addDays(today(), 10))).toMatchObject({ status: 'compliant' });
    expect(await standing(requirementId, addDays(today(), 11))).toMatchObject({ status: 'in_progress' });
    expect((await signer.get(`${BASE}/attestations/${id}?asOf=${addDays(today(), -1)}`)).statusCode).toBe(404);
  });

  it('RC §1.5, §1.6: a missed period is attested late by naming it', async () => {
    const startsOn = addMonths(`${today().slice(0, 7)}-01`, -2);
    const requirementId = await newRequirement(preparer, { frequency: 'monthly', startsOn });
    expect(await standing(requirementId)).toEqual({ status: 'non_compliant', statusReason: 'PERIOD_MISSED' });
    const { items } = (
      await preparer.get(`${BASE}/requirements/${requirementId}/periods?sort=startsOn&limit=2`)
    ).json();
    const other = await newRequirement(preparer);
    const wrong = await preparer.post(`${BASE}/attestations`, {
      body: anAttestation(other, { periodId: items[1].id }),
    });
    expect([wrong.statusCode, wrong.json().errors[0].pointer]).toEqual([422, '/periodId']);
    // A month is attested until the end of the next one, not for all the months to come.
    const validTo = addDays(addMonths(startsOn, 4), -1);
    const late = { periodId: items[1].id, validTo: addDays(validTo, 1) };
    const long = await preparer.post(`${BASE}/attestations`, { body: anAttestation(requirementId, late) });
    expect([long.statusCode, long.json().code]).toEqual([422, 'ATTESTATION_TOO_LONG']);
    expect(long.json().errors).toMatchObject([{ pointer: '/validTo', message: expect.stringContaining(validTo) }]);
    await signedAttestation([preparer, signer], requirementId, { periodId: items[1].id, validTo });
    expect(await standing(requirementId)).toEqual({ status: 'compliant', statusReason: 'ATTESTED' });
    const after = (await preparer.get(`${BASE}/requirements/${requirementId}/periods?sort=startsOn&limit=3`)).json();
    expect(after.items.map(({ state }: { state: string }) => state)).toEqual(['missed', 'met', 'met']);
  });
});

describe('RC §1.6 exemptions', () => {
  let api: TestApi;
  let asker: Caller;
  let approver: Caller;
  beforeAll(async () => {
    api = await startApi();
    const company = await api.newCompany();
    asker = await company.as('compliance', 'asker');
    approver = await company.as('compliance', 'approver');
  });
  afterAll(() => api.close());

  const PATH = `${BASE}/exemptions`;
  const ask = async (requirementId: string, facts: object = {}): Promise<string> =>
    (await asker.post(PATH, { body: { requirementId, reason: 'Nothing of the kind here', ...facts } })).json().id;
  const status = async (id: string, day = ''): Promise<string> =>
    (await asker.get(`${BASE}/requirements/${id}${day && `?asOf=${day}`}`)).json().status;

  it('need the approval of another person, and end when they are revoked', async () => {
    const requirementId = await newRequirement(asker);
    const id = await ask(requirementId);
    expect(await status(requirementId)).toBe('in_progress');
    const own = await asker.post(`${PATH}/${id}/approval`, { body: {} });
    expect([own.statusCode, own.json().code]).toEqual([403, 'OWN_APPROVAL']);
    const early = await approver.post(`${PATH}/${id}/revocation`, { body: { reason: 'No' } });
    expect([early.statusCode, early.json().code]).toEqual([409, 'STATE_FORBIDS']);
    const approved = await approver.post(`${PATH}/${id}/approval`, { body: { reason: 'Confirmed' } });
    const { contentHash } = approved.json();
    expect(approved.json().decisions).toMatchObject([{ kind: 'approved', reason: 'Confirmed', contentHash }]);
    expect(await status(requirementId)).toBe('not_applicable');
    const again = await approver.post(`${PATH}/${id}/refusal`, { body: { reason: 'No' } });
    expect([again.statusCode, again.json().code]).toEqual([409, 'EXEMPTION_DECIDED']);
    await approver.post(`${PATH}/${id}/revocation`, { body: { reason: 'There is now' } });
    expect(await status(requirementId)).toBe('in_progress');
    expect((await asker.get(`${PATH}?requirementId=${requirementId}`)).json().items).toHaveLength(1);
  });

  it('count within their days only, and lapse when the requirement changes', async () => {
    const requirementId = await newRequirement(asker);
    const id = await ask(requirementId, { validFrom: addDays(today(), 5), validTo: addDays(today(), 9) });
    await approver.post(`${PATH}/${id}/approval`, { body: {} });
    const days = [4, 5, 9, 10].map((days) => status(requirementId, addDays(today(), days)));
    expect(await Promise.all(days)).toEqual(['in_progress', 'not_applicable', 'not_applicable', 'in_progress']);
    const waiting = await ask(requirementId);
    const path = `${BASE}/requirements/${requirementId}`;
    await asker.patch(path, { body: { title: 'Another duty' }, headers: { 'if-match': '"1"' } });
    expect(await status(requirementId, addDays(today(), 5))).toBe('in_progress');
    const lapsed = await approver.post(`${PATH}/${waiting}/approval`, { body: {} });
    expect([lapsed.statusCode, lapsed.json().code]).toEqual([409, 'CONTENT_CHANGED']);
    const refused = await approver.post(`${PATH}/${waiting}/refusal`, { body: { reason: 'Ask anew' } });
    expect(refused.json().decisions).toMatchObject([{ kind: 'refused' }]);
  });

  it.each([
    [{ validFrom: addDays(today(), -1) }, 'EXEMPTION_BACKDATED'],
    [{ validTo: addDays(today(), -1) }, 'PERIOD_REVERSED'],
  ])('%j is refused', async (facts, code) => {
    const body = { requirementId: await newRequirement(asker), reason: 'None here', ...facts };
    const answer = await asker.post(PATH, { body });
    expect([answer.statusCode, answer.json().errors[0].code]).toEqual([422, code]);
  });
});
