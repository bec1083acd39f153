import { startApi, type Caller, type TestApi } from '../../support/api.js';

const PRACTICES = '/quality-improvement/best-practices';
const PRACTICE = { title: 'Catheter removal by nurses', description: 'By protocol', evidenceLevel: 'II' };

describe('QI §0 best practices', () => {
  let api: TestApi;
  let quality: Caller;
  beforeAll(async () => {
    api = await startApi();
    quality = await (await api.newCompany()).as('quality');
  });
  afterAll(() => api.close());

  const move = (id: string, version: number, status: string) =>
    quality.post(`${PRACTICES}/${id}/status-changes`, { headers: { 'if-match': `"${version}"` }, body: { status } });

  it('go from proposed to sustained; adoption is stamped once, also when a practice slips and comes back', async () => {
    const created = await quality.post(PRACTICES, { body: PRACTICE });
    expect([created.statusCode, created.json().status, created.json().adoptedOn]).toEqual([201, 'proposed', null]);
    const { id } = created.json();
    const early = await move(id, 1, 'adopted');
    expect([early.statusCode, early.json().code]).toEqual([409, 'STATE_FORBIDS']);
    expect((await move(id, 1, 'pilot')).json().adoptedOn).toBeNull();
    const { adoptedOn } = (await move(id, 2, 'adopted')).json();
    expect(adoptedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect((await move(id, 3, 'sustained')).json()).toMatchObject({ status: 'sustained', adoptedOn });
    expect((await move(id, 4, 'adopted')).json()).toMatchObject({ status: 'adopted', adoptedOn });
    expect((await move(id, 4, 'sustained')).statusCode).toBe(412);
    expect((await move(id, 5, 'pilot')).statusCode).toBe(409);
  });

  it('are listed by status and level of evidence; a level that is none is refused', async () => {
    const { id } = (await quality.post(PRACTICES, { body: { ...PRACTICE, evidenceLevel: 'V' } })).json();
    await quality.patch(`${PRACTICES}/${id}`, { headers: { 'if-match': '"1"' }, body: { evidenceLevel: 'IV' } });
    const listed = async (query: string) => (await quality.get(`${PRACTICES}?${query}`)).json().items.length;
    expect([
      await listed('evidenceLevel=IV'),
      await listed('evidenceLevel=V'),
      await listed('status=proposed'),
    ]).toEqual([1, 0, 1]);
    expect((await quality.post(PRACTICES, { body: { ...PRACTICE, evidenceLevel: 'VI' } })).statusCode).toBe(422);
    const body = { evidenceLevel: 'I', status: 'adopted' };
    const smuggled = await quality.patch(`${PRACTICES}/${id}`, { headers: { 'if-match': '"2"' }, body });
    expect([smuggled.statusCode, smuggled.json().code]).toEqual([400, 'UNKNOWN_PROPERTY']);
  });

  it('are linked with the projects that try them, seen from both ends, once', async () => {
    const { id } = (await quality.post(PRACTICES, { body: PRACTICE })).json();
    const aim = { aimWhat: 'Infections', aimForWhom: 'Adults', aimHowMuch: 'Half', aimByOn: '2026-12-31' };
    const project = { title: 'Fewer infections', priority: 'high', ...aim };
    const projectId = (await quality.post('/quality-improvement/projects', { body: project })).json().id;
    const link = (body: object) => quality.post(`${PRACTICES}/${id}/projects`, { body });
    const ends = { fromKind: 'best_practices', fromId: id, toKind: 'quality_improvement_projects', toId: projectId };
    const linked = await link({ projectId, reason: 'Pilot on two wards' });
    expect([linked.statusCode, linked.json().links.length]).toEqual([200, 1]);
    await link({ projectId, reason: 'Pilot on two wards' });
    const [practice, of] = [await quality.get(`${PRACTICES}/${id}`), `/quality-improvement/projects/${projectId}`];
    expect(practice.json().links).toMatchObject([{ ...ends, reason: 'Pilot on two wards' }]);
    expect((await quality.get(of)).json().links).toEqual(practice.json().links);
    const unknown = await link({ projectId: '01900000-0000-7000-8000-0000000000ff' });
    expect([unknown.statusCode, unknown.json().code, unknown.json().errors[0].pointer]).toEqual([
      422,
      'REFERENCE_NOT_FOUND',
      '/projectId',
    ]);
  });
});
