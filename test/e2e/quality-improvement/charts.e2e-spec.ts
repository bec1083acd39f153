import { startApi, type Caller, type TestApi } from '../../support/api.js';

const chart = {
  chart: 'p',
  points: [
    { label: 'January', value: 5, size: 10 },
    { label: 'February', value: null, size: null },
    { label: 'March', value: 30, size: 30 },
  ],
  rules: ['western-electric'],
  betterIs: 'higher',
};

describe('QI SPC: charts over HTTP', () => {
  let api: TestApi;
  let quality: Caller;
  beforeAll(async () => {
    api = await startApi();
    quality = await (await api.newCompany()).as('quality');
  });
  afterAll(() => api.close());

  it('are computed and not kept', async () => {
    const answer = await quality.post('/quality-improvement/charts', { body: chart });
    expect(answer.statusCode).toBe(200);
    expect(answer.json().points[0]).toEqual({
      label: 'January',
      value: 0.5,
      centre: 0.875,
      lower: expect.closeTo(0.875 - 3 * Math.sqrt((0.875 * 0.125) / 10), 12),
      upper: 1,
      outside: true,
      signals: ['we.1'],
      judgement: 'concern',
      excluded: false,
      size: 10,
    });
    expect(answer.json().runs).toHaveLength(1);
  });

  it('are drawn as SVG with title, description and the names that were given', async () => {
    const words = { title: 'Bundle <perfect>', valueLabel: 'share', phaseLabels: ['Checklist'], phases: [2] };
    const answer = await quality.post('/quality-improvement/charts/picture', { body: { ...chart, ...words } });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      200,
      expect.stringContaining('image/svg+xml'),
    ]);
    for (const said of [
      'Bundle &lt;perfect&gt;</title>',
      '>Checklist</text>',
      '>share</text>',
      '<desc ',
      '>n</text>',
    ]) {
      expect(answer.body).toContain(said);
    }
  });

  it('are refused with the place of all that is wrong', async () => {
    const refused = async (body: object) => {
      const answer = await quality.post('/quality-improvement/charts', { body });
      return [answer.statusCode, answer.json().errors.map(({ pointer }: { pointer: string }) => pointer)];
    };
    expect(await refused({ ...chart, freezeAt: 9, phases: [0] })).toEqual([422, ['/freezeAt', '/phases/0']]);
    expect(await refused({ ...chart, chart: 'np' })).toEqual([422, ['/chart']]);
    expect(await refused({ ...chart, points: [{ label: 'a', value: 4, size: 3 }] })).toEqual([
      422,
      ['/points/0/value'],
    ]);
    expect(await refused({ ...chart, freezat: 2 })).toEqual([400, ['/freezat']]);
  });
});
