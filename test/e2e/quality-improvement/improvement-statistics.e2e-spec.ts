import { Clock } from '../../../src/shared/time/clock.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';

const QI = '/quality-improvement';
const AIM = { aimWhat: 'Falls', aimForWhom: 'All', aimHowMuch: 'Half' };

describe('QI §0 statistics', () => {
  let api: TestApi;
  let quality: Caller;
  let now = '2026-01-05T12:00:00.000Z';
  const make = async (path: string, body: object) => (await quality.post(`${QI}/${path}`, { body })).json();
  const read = async (query = '') => (await quality.get(`${QI}/statistics${query}`)).json();
  async function move(id: string, ...statuses: string[]): Promise<void> {
    for (const status of statuses) {
      const { version } = (await quality.get(`${QI}/projects/${id}`)).json();
      const headers = { 'if-match': `"${version}"` };
      const body = { status, reason: 'Because' };
      expect((await quality.post(`${QI}/projects/${id}/status-changes`, { headers, body })).statusCode).toBe(200);
    }
  }

  beforeAll(async () => {
    api = await startApi();
    api.app.get(Clock).now = () => now;
    quality = await (await api.newCompany()).as('quality');
  });
  afterAll(() => api.close());

  it('of nothing are not computable, not zero', async () => {
    const { projects, bundles, metrics } = await read();
    expect([projects.onTime, bundles.perfect, metrics.atTarget].map(({ share, status }) => [share, status])).toEqual(
      Array(3).fill([null, 'not_computable']),
    );
    expect([projects.onTime.target, bundles.perfect.target, metrics.atTarget.target]).toEqual([0.7, 0.85, 0.6]);
    expect(bundles.meanScore).toBeNull();
  });

  it('count projects by status and priority, and those on time, by date', async () => {
    const begun = { title: 'A', priority: 'high', ...AIM, aimByOn: '2026-03-31' };
    const first = await make('projects', begun);
    const of = (facts: object) => make('projects', { ...begun, leadId: first.createdBy, ...facts });
    const [onTime, late, cancelled, held] = [
      await of({}),
      await of({ aimByOn: '2026-02-28', priority: 'low' }),
      await of({}),
      await of({ aimByOn: '2026-12-31' }),
    ];
    await move(held.id, 'active', 'on_hold');
    await move(cancelled.id, 'cancelled');
    now = '2026-03-10T12:00:00.000Z';
    await move(onTime.id, 'active', 'completed');
    await move(late.id, 'active', 'completed');
    now = '2026-05-01T12:00:00.000Z';
    const { projects } = await read();
    expect(projects).toMatchObject({
      total: 5,
      byStatus: { planning: 1, active: 0, on_hold: 1, completed: 2, cancelled: 1 },
      byPriority: { low: 1, medium: 0, high: 4, critical: 0 },
      // On time: one. Due: two completed, and the first one, whose day has passed.
      onTime: { numerator: 1, denominator: 3, status: 'off_target' },
    });
    const march = (await read('?from=2026-03-01&to=2026-03-30')).projects;
    expect([march.total, march.onTime.numerator, march.onTime.denominator]).toEqual([4, 1, 2]);
    expect((await read('?to=2025-12-31')).projects.total).toBe(0);
    expect((await read('?from=2026-04-01')).projects.onTime).toMatchObject({ denominator: 0, share: null });
  });

  it('count cycles by phase', async () => {
    const project = await make('projects', { title: 'B', priority: 'low', ...AIM, aimByOn: '2026-12-31' });
    await make(`projects/${project.id}/pdsa-cycles`, { title: 'One' });
    await make(`projects/${project.id}/pdsa-cycles`, { title: 'Two' });
    expect((await read()).cycles).toEqual({
      total: 2,
      byPhase: { plan: 2, do: 0, study: 0, act: 0, completed: 0 },
    });
  });

  it('tell the mean and the perfect rate of bundles', async () => {
    const elements = [1, 2, 3, 4].map((at) => ({ code: `e${at}`, specification: 'Done' }));
    const bundle = await make('care-bundles', { code: 'X', name: 'X', elements });
    const ids = bundle.elements.map(({ id }: { id: string }) => id);
    const assess = async (assessedOn: string, outcomes: string[]) =>
      make('bundle-assessments', {
        careBundleId: bundle.id,
        encounterNumber: `${assessedOn}-${outcomes.join('')}`.slice(0, 40),
        assessedOn,
        results: outcomes.map((outcome, at) => ({ elementId: ids[at], outcome })),
      });
    await assess('2026-04-01', ['met', 'met', 'met', 'met']);
    await assess('2026-04-02', ['met', 'met', 'not_applicable', 'not_applicable']);
    await assess('2026-04-03', ['met', 'not_met', 'not_met', 'not_met']);
    await assess('2026-04-04', Array(4).fill('not_applicable'));
    expect((await read()).bundles).toMatchObject({
      counted: 3,
      meanScore: 0.75,
      perfect: { numerator: 2, denominator: 3, status: 'off_target' },
    });
    expect((await read('?from=2026-04-01&to=2026-04-02')).bundles.perfect.status).toBe('on_target');
  });

  it('tell metrics that are met, at target, improving, deteriorating by the signals of their charts', async () => {
    const metric = async (facts: object, values: number[]) => {
      const about = { name: 'M', valueLabel: 'n', chart: 'i', betterIs: 'lower', targetValue: 5, ...facts };
      const { id } = await make('performance-improvements', about);
      const points = values.map((value, at) => ({ measuredOn: `2026-03-${String(at + 1).padStart(2, '0')}`, value }));
      await make(`performance-improvements/${id}/data-points`, { points });
    };
    const falling = [30, 28, 27, 25, 24, 22, 21, 19, 18];
    await metric({}, falling);
    await metric({ betterIs: 'higher', targetValue: 99 }, falling);
    await metric({ sustainPoints: 3 }, [9, 4, 4, 4]);
    const { metrics } = await read();
    expect(metrics).toMatchObject({
      total: 3,
      met: 1,
      byTrend: { improving: 1, deteriorating: 1, stable: 0, unclear: 0, unknown: 1 },
      atTarget: { numerator: 1, denominator: 3 },
    });
    expect((await read('?to=2026-05-31')).metrics.byTrend).toMatchObject({ improving: 1 });
    expect((await read('?to=2026-04-01')).metrics.total).toBe(0);
  });

  it('count practices by level of evidence', async () => {
    for (const evidenceLevel of ['I', 'II', 'II']) {
      await make('best-practices', { title: 'P', description: 'D', evidenceLevel });
    }
    expect((await read()).practices).toEqual({
      total: 3,
      byEvidenceLevel: { I: 1, II: 2, III: 0, IV: 0, V: 0 },
      byStatus: { proposed: 3, pilot: 0, adopted: 0, sustained: 0, withdrawn: 0 },
    });
  });

  it('are read by readers only, and with days that exist', async () => {
    expect((await quality.get(`${QI}/statistics?from=2026-02-30`)).statusCode).toBe(400);
  });
});
