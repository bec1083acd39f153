import { startApi, type Caller, type TestApi } from '../../support/api.js';

const QI = '/quality-improvement';
const AIM = { aimWhat: 'Falls <b>', aimForWhom: 'Inpatients', aimHowMuch: 'From 10 to 5', aimByOn: '2026-12-31' };

describe('QI §0 projects: the page and the pictures', () => {
  let api: TestApi;
  let quality: Caller;
  let id: string;
  const make = async (path: string, body: object, headers: Record<string, string> = {}) =>
    (await quality.post(`${QI}/${path}`, { body, headers })).json();
  const show = (project: string) =>
    api.app.inject({
      url: `/pages/quality-improvement/projects/${project}`,
      headers: { authorization: `Bearer ${quality.token}` },
    });

  beforeAll(async () => {
    api = await startApi();
    quality = await (await api.newCompany()).as('quality');
    id = (await make('projects', { title: 'Fewer falls', priority: 'high', ...AIM })).id;
    const primary = await make(`projects/${id}/drivers`, { kind: 'primary', title: 'Safe surroundings' });
    await make(`projects/${id}/drivers`, { kind: 'change_idea', title: 'Lower beds', parentId: primary.id });
    const change = await make(`projects/${id}/interventions`, { title: 'Hourly rounding' });
    const begun = { status: 'in_progress', movedOn: '2025-11-01' };
    await make(`projects/${id}/interventions/${change.id}/status-changes`, begun, { 'if-match': '"1"' });
    await make(`projects/${id}/pdsa-cycles`, { title: 'Rounds on ward 4', predictions: 'Nine of ten' });
    const about = { name: 'Falls', valueLabel: 'falls', chart: 'i', betterIs: 'lower', targetValue: 5, projectId: id };
    const metric = await make('performance-improvements', about);
    const points = Array.from({ length: 20 }, (_, at) => ({
      measuredOn: `${2025 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-28`,
      value: (at < 10 ? 10 : 6) + (at % 3),
    }));
    await make(`performance-improvements/${metric.id}/data-points`, { points });
  });
  afterAll(() => api.close());

  it('the page shows aim, drivers, chart in phases, before and after, cycles; nothing in it is markup of others', async () => {
    const page = await show(id);
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    for (const words of [
      'Falls &lt;b&gt;',
      'Safe surroundings',
      'Lower beds',
      'Hourly rounding',
      'Before and after: Falls (outcome measure)',
      'Rounds on ward 4',
      'Nine of ten',
    ]) {
      expect(page.body).toContain(words);
    }
    // The falls have become fewer: what lies before the change is not of concern.
    expect(page.body).not.toContain('Signals in the wrong direction');
    expect(page.body).not.toContain('<b>');
    expect(page.body).not.toMatch(/NaN|undefined|null/);
    expect(page.body.match(/<svg/g)).toHaveLength(2);
  });

  it('an empty project has a page too, and a foreign one has none', async () => {
    const empty = (await make('projects', { title: 'Empty', priority: 'low', ...AIM })).id;
    const page = await show(empty);
    expect([page.statusCode, page.body.includes('No metric is linked yet.')]).toEqual([200, true]);
    expect((await show('01900000-0000-7000-8000-0000000000ff')).statusCode).toBe(404);
    expect((await quality.get(`${QI}/projects/${empty}/chart`)).statusCode).toBe(404);
  });

  it('the chart is JSON and SVG, with a phase for the intervention', async () => {
    const { points, runs } = (await quality.get(`${QI}/projects/${id}/chart`)).json();
    expect([points.length, runs.length]).toEqual([20, 2]);
    expect(points[0].centre).toBeGreaterThan(points[19].centre);
    const svg = await quality.get(`${QI}/projects/${id}/chart/picture`);
    expect(svg.headers['content-type']).toContain('image/svg+xml');
    expect(svg.body).toContain('Hourly rounding');
  });

  it('the driver diagram is an SVG with a name and a description', async () => {
    const svg = (await quality.get(`${QI}/projects/${id}/driver-diagram/picture`)).body;
    expect(svg).toMatch(/role="img" aria-labelledby="drivers-t drivers-d"/);
    expect(svg.match(/<rect/g)).toHaveLength(3);
    expect(svg).toContain('<desc');
  });
});
