import { Clock } from '../../../src/shared/time/clock.js';
import { aRemittance } from '../../factories/remittance.factory.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { Figures } from '../../support/figures.js';
import { RemittanceDesk } from '../../support/remittance-desk.js';
import { takeTurn } from '../../support/schedule-turn.js';

const METRICS = '/quality-improvement/performance-improvements';
const PROPOSALS = '/quality-improvement/project-proposals';
const METRIC = { name: 'Denial rate', valueLabel: 'percent', chart: 'i', betterIs: 'lower', targetValue: 5 };
const FEED = { kind: 'rcm_kpi', kpi: 'denialRate', startsOn: '2026-07-15' };
const claim = (pcn: string, dollars: number) => ({
  pcn,
  servedFromOn: '2026-07-01',
  lines: [{ procedureCode: '99213', chargeCents: dollars * 100 }],
});
// Paid on 1 August 2026: three claims of five denied at first, no authorization twice as dear as no necessity.
const REMITTANCE = aRemittance([
  { pcn: 'A', charge: 150, paid: 100, cas: ['CO*45*50'] },
  { pcn: 'B', charge: 150, paid: 0, cas: ['CO*50*150'] },
  { pcn: 'C', charge: 200, paid: 150, cas: ['CO*45*50'] },
  { pcn: 'D', charge: 100, paid: 0, cas: ['CO*197*100'] },
  { pcn: 'E', charge: 200, paid: 0, cas: ['CO*197*200'] },
]);

let api: TestApi;
let company: TestCompany;
let quality: Caller;
let billing: Caller;
let desk: RemittanceDesk;
let now = '2026-09-15T12:00:00.000Z';
beforeAll(async () => {
  api = await startApi();
  company = await api.newCompany();
  [quality, billing] = [await company.as('quality'), await company.as('billing')];
  api.app.get(Clock).now = () => now;
  desk = await new RemittanceDesk(api, company.id).open();
  await desk.claims([claim('A', 150), claim('B', 150), claim('C', 200), claim('D', 100), claim('E', 200)]);
  await new Figures(api, company.id).rebuild();
  await desk.import(REMITTANCE);
  await new Figures(api, company.id).rebuild();
  await desk.query('UPDATE claim_figures SET is_validated = true, is_clean = true WHERE company_id = $1');
}, 60_000);
afterAll(() => api.close());

const metric = async (facts: object = {}): Promise<string> =>
  (await quality.post(METRICS, { body: { ...METRIC, ...facts } })).json().id;
const feed = (id: string, facts: object = {}) => quality.post(`${METRICS}/${id}/feed`, { body: { ...FEED, ...facts } });
const refresh = async (id: string) => (await quality.post(`${METRICS}/${id}/feed/refreshes`)).json();
const drawn = (answer: { points: { measuredOn: string; value: number; size: number; source: string }[] }) =>
  answer.points.map(({ measuredOn, value, size, source }) => [measuredOn, value, size, source]);

describe('QI §0 performance improvements: feeds', () => {
  it('the denial rate fills an I chart with complete months, as the revenue cycle computes it', async () => {
    const id = await metric();
    expect((await feed(id)).statusCode).toBe(201);
    const figures = (await billing.get('/rcm/statistics?from=2026-08-01&to=2026-08-31')).body;
    const rate = 60;
    expect(figures).toContain(`"value":${rate}`);
    expect(drawn(await refresh(id))).toEqual([
      ['2026-07-31', null, null, 'rcm_kpi'],
      ['2026-08-31', rate, null, 'rcm_kpi'],
    ]);
  });

  it('and a p chart with its counts; filled again, nothing changes, not even a version', async () => {
    const id = await metric({ chart: 'p', targetValue: 0.05 });
    await feed(id);
    const first = await refresh(id);
    expect(drawn(first)).toEqual([
      ['2026-07-31', null, null, 'rcm_kpi'],
      ['2026-08-31', 3, 5, 'rcm_kpi'],
    ]);
    const both = await Promise.all([refresh(id), refresh(id)]);
    expect(both).toEqual([first, first]);
  });

  it.each(['cleanClaimRate', 'daysInReceivables', 'firstPassResolutionRate', 'netCollectionRate'])(
    '%s fills a chart too',
    async (kpi) => {
      const id = await metric({ betterIs: 'higher' });
      await feed(id, { kpi });
      const { points } = await refresh(id);
      expect(points).toHaveLength(2);
      expect(points[1].value ?? points[0].value).toEqual(expect.any(Number));
    },
  );

  it('the share of a category is looked up month by month', async () => {
    const id = await metric();
    await feed(id, { kind: 'denial_share', kpi: null, denialCategory: 'authorization' });
    expect(drawn(await refresh(id))).toEqual([
      ['2026-07-31', null, null, 'denial_share'],
      ['2026-08-31', 66.67, null, 'denial_share'],
    ]);
  });

  it('what somebody entered stays; the month that passes is added', async () => {
    const id = await metric();
    const entered = { measuredOn: '2026-08-31', value: 7, note: 'by hand' };
    await quality.post(`${METRICS}/${id}/data-points`, { body: { points: [entered] } });
    await feed(id);
    expect((await quality.get(`${METRICS}/${id}`)).json().points).toHaveLength(2);
    expect(drawn(await refresh(id))[1]).toEqual(['2026-08-31', 7, null, 'entered']);
    const before = now;
    now = '2026-10-01T12:00:00.000Z';
    expect(drawn(await refresh(id)).map(([day]) => day)).toEqual(['2026-07-31', '2026-08-31', '2026-09-30']);
    now = before;
  });

  it('bundle assessments fill the metric of a project', async () => {
    const bundle = (
      await quality.post('/quality-improvement/care-bundles', {
        body: { code: 'LINE', name: 'Line', elements: [{ code: 'hands', specification: 'Hand hygiene' }] },
      })
    ).json();
    for (const [at, outcome] of ['met', 'met', 'not_met', 'met'].entries()) {
      const results = [{ elementId: bundle.elements[0].id, outcome }];
      const body = { careBundleId: bundle.id, encounterNumber: `E${at}`, assessedOn: '2026-08-10', results };
      expect((await quality.post('/quality-improvement/bundle-assessments', { body })).statusCode).toBe(201);
    }
    const id = await metric({ chart: 'p', betterIs: 'higher', targetValue: 0.95 });
    await feed(id, { kind: 'care_bundle', kpi: null, careBundleId: bundle.id });
    expect(drawn(await refresh(id))[1]).toEqual(['2026-08-31', 3, 4, 'care_bundle']);
  });

  it.each([
    [{ kpi: null }, ['FEED_INCOMPLETE', 'CHART_DOES_NOT_FIT'], 'u'],
    [{ denialCategory: 'coding' }, ['FEED_CONTRADICTORY'], 'i'],
    [{ kpi: 'daysInReceivables' }, ['CHART_DOES_NOT_FIT'], 'p'],
    [{ startsOn: '0001-01-01' }, ['FEED_TOO_LONG'], 'i'],
  ])('a feed %j is refused', async (facts, codes, chart) => {
    const answer = await feed(await metric({ chart }), facts);
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors.map(({ code }: { code: string }) => code)).toEqual(codes);
  });

  it('a metric has one feed, which ends and leaves its points; without one there is nothing to refresh', async () => {
    const id = await metric();
    await feed(id);
    expect((await feed(id)).json().code).toBe('DUPLICATE');
    await refresh(id);
    expect((await quality.delete(`${METRICS}/${id}/feed`, { headers: { 'if-match': '"1"' } })).statusCode).toBe(204);
    expect((await quality.post(`${METRICS}/${id}/feed/refreshes`)).statusCode).toBe(404);
    expect((await quality.get(`${METRICS}/${id}`)).json().points).toHaveLength(2);
  });

  it('what somebody mended of a fed point stays; what he only excluded is filled on', async () => {
    const id = await metric();
    await feed(id);
    const { points } = await refresh(id);
    const mend = (at: number, body: object) =>
      quality.patch(`${METRICS}/${id}/data-points/${points[at].id}`, { headers: { 'if-match': '"1"' }, body });
    await mend(1, { value: 7, note: 'Two were ours' });
    await mend(0, { isExcluded: true });
    const filled = await refresh(id);
    expect(drawn(filled)).toEqual([
      ['2026-07-31', null, null, 'rcm_kpi'],
      ['2026-08-31', 7, null, 'entered'],
    ]);
    expect(filled.points[1]).toMatchObject({ note: 'Two were ours', version: 2 });
  });

  it('its schedule fills it every day, until it is abandoned', async () => {
    const id = await metric();
    await feed(id);
    const before = now;
    now = '2026-10-01T12:00:00.000Z';
    const key = `metric-feed/${id}`;
    const { job, schedule } = await takeTurn(api, company.id, key);
    expect(schedule).toMatchObject({ everySeconds: 86_400, isEnabled: true, kind: 'metric-feed-run' });
    expect(job).toMatchObject({ status: 'succeeded', findings: { points: 3, status: 'active', trend: 'unknown' } });
    const { points } = (await quality.get(`${METRICS}/${id}`)).json();
    expect(points.at(-1)).toMatchObject({ measuredOn: '2026-09-30', source: 'rcm_kpi' });
    now = before;
    const body = { reason: 'Not needed' };
    await quality.post(`${METRICS}/${id}/abandonment`, { headers: { 'if-match': '"1"' }, body });
    const last = await takeTurn(api, company.id, key);
    expect(last).toMatchObject({ job: { status: 'succeeded' }, schedule: { isEnabled: false } });
    expect((await quality.post(`${METRICS}/${id}/feed/refreshes`)).json().code).toBe('STATE_FORBIDS');
  });

  it('what was missed is filled up to its day only', async () => {
    const id = await metric({ targetOn: '2026-07-31' });
    await feed(id);
    const before = now;
    now = '2026-10-01T12:00:00.000Z';
    const { job } = await takeTurn(api, company.id, `metric-feed/${id}`);
    now = before;
    expect(job).toMatchObject({ status: 'succeeded', findings: { points: 2, status: 'missed' } });
  });
});

describe('QI §0 performance improvements: concerns', () => {
  const values = [5, 6, 5, 4, 5, 6, 5, 4, 5, 6, 5, 4, 40];
  const points = values.map((value, at) => ({ measuredOn: `2025-${String(at + 1).padStart(2, '0')}-01`, value }));
  const asDays = points.map((point, at) => (at < 12 ? point : { ...point, measuredOn: '2026-01-01' }));
  const notices = async (entityId: string) =>
    (await quality.get('/notices?limit=200'))
      .json()
      .items.filter((notice: { entityId: string }) => notice.entityId === entityId);

  it('raise one notice on the project, to the quality staff and to its lead, and stay in its list', async () => {
    const aim = { aimWhat: 'Falls', aimForWhom: 'All', aimHowMuch: 'Half', aimByOn: '2027-01-01' };
    const post = (body: object) => quality.post('/quality-improvement/projects', { body });
    const { createdBy } = (await post({ title: 'Other', priority: 'low', ...aim })).json();
    const project = (await post({ title: 'Falls', priority: 'low', leadId: createdBy, ...aim })).json();
    const id = await metric({ projectId: project.id, baselinePoints: 12 });
    await quality.post(`${METRICS}/${id}/data-points`, { body: { points: asDays } });
    const list = async () =>
      (await quality.get(`/quality-improvement/metric-concerns?projectId=${project.id}`)).json().items;
    expect(await list()).toEqual([
      expect.objectContaining({ performanceImprovementId: id, measuredOn: '2026-01-01', signal: 'nhs.outside' }),
    ]);
    const raised = await notices(project.id);
    expect(raised).toHaveLength(2);
    expect(raised[0]).toMatchObject({ code: 'IMPROVEMENT_CONCERN', entity: 'quality_improvement_projects' });
    // The same signal is told once, whatever is added beside it.
    await quality.post(`${METRICS}/${id}/data-points`, { body: { points: [{ measuredOn: '2026-01-02', value: 5 }] } });
    expect([await list(), await notices(project.id)]).toEqual([expect.any(Array), raised]);
    expect(await list()).toHaveLength(1);
  });

  it.each([12, null])('an improvement raises none, with a baseline of %s points', async (baselinePoints) => {
    const id = await metric({ betterIs: 'higher', targetValue: 99, baselinePoints });
    await quality.post(`${METRICS}/${id}/data-points`, { body: { points: asDays } });
    const list = await quality.get(`/quality-improvement/metric-concerns?performanceImprovementId=${id}`);
    expect(list.json().items).toEqual([]);
    expect(await notices(id)).toEqual([]);
  });
});

describe('QI §0 projects: proposals from denials', () => {
  const evaluate = (month?: string) => quality.post(`${PROPOSALS}/evaluations`, { body: month ? { month } : {} });
  const set = (facts: object) => quality.put('/quality-improvement/settings', { body: facts });
  const decide = (id: string, act: string, body: object) =>
    quality.post(`${PROPOSALS}/${id}/${act}`, { headers: { 'if-match': '"1"' }, body });

  it('need a threshold of the company', async () => {
    expect((await evaluate()).json().code).toBe('STATE_FORBIDS');
    const nothing = { denialSharePercent: null, leastDeniedCents: 0, chartRules: ['nhs'] };
    expect((await quality.get('/quality-improvement/settings')).json()).toEqual(nothing);
    expect((await set({ denialSharePercent: 101 })).statusCode).toBe(422);
    expect((await set({ chartRules: ['ihi'] })).json().errors[0].pointer).toBe('/denialSharePercent');
    expect((await set({ denialSharePercent: null, chartRules: ['six-sigma'] })).statusCode).toBe(422);
    expect((await set({ denialSharePercent: null })).statusCode).toBe(200);
    expect((await evaluate()).json().code).toBe('STATE_FORBIDS');
  });

  it('the rules that a company chooses look for signals where a metric does not say, and on the charts of bundles', async () => {
    const chosen = { denialSharePercent: null, leastDeniedCents: 0, chartRules: ['western-electric'] };
    expect((await set(chosen)).json()).toEqual(chosen);
    const begun = async (facts: object) => (await quality.get(`${METRICS}/${await metric(facts)}`)).json().rules;
    expect([await begun({}), await begun({ rules: ['ihi'] })]).toEqual([['western-electric'], ['ihi']]);
    await set({ denialSharePercent: null });
    expect(await begun({})).toEqual(['nhs']);
  });

  it('propose a category above it, once, and none below it or of little weight', async () => {
    await set({ denialSharePercent: 25, leastDeniedCents: 40_000 });
    expect((await evaluate('2026-08')).json().proposed).toEqual([]);
    await set({ denialSharePercent: 50, leastDeniedCents: 10_000 });
    const thresholds = { denialSharePercent: 50, leastDeniedCents: 10_000, chartRules: ['nhs'] };
    expect((await quality.get('/quality-improvement/settings')).json()).toEqual(thresholds);
    const { job } = await takeTurn(api, company.id, 'project-proposals');
    expect(job).toMatchObject({ status: 'succeeded', findings: { from: '2026-08-01', to: '2026-08-31', proposed: 1 } });
    expect((await quality.get(`${PROPOSALS}?status=open`)).json().items).toEqual([
      expect.objectContaining({
        denialCategory: 'authorization',
        fromOn: '2026-08-01',
        toOn: '2026-08-31',
        sharePercent: 66.67,
        deniedCents: 30_000,
        denials: 2,
        thresholdPercent: 50,
        status: 'open',
      }),
    ]);
    // Two months looked through at once see nothing of each other: the table keeps one open proposal of a category.
    const ofJuly = `INSERT INTO project_proposals (company_id, id, created_at, created_by, version, updated_at, updated_by,
        denial_category, from_on, to_on, share_percent, denied_cents, denials, threshold_percent, status)
      SELECT company_id, gen_random_uuid(), created_at, created_by, 1, updated_at, updated_by,
        denial_category, '2026-07-01', '2026-07-31', share_percent, denied_cents, denials, threshold_percent, status
      FROM project_proposals WHERE company_id = $1 AND status = 'open'`;
    await expect(desk.query(ofJuly)).rejects.toThrow('project_proposals_open_key');
    const again = await Promise.all([evaluate(), evaluate('2026-08')]);
    expect(again.map((answer) => answer.json().proposed)).toEqual([[], []]);
    expect((await evaluate('2026-09')).json().errors[0].code).toBe('MONTH_NOT_COMPLETE');
  });

  it('accepted, one opens a project with its baseline, its metric and both ends of the link', async () => {
    const [open] = (await quality.get(`${PROPOSALS}?status=open`)).json().items;
    const accepted = (await decide(open.id, 'acceptance', { aimByOn: '2027-03-31', priority: 'high' })).json();
    expect(accepted).toMatchObject({ status: 'accepted', projectId: expect.any(String), decidedOn: '2026-09-15' });
    const project = (await quality.get(`/quality-improvement/projects/${accepted.projectId}`)).json();
    expect(project).toMatchObject({
      status: 'planning',
      baselineValue: 66.67,
      baselineOn: '2026-08-31',
      targetValue: 50,
      metrics: [expect.objectContaining({ baselineValue: 66.67, projectId: project.id })],
      links: [expect.objectContaining({ fromKind: 'project_proposals', fromId: open.id, toId: project.id })],
    });
    const { points } = (await quality.get(`${METRICS}/${project.metrics[0].id}`)).json();
    expect(points).toHaveLength(13);
    expect(points.at(-1)).toMatchObject({ measuredOn: '2026-08-31', value: 66.67 });
    expect((await decide(open.id, 'rejection', { reason: 'No' })).json().code).toBe('STATE_FORBIDS');
    expect((await decide(open.id, 'acceptance', { aimByOn: '2027-03-31' })).json().code).toBe('STATE_FORBIDS');
  });

  it('rejected with a reason, one is not proposed again for its month', async () => {
    await set({ denialSharePercent: 30, leastDeniedCents: 0 });
    const { proposed } = (await evaluate('2026-08')).json();
    expect(proposed.map(({ denialCategory }: { denialCategory: string }) => denialCategory)).toEqual([
      'medical_necessity',
    ]);
    expect((await decide(proposed[0].id, 'rejection', {})).statusCode).toBe(422);
    const rejected = (await decide(proposed[0].id, 'rejection', { reason: 'One payer, settled' })).json();
    expect(rejected).toMatchObject({ status: 'rejected', reason: 'One payer, settled', projectId: null });
    expect((await evaluate('2026-08')).json().proposed).toEqual([]);
  });
});
