import { DemoProjectService } from '../../../src/modules/quality-improvement/quality-improvement.api.js';
import { startApi, type TestApi } from '../../support/api.js';

const QI = '/quality-improvement';

describe('the project of the demo company', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  it('is installed once, whole, and its chart tells of the change', async () => {
    const company = await api.newCompany();
    const quality = await company.as('quality');
    const install = () => api.app.get(DemoProjectService).install(company.id, 'quality-1');
    await install();
    expect((await quality.get(`${QI}/projects`)).json().items).toEqual([]);
    // The first request makes the user, as a sign-in does; then there is somebody to act as.
    await install();
    await install();
    const { items } = (await quality.get(`${QI}/projects`)).json();
    expect(items).toMatchObject([{ number: 1, status: 'active', baselineValue: 0.58 }]);
    const { points, runs } = (await quality.get(`${QI}/projects/${items[0].id}/chart`)).json();
    expect([points.length, runs.length]).toEqual([20, 2]);
    const cycles = (await quality.get(`${QI}/pdsa-cycles?projectId=${items[0].id}`)).json().items;
    expect(cycles).toMatchObject([{ phase: 'completed', decision: 'adopt' }]);
    const metrics = (await quality.get(`${QI}/performance-improvements?projectId=${items[0].id}`)).json().items;
    expect(metrics).toMatchObject([{ status: 'active', targetValue: 0.85 }]);
  });

  it('leaves a company with projects of its own as it is', async () => {
    const company = await api.newCompany();
    const quality = await company.as('quality');
    const aim = { aimWhat: 'Falls', aimForWhom: 'Inpatients', aimHowMuch: 'From 10 to 5', aimByOn: '2026-12-31' };
    const own = await quality.post(`${QI}/projects`, { body: { title: 'Own', priority: 'low', ...aim } });
    expect(own.statusCode).toBe(201);
    await api.app.get(DemoProjectService).install(company.id, 'quality-1');
    expect((await quality.get(`${QI}/projects`)).json().items).toMatchObject([{ title: 'Own' }]);
  });
});
