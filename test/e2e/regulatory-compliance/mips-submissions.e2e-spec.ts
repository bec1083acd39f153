import { createHash } from 'node:crypto';
import { today } from '../../support/company-day.js';
import { aQppSubmission } from '../../factories/register.factory.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';

const PATH = '/regulatory-compliance/mips-submissions';
const ATTESTED = { statement: 'The data are accurate and complete.', signerTitle: 'Medical director' };
const OCTETS = { 'content-type': 'application/octet-stream' };
const JSON_FILE = { 'content-type': 'application/json' };

describe('RC §0 MIPS submissions', () => {
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

  const enter = (qpp: object = aQppSubmission(), more: object = {}): ReturnType<Caller['post']> =>
    preparer.post(PATH, { body: { qpp, ...more } });
  const act = (id: string, what: string, body?: object, caller = preparer): ReturnType<Caller['post']> =>
    caller.post(`${PATH}/${id}/${what}`, { body });
  const submit = (id: string, version = 2, caller = signer): ReturnType<Caller['post']> =>
    caller.post(`${PATH}/${id}/submission`, { body: ATTESTED, headers: { 'if-match': `"${version}"` } });
  const validated = async (more: object = {}): Promise<string> => {
    const { id } = (await enter(aQppSubmission(), more)).json();
    expect((await act(id, 'validation')).json()).toMatchObject({ status: 'validated' });
    return id;
  };
  const sent = async (): Promise<string> => {
    const id = await validated();
    expect((await submit(id)).json().status).toBe('submitted');
    return id;
  };
  const told = ({ statusCode, json }: Awaited<ReturnType<Caller['post']>>): unknown[] => [statusCode, json().code];
  const answer = { reference: 'QPP-77', decidedOn: today() };

  it('RC §1.9: are entered, validated, submitted by another with a receipt, frozen and accepted', async () => {
    const entered = await enter();
    expect(entered.statusCode).toBe(201);
    expect(entered.json()).toMatchObject({
      ...{ performanceYear: 2025, status: 'draft', measureCount: 1, problems: [], receipt: null, decision: null },
      scoring: { score: null, reason: expect.stringContaining('QualityMeasures computes the score') },
    });
    const { id, contentHash } = entered.json();
    expect(told(await submit(id, 1))).toEqual([409, 'STATE_FORBIDS']);
    expect((await act(id, 'validation')).json().status).toBe('validated');
    const submitted = (await submit(id)).json();
    expect(submitted).toMatchObject({
      status: 'submitted',
      receipt: { contentHash, receiptNumber: 'MIPS-2025-1', signerRoles: ['compliance'], ...ATTESTED },
    });
    const stored = await signer.get(`${PATH}/${id}/qpp`);
    expect(createHash('sha256').update(canonical(stored.json())).digest('hex')).toBe(contentHash);
    const changed = await preparer.patch(`${PATH}/${id}`, {
      body: { qpp: aQppSubmission() },
      headers: { 'if-match': `"${submitted.version}"` },
    });
    expect(told(changed)).toEqual([409, 'STATE_FORBIDS']);
    expect(told(await act(id, 'withdrawal', { reason: 'No' }))).toEqual([409, 'STATE_FORBIDS']);
    const early = await act(id, 'acceptance', { ...answer, decidedOn: '2020-01-01' });
    expect([early.statusCode, early.json().errors[0].code]).toEqual([422, 'DAY_IMPOSSIBLE']);
    expect((await act(id, 'acceptance', answer)).json()).toMatchObject({
      status: 'accepted',
      decision: { kind: 'accepted', ...answer },
    });
    expect(told(await act(id, 'rejection', { ...answer, reason: 'No' }))).toEqual([409, 'STATE_FORBIDS']);
  });

  it('RC §1.9: nobody submits what he has entered (OWN_APPROVAL), and of two that submit one does', async () => {
    const id = await validated();
    expect(told(await submit(id, 2, preparer))).toEqual([403, 'OWN_APPROVAL']);
    const patched = await signer.patch(`${PATH}/${id}`, {
      body: { qpp: aQppSubmission({ programName: 'mips' }) },
      headers: { 'if-match': '"2"' },
    });
    expect(patched.json().status).toBe('draft');
    await act(id, 'validation');
    expect(told(await submit(id, 4))).toEqual([403, 'OWN_APPROVAL']);
    const other = await validated();
    expect(told(await submit(other, 1))).toEqual([412, 'VERSION_STALE']);
    const both = await Promise.all([submit(other), submit(other)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).not.toEqual([200, 200]);
    expect(both.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  });

  it('RC §0 MIPS submissions: of another year, or of another shape, are refused and nothing is kept', async () => {
    const year = await enter(aQppSubmission({ performanceYear: 2017 }));
    expect(told(year)).toEqual([422, 'MIPS_YEAR_UNSUPPORTED']);
    expect(year.json().errors).toMatchObject([{ pointer: '/qpp/performanceYear' }]);
    expect(told(await enter(aQppSubmission({ measurementSets: [] })))).toEqual([422, 'QPP_INVALID']);
    const upload = (text: string): ReturnType<Caller['post']> =>
      preparer.post(`${PATH}/uploads`, { headers: JSON_FILE, body: Buffer.from(text) });
    expect(told(await upload(JSON.stringify(aQppSubmission({ performanceYear: 2019 }))))).toEqual([
      422,
      'MIPS_YEAR_UNSUPPORTED',
    ]);
    const broken = await upload('{"a": 1,');
    expect([broken.statusCode, broken.json().code, broken.json().errors[0].offset]).toEqual([400, 'INVALID_JSON', 8]);
    expect((await preparer.get(PATH)).json().items).toEqual([]);
  });

  it('RC §0 MIPS submissions: a file is read in its envelope, and all its problems are told at once', async () => {
    const qpp = aQppSubmission({ taxpayerIdentificationNumber: '12', nationalProviderIdentifier: '1234567890' });
    const body = Buffer.from(`\ufeff${JSON.stringify({ data: { submission: qpp } })}`);
    const uploaded = await preparer.post(`${PATH}/uploads`, { headers: OCTETS, body });
    expect(uploaded.json()).toMatchObject({
      ...{ status: 'draft', problemCount: 2 },
      problems: [
        { code: 'TIN_INVALID', pointer: '/taxpayerIdentificationNumber' },
        { code: 'NPI_INVALID', pointer: '/nationalProviderIdentifier' },
      ],
    });
    const { id } = uploaded.json();
    const refused = await act(id, 'validation');
    expect(told(refused)).toEqual([422, 'QPP_INVALID']);
    expect(refused.json().errors).toHaveLength(2);
    const headers = { 'if-match': '"1"' };
    await preparer.patch(`${PATH}/${id}`, { headers, body: { qpp: aQppSubmission() } });
    expect((await act(id, 'validation')).json()).toMatchObject({ status: 'validated', problemCount: 0 });
  });

  it('RC §1.9: a correction is a new submission linked to the former, one for each', async () => {
    const former = await validated();
    expect(told(await enter(aQppSubmission(), { correctsId: former }))).toEqual([409, 'MIPS_NOT_CORRECTABLE']);
    await submit(former);
    await act(former, 'rejection', { ...answer, reason: 'Wrong measure' });
    const otherYear = aQppSubmission({ performanceYear: 2024 });
    expect(told(await enter(otherYear, { correctsId: former }))).toEqual([409, 'MIPS_NOT_CORRECTABLE']);
    const otherParty = aQppSubmission({ taxpayerIdentificationNumber: '000456780' });
    expect(told(await enter(otherParty, { correctsId: former }))).toEqual([409, 'MIPS_NOT_CORRECTABLE']);
    const unknown = await enter(aQppSubmission(), { correctsId: '01900000-0000-7000-8000-000000000001' });
    expect(told(unknown)).toEqual([422, 'REFERENCE_NOT_FOUND']);
    const correction = (await enter(aQppSubmission(), { correctsId: former })).json();
    expect((await signer.get(`${PATH}/${former}`)).json()).toMatchObject({
      status: 'rejected',
      correctedById: correction.id,
      decision: { reason: 'Wrong measure' },
    });
    expect(told(await enter(aQppSubmission(), { correctsId: former }))).toEqual([409, 'DUPLICATE']);
    await act(correction.id, 'withdrawal', { reason: 'Entered twice' });
    expect((await enter(aQppSubmission(), { correctsId: former })).statusCode).toBe(201);
  });

  it('RC §0 MIPS submissions: are listed by year and status', async () => {
    await enter(aQppSubmission({ performanceYear: 2024 }));
    const id = await sent();
    const ids = async (query: string): Promise<string[]> =>
      (await signer.get(`${PATH}?${query}`)).json().items.map((item: { id: string }) => item.id);
    expect(await ids('year=2025&status=submitted')).toEqual([id]);
    expect(await ids('year=2024')).toHaveLength(1);
    expect(await ids('year=2024&status=submitted')).toEqual([]);
  });
});

/** RFC 8785 for what stands in a submission: sorted members, no white space. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(',')}}`;
}
