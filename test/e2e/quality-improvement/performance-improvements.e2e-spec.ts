import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { takeTurn } from '../../support/schedule-turn.js';

const METRICS = '/quality-improvement/performance-improvements';
const FIRST = { 'if-match': '"1"' };
const METRIC = {
  name: 'Central line infections',
  valueLabel: 'infections per 1,000 line days',
  chart: 'i',
  betterIs: 'lower',
  baselineValue: 9,
  targetValue: 5,
};

/** One point a month from January 2025 on. */
const monthly = (values: (number | null)[], more: object = {}) =>
  values.map((value, at) => {
    const month = `${2025 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
    return { measuredOn: `${month}-28`, value, ...more };
  });

describe('QI §0 performance improvements', () => {
  let api: TestApi;
  let company: TestCompany;
  let quality: Caller;
  beforeAll(async () => {
    api = await startApi();
    company = await api.newCompany();
    quality = await company.as('quality');
  });
  afterAll(() => api.close());

  const create = async (facts: object = {}): Promise<string> =>
    (await quality.post(METRICS, { body: { ...METRIC, ...facts } })).json().id;
  const add = (id: string, points: object[]) => quality.post(`${METRICS}/${id}/data-points`, { body: { points } });

  it('are created active, with the defaults of the field', async () => {
    const answer = await quality.post(METRICS, { body: METRIC });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      status: 'active',
      sustainPoints: 6,
      rules: ['nhs'],
      points: [],
      trend: 'unknown',
      latestValue: null,
      isAtTarget: null,
    });
    const refused = await quality.post(METRICS, { body: { ...METRIC, chart: 's', betterIs: 'up', status: 'met' } });
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'UNKNOWN_PROPERTY']);
    const invalid = await quality.post(METRICS, { body: { ...METRIC, chart: 's', rules: ['six-sigma'] } });
    expect(invalid.json().errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/chart', '/rules']);
  });

  it('take one point or many in any order; a day has one point', async () => {
    const id = await create();
    expect((await add(id, monthly([9]))).json().points).toHaveLength(1);
    const many = await add(id, monthly([9, 8, 9, 7]).slice(1).reverse());
    expect(many.json().points.map(({ value }: { value: number }) => value)).toEqual([9, 8, 9, 7]);
    expect(many.json()).toMatchObject({ latestValue: 7, isAtTarget: false, trend: 'unknown' });
    const twice = await add(id, [...monthly([1]), { measuredOn: '2027-01-01', value: 2 }]);
    expect([twice.statusCode, twice.json().code]).toEqual([409, 'DUPLICATE']);
    expect((await quality.get(`${METRICS}/${id}`)).json().points).toHaveLength(4);
  });

  it('a falling infection rate improves; the same fall of good care deteriorates', async () => {
    const falling = monthly([30, 28, 27, 25, 24, 22, 21, 19, 18]);
    const lower = await create({ targetValue: 1 });
    const higher = await create({ betterIs: 'higher', targetValue: 99 });
    expect([(await add(lower, falling)).json().trend, (await add(higher, falling)).json().trend]).toEqual([
      'improving',
      'deteriorating',
    ]);
    const level = await create({ targetValue: 1 });
    expect((await add(level, monthly([7, 7, 7, 7, 7, 7]))).json().trend).toBe('stable');
  });

  it('are met when the target is sustained in time, not when it is reached once', async () => {
    const id = await create({ sustainPoints: 3, targetOn: '2999-12-31' });
    expect((await add(id, monthly([9, 5, 9, 5, 4]))).json().status).toBe('active');
    const met = (await add(id, monthly([0, 0, 0, 0, 0, 5]).slice(5))).json();
    expect([met.status, met.closedOn === null]).toEqual(['met', false]);
    // What is met goes on being watched.
    expect((await add(id, [{ measuredOn: '2026-12-28', value: 9 }])).json()).toMatchObject({ status: 'met' });
    const again = await quality.post(`${METRICS}/${id}/closing`, { headers: { 'if-match': '"2"' } });
    expect([again.statusCode, again.json().code]).toEqual([409, 'STATE_FORBIDS']);
  });

  it('are missed when their day has passed, and then take no later points', async () => {
    const id = await create({ targetOn: '2025-06-30' });
    const early = await create({ targetOn: '2999-12-31' });
    const notYet = await quality.post(`${METRICS}/${early}/closing`, { headers: FIRST });
    expect([notYet.statusCode, notYet.json().code]).toEqual([409, 'STATE_FORBIDS']);
    expect((await quality.post(`${METRICS}/${id}/closing`, { headers: FIRST })).json().status).toBe('missed');
    const late = await add(id, [...monthly([9]), { measuredOn: '2025-07-01', value: 1 }]);
    expect([late.statusCode, late.json().code]).toEqual([409, 'STATE_FORBIDS']);
    const changed = await quality.patch(`${METRICS}/${id}`, { headers: { 'if-match': '"2"' }, body: { name: 'x' } });
    expect(changed.statusCode).toBe(409);
    expect((await quality.get(`${METRICS}?status=missed`)).json().items).toHaveLength(1);
  });

  it('are missed by themselves, and met when points of their time that arrive late show it', async () => {
    const many = await Promise.all([1, 2, 3].map(() => create({ sustainPoints: 2, targetOn: '2025-06-30' })));
    const { job } = await takeTurn(api, company.id, 'metric-deadlines');
    expect(job).toMatchObject({ status: 'succeeded', findings: { missed: 3 } });
    const read = (await quality.get(`${METRICS}/${many[0]}`)).json();
    expect(read).toMatchObject({ status: 'missed', closedOn: expect.any(String), version: 2 });
    expect((await add(many[0]!, monthly([9, 9, 9, 9, 5]))).json()).toMatchObject({ status: 'missed', version: 2 });
    const june = { measuredOn: '2025-06-30', value: 4 };
    expect((await add(many[0]!, [june])).json()).toMatchObject({ status: 'met', version: 3 });
    expect((await takeTurn(api, company.id, 'metric-deadlines')).job.findings).toEqual({ missed: 0 });
  });

  it('are abandoned with a reason only, while active', async () => {
    const id = await create();
    expect((await quality.post(`${METRICS}/${id}/abandonment`, { headers: FIRST, body: {} })).statusCode).toBe(422);
    const body = { reason: 'The line was closed' };
    const answer = await quality.post(`${METRICS}/${id}/abandonment`, { headers: FIRST, body });
    expect(answer.json()).toMatchObject({ status: 'abandoned', closingReason: body.reason, version: 2 });
    const again = await quality.post(`${METRICS}/${id}/abandonment`, { headers: { 'if-match': '"2"' }, body });
    expect(again.statusCode).toBe(409);
  });

  it('points that their chart could not draw are refused with their place, and none is stored', async () => {
    const id = await create({ chart: 'p', targetValue: 0.1 });
    const answer = await add(id, [
      { measuredOn: '2026-01-31', value: 3, size: 30 },
      { measuredOn: '2026-02-28', value: 3 },
      { measuredOn: '2026-03-31', value: 4, size: 3 },
      { measuredOn: '2026-02-30', value: 4, size: 30 },
    ]);
    expect(answer.statusCode).toBe(422);
    const other = await add(id, [
      { measuredOn: '2026-02-28', value: 3 },
      { measuredOn: '2026-03-31', value: 4, size: 3 },
    ]);
    expect(other.json().errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/points/0/size',
      '/points/1/value',
    ]);
    expect((await quality.get(`${METRICS}/${id}`)).json().points).toEqual([]);
  });

  it('a point is mended or excluded under its ETag', async () => {
    const id = await create();
    const { points } = (await add(id, monthly([9, 90, 8, 9, 8]))).json();
    const url = `${METRICS}/${id}/data-points/${points[1].id}`;
    const mended = await quality.patch(url, { headers: FIRST, body: { isExcluded: true, note: 'typing error' } });
    expect(mended.json().points[1]).toMatchObject({ isExcluded: true, note: 'typing error', version: 2 });
    expect((await quality.patch(url, { headers: FIRST, body: { value: 9 } })).statusCode).toBe(412);
    const chart = (await quality.get(`${METRICS}/${id}/chart`)).json();
    expect([chart.points[1].excluded, chart.points[0].centre]).toEqual([true, 8.5]);
    const nothing = await quality.patch(url, { headers: { 'if-match': '"2"' }, body: { isExcluded: null } });
    expect(nothing.json()).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ pointer: '/isExcluded' }] });
    const elsewhere = `${METRICS}/${await create()}/data-points/${points[1].id}`;
    expect((await quality.patch(elsewhere, { headers: FIRST, body: { value: 9 } })).statusCode).toBe(404);
  });

  it('QI §2 charts are pictures: a metric as data, SVG and page', async () => {
    const id = await create({ baselinePoints: 4, targetOn: '2999-12-31' });
    await add(id, monthly([9, 8, 9, 8, 2, 3]));
    const picture = await quality.get(`${METRICS}/${id}/chart/picture`);
    expect(picture.body).toContain('Central line infections</title>');
    expect(picture.body).toContain('class="sg improvement"');
    const signedIn = await api.app.inject({ method: 'POST', url: '/pages/sign-in', payload: { token: quality.token } });
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0]!;
    const url = `/pages/quality-improvement/performance-improvements/${id}`;
    const page = await api.app.inject({ method: 'GET', url, headers: { cookie } });
    for (const said of ['At most 5 infections per 1,000 line days by 2999-12-31: active', '<table>', 'improving']) {
      expect(page.body).toContain(said);
    }
  });
});
