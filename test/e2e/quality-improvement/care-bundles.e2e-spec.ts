import { aPatient } from '../../factories/clinical-record.factory.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';

const BUNDLES = '/quality-improvement/care-bundles';
const ASSESSMENTS = '/quality-improvement/bundle-assessments';
const FIRST = { 'if-match': '"1"' };

interface Bundle {
  id: string;
  code: string;
  elements: { id: string; code: string; isCritical: boolean }[];
}

describe('QI §0 care bundles and bundle compliance', () => {
  let api: TestApi;
  let quality: Caller;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    quality = await (await api.newCompany()).as('quality');
  });
  afterAll(() => api.close());

  async function installed(code: string): Promise<Bundle> {
    const bundles = (await quality.post(`${BUNDLES}/defaults`)).json() as Bundle[];
    return bundles.find((bundle) => bundle.code === code)!;
  }

  const assess = (bundle: Bundle, outcomes: (string | null)[], more: object = {}) =>
    quality.post(ASSESSMENTS, {
      body: {
        careBundleId: bundle.id,
        encounterNumber: 'ENC-1',
        assessedOn: '2026-03-14',
        results: outcomes.flatMap((outcome, at) =>
          outcome === null ? [] : [{ elementId: bundle.elements[at]!.id, outcome }],
        ),
        ...more,
      },
    });

  it('QI §0 care bundles: installs the defaults once, with their elements', async () => {
    const answer = await quality.post(`${BUNDLES}/defaults`);
    expect(answer.statusCode).toBe(201);
    const bundles = answer.json() as Bundle[];
    expect(bundles.map(({ code, elements }) => [code, elements.length])).toEqual([
      ['SEP-1', 7],
      ['CLABSI-INSERTION', 5],
      ['VAP', 5],
      ['HF-ADMISSION', 4],
    ]);
    expect(bundles[3]!.elements.map(({ isCritical }) => isCritical)).toEqual([true, false, true, true]);
    expect((await quality.post(`${BUNDLES}/defaults`)).json()).toEqual([]);
    expect((await quality.get(`${BUNDLES}?code=VAP`)).json().items).toHaveLength(1);
  });

  it('QI §0 care bundles: a new edition supersedes the old one, whose elements stay', async () => {
    const bundle = await installed('VAP');
    const body = { elements: [{ code: 'head_of_bed_30_45', specification: 'Head of the bed raised' }] };
    const next = await quality.post(`${BUNDLES}/${bundle.id}/editions`, { headers: FIRST, body });
    expect(next.json()).toMatchObject({ code: 'VAP', edition: 2, status: 'active', name: 'Ventilator bundle' });
    const old = (await quality.get(`${BUNDLES}/${bundle.id}`)).json();
    expect([old.status, old.elements.length]).toEqual(['superseded', 5]);
    const again = await quality.post(`${BUNDLES}/${bundle.id}/editions`, { headers: { 'if-match': '"2"' }, body });
    expect([again.statusCode, again.json().code]).toEqual([409, 'STATE_FORBIDS']);
  });

  it('QI §0 care bundles: two elements of one code, and a code that is taken, are refused', async () => {
    const element = { code: 'a', specification: 'A' };
    const body = { code: 'MINE', name: 'Mine', elements: [element, element] };
    const twins = await quality.post(BUNDLES, { body });
    expect([twins.statusCode, twins.json().errors[0].pointer]).toEqual([422, '/elements/1/code']);
    expect((await quality.post(BUNDLES, { body: { ...body, elements: [element] } })).statusCode).toBe(201);
    expect((await quality.post(BUNDLES, { body: { ...body, elements: [element] } })).statusCode).toBe(409);
    expect((await quality.post(BUNDLES, { body: { ...body, code: 'NONE', elements: [] } })).statusCode).toBe(422);
  });

  it('QI §0 bundle compliance: all or none, matched by id; missing is not met', async () => {
    const bundle = await installed('HF-ADMISSION');
    const perfect = await assess(bundle, ['met', 'met', 'met', 'met']);
    expect(perfect.statusCode).toBe(201);
    expect(perfect.json()).toMatchObject({ isPerfect: true, metCount: 4, applicableCount: 4, criticalMetCount: 3 });
    const missing = (await assess(bundle, ['met', null, 'met', 'met'])).json();
    expect(missing).toMatchObject({ isPerfect: false, metCount: 3, applicableCount: 4, criticalMetCount: 3 });
    const silent = missing.results.find((result: { elementId: string }) => result.elementId === bundle.elements[1]!.id);
    expect(silent).toMatchObject({ outcome: 'not_met', isStated: false });
    const partial = await assess(bundle, ['met', 'not_applicable', 'met', 'met']);
    expect(partial.json()).toMatchObject({ isPerfect: true, metCount: 3, applicableCount: 3 });
    const none = await assess(bundle, Array(4).fill('not_applicable'));
    expect(none.json()).toMatchObject({ isPerfect: null, metCount: 0, applicableCount: 0 });
    const read = await quality.get(`${ASSESSMENTS}/${missing.id}`);
    expect(read.json()).toEqual(missing);
  });

  it('QI §0 bundle compliance: refuses elements of other bundles, days to come, retired bundles, a client-made score', async () => {
    const bundle = await installed('VAP');
    const stranger = { elementId: '01900000-0000-7000-8000-000000000001', outcome: 'met' };
    const contraindicated = { elementId: bundle.elements[0]!.id, outcome: 'contraindicated' };
    const refused = await assess(bundle, [], { results: [stranger, contraindicated], assessedOn: '2999-01-01' });
    expect(refused.statusCode).toBe(422);
    expect(refused.json().errors.map(({ code, pointer }: Record<string, string>) => [code, pointer])).toEqual([
      ['ELEMENT_NOT_IN_BUNDLE', '/results/0/elementId'],
      ['REASON_MISSING', '/results/1/reason'],
      ['DAY_IN_FUTURE', '/assessedOn'],
    ]);
    expect((await assess(bundle, ['met'], { isPerfect: true })).statusCode).toBe(400);
    const unknown = await assess({ ...bundle, id: stranger.elementId }, []);
    expect([unknown.statusCode, unknown.json().code]).toEqual([422, 'REFERENCE_NOT_FOUND']);
    await quality.post(`${BUNDLES}/${bundle.id}/retirement`, { headers: FIRST });
    const retired = await assess(bundle, ['met']);
    expect([retired.statusCode, retired.json().code]).toEqual([409, 'STATE_FORBIDS']);
  });

  it('QI §0 bundle compliance: a mended assessment replaces the first, once, and alone counts', async () => {
    const bundle = await installed('VAP');
    const { id } = (await assess(bundle, ['not_met'])).json();
    const mended = await assess(bundle, Array(5).fill('met'), { replacesId: id });
    expect(mended.statusCode).toBe(201);
    expect((await assess(bundle, ['met'], { replacesId: id })).statusCode).toBe(409);
    const statistics = (await quality.get(`${ASSESSMENTS}/statistics`)).json();
    expect(statistics).toMatchObject({ assessed: 1, perfect: 1, allOrNoneRate: 1 });
  });

  it('QI §0 bundle compliance: rates by element, by period, ward and assessor', async () => {
    const bundle = await installed('HF-ADMISSION');
    await assess(bundle, ['met', 'met', 'met', 'met'], { unit: 'A', assessedOn: '2026-01-10' });
    await assess(bundle, ['met', 'not_met', 'met', 'met'], { unit: 'A', assessedOn: '2026-01-20' });
    await assess(bundle, ['met', null, 'not_applicable', null], { unit: 'B', assessedOn: '2026-03-01' });
    await assess(bundle, Array(4).fill('not_applicable'), { assessedOn: '2026-03-02' });
    const all = (await quality.get(`${ASSESSMENTS}/statistics?code=HF-ADMISSION`)).json();
    expect(all).toMatchObject({ assessed: 4, counted: 3, perfect: 1, opportunities: 11, opportunitiesMet: 8 });
    expect(all.allOrNoneRate).toBeCloseTo(1 / 3, 12);
    expect(all.opportunityScore).toBeCloseTo(8 / 11, 12);
    expect(all.criticalElementRate).toBeCloseTo(7 / 8, 12);
    expect(all.elements).toEqual([
      { code: 'gdmt_within_24h', applicable: 3, met: 3, rate: 1 },
      { code: 'daily_weight', applicable: 3, met: 1, rate: expect.closeTo(1 / 3, 12) },
      { code: 'discharge_teaching', applicable: 2, met: 2, rate: 1 },
      { code: 'follow_up_within_7_days', applicable: 3, met: 2, rate: expect.closeTo(2 / 3, 12) },
    ]);
    expect(all.groups.map(({ key, counted }: { key: string; counted: number }) => [key, counted])).toEqual([
      ['2026-01', 2],
      ['2026-03', 1],
    ]);
    const wards = (await quality.get(`${ASSESSMENTS}/statistics?by=unit`)).json().groups;
    expect(wards.map(({ key, perfect }: { key: string; perfect: number }) => [key, perfect])).toEqual([
      ['A', 1],
      ['B', 0],
      [null, 0],
    ]);
    const byAssessor = (await quality.get(`${ASSESSMENTS}/statistics?by=assessor`)).json().groups;
    const mine = (await quality.get(`${ASSESSMENTS}/statistics?assessorId=${byAssessor[0].key}&to=2026-01-15`)).json();
    expect([byAssessor.length, mine.assessed]).toEqual([1, 1]);
    const list = (await quality.get(`${ASSESSMENTS}?unit=A&from=2026-01-15`)).json();
    expect(list.items).toHaveLength(1);
  });

  it('QI §0 bundle compliance: feeds a p chart, months without encounters missing, as data and picture', async () => {
    const bundle = await installed('HF-ADMISSION');
    const empty = await quality.get(`${BUNDLES}/${bundle.id}/chart`);
    expect(empty.json().points).toEqual([]);
    expect((await quality.get(`${BUNDLES}/${bundle.id}/chart/picture`)).body).toContain('There are no data');
    await assess(bundle, ['met', 'met', 'met', 'met'], { assessedOn: '2025-12-10' });
    await assess(bundle, ['met', 'met', 'met', 'not_met'], { assessedOn: '2025-12-11' });
    await assess(bundle, ['met', 'met', 'met', 'met'], { assessedOn: '2026-02-01' });
    const { points } = (await quality.get(`${BUNDLES}/${bundle.id}/chart`)).json();
    expect(points.map(({ label, value, size }: Record<string, unknown>) => [label, value, size])).toEqual([
      ['2025-12', 0.5, 2],
      ['2026-01', null, null],
      ['2026-02', 1, 1],
    ]);
    expect(points[0].centre).toBeCloseTo(2 / 3, 12);
    const picture = await quality.get(`${BUNDLES}/${bundle.id}/chart/picture`);
    expect([picture.headers['content-type'], picture.body]).toEqual([
      expect.stringContaining('image/svg+xml'),
      expect.stringContaining('Heart failure admission</title>'),
    ]);
  });

  it('QI §0 bundle compliance: a patient of the company may stand with it, no other', async () => {
    const company = await api.newCompany();
    quality = await company.as('quality');
    const patients = await company.as('care_manager');
    const { id: patientId } = (await patients.post('/clinical-record/patients', { body: aPatient() })).json();
    const bundle = await installed('VAP');
    expect((await assess(bundle, ['met'], { patientId })).json()).toMatchObject({ patientId });
    quality = await (await api.newCompany()).as('quality');
    const foreign = await assess(await installed('VAP'), ['met'], { patientId });
    expect([foreign.statusCode, foreign.json().code]).toEqual([422, 'REFERENCE_NOT_FOUND']);
  });

  it('QI §2 charts are pictures: a bundle has a page with chart, table, elements and wards', async () => {
    const bundle = await installed('HF-ADMISSION');
    await assess(bundle, ['met', 'met', 'met', 'not_met'], { unit: '<ICU>' });
    const signedIn = await api.app.inject({
      method: 'POST',
      url: '/pages/sign-in',
      payload: { token: quality.token },
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0]!;
    const url = `/pages/quality-improvement/care-bundles/${bundle.id}`;
    const page = await api.app.inject({ method: 'GET', url, headers: { cookie } });
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, expect.stringContaining('text/html')]);
    for (const said of ['<svg ', '<desc ', '0 % of 1 encounters', 'daily_weight', '&lt;ICU&gt;', '2026-03']) {
      expect(page.body).toContain(said);
    }
    expect((await api.app.inject({ method: 'GET', url })).statusCode).toBe(401);
  });
});
