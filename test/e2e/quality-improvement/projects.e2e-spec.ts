import { startApi, type Caller, type TestApi } from '../../support/api.js';

const PROJECTS = '/quality-improvement/projects';
const PROJECT = {
  title: 'Fewer central line infections',
  priority: 'high',
  aimWhat: 'Central line infections',
  aimForWhom: 'Adults in intensive care',
  aimHowMuch: 'From 4 to below 2 in 1,000 line days',
  aimByOn: '2099-12-31',
};
const GOAL = {
  metricName: 'infections per 1,000 line days',
  betterIs: 'lower',
  baselineValue: 4,
  baselineOn: '2025-12-31',
  baselineSource: 'NHSN, 2025',
  targetValue: 2,
  targetOn: '2099-12-31',
  stretchValue: 1,
};
type Status = 'planning' | 'active' | 'on_hold' | 'completed' | 'cancelled';
const STATUSES: Status[] = ['planning', 'active', 'on_hold', 'completed', 'cancelled'];
const WAYS: Record<Status, Status[]> = {
  planning: [],
  active: ['active'],
  on_hold: ['active', 'on_hold'],
  completed: ['active', 'completed'],
  cancelled: ['cancelled'],
};
const ALLOWED: Record<Status, Status[]> = {
  planning: ['active', 'cancelled'],
  active: ['on_hold', 'completed', 'cancelled'],
  on_hold: ['active', 'completed', 'cancelled'],
  completed: [],
  cancelled: [],
};

let api: TestApi;
let quality: Caller;
let userId: string;
beforeAll(async () => {
  api = await startApi();
  quality = await (await api.newCompany()).as('quality');
  userId = (await quality.post(PROJECTS, { body: PROJECT })).json().createdBy;
});
afterAll(() => api.close());

const match = (version: number) => ({ 'if-match': `"${version}"` });
const create = async (facts: object = {}): Promise<string> =>
  (await quality.post(PROJECTS, { body: { ...PROJECT, leadId: userId, ...facts } })).json().id;
const read = async (id: string) => (await quality.get(`${PROJECTS}/${id}`)).json();
const move = async (id: string, status: Status, reason: string | null = 'Because') =>
  quality.post(`${PROJECTS}/${id}/status-changes`, {
    headers: match((await read(id)).version),
    body: { status, reason },
  });
async function inStatus(status: Status): Promise<string> {
  const id = await create();
  for (const step of WAYS[status]) expect((await move(id, step)).statusCode).toBe(200);
  return id;
}
const pointers = (answer: { json(): { errors: { pointer: string }[] } }) =>
  answer.json().errors.map(({ pointer }) => pointer);

describe('QI §0 projects: aim, goal and status', () => {
  it('are numbered per company, from 1 and without gaps', async () => {
    const other = await (await api.newCompany()).as('quality');
    const answers = [];
    for (let at = 0; at < 3; at++) answers.push(await other.post(PROJECTS, { body: PROJECT }));
    await other.post(PROJECTS, { body: { ...PROJECT, leadId: '01900000-0000-7000-8000-0000000000ff' } });
    answers.push(await other.post(PROJECTS, { body: PROJECT }));
    expect(answers.map((answer) => answer.json().number)).toEqual([1, 2, 3, 4]);
    expect(answers[0]!.json()).toMatchObject({ status: 'planning', startedOn: null, completedOn: null });
  });

  it('keep aim, baseline, target and stretch goal, and say all that is wrong with a goal', async () => {
    const id = await create(GOAL);
    expect(await read(id)).toMatchObject({ ...PROJECT, ...GOAL });
    const wrong = { betterIs: 'lower', baselineValue: 4, targetValue: 5, stretchValue: 6 };
    const refused = await quality.post(PROJECTS, { body: { ...PROJECT, ...wrong } });
    expect(refused.statusCode).toBe(422);
    expect(pointers(refused)).toEqual([
      '/baselineOn',
      '/baselineSource',
      '/metricName',
      '/targetValue',
      '/stretchValue',
    ]);
    const changed = await quality.patch(`${PROJECTS}/${id}`, { headers: match(1), body: { targetValue: 9 } });
    expect([changed.statusCode, changed.json().errors[0].code]).toEqual([422, 'TARGET_NOT_BETTER']);
    expect((await read(id)).version).toBe(1);
  });

  it('take an unknown priority, a status of their own or a foreign lead from nobody', async () => {
    expect(pointers(await quality.post(PROJECTS, { body: { ...PROJECT, priority: 'urgent' } }))).toEqual(['/priority']);
    const status = await quality.post(PROJECTS, { body: { ...PROJECT, status: 'active' } });
    expect([status.statusCode, status.json().code]).toEqual([400, 'UNKNOWN_PROPERTY']);
    const leadId = '01900000-0000-7000-8000-0000000000ff';
    expect((await quality.post(PROJECTS, { body: { ...PROJECT, leadId } })).json().code).toBe('REFERENCE_NOT_FOUND');
  });

  it('are listed by status, priority and lead', async () => {
    const other = await (await api.newCompany()).as('quality');
    const first = (await other.post(PROJECTS, { body: PROJECT })).json();
    const facts = { ...PROJECT, priority: 'critical', leadId: first.createdBy };
    const second = (await other.post(PROJECTS, { body: facts })).json();
    const ids = async (query: string) =>
      (await other.get(`${PROJECTS}?${query}`)).json().items.map(({ id }: { id: string }) => id);
    expect(await ids('')).toEqual([second.id, first.id]);
    expect(await ids('priority=critical')).toEqual([second.id]);
    expect(await ids(`leadId=${first.createdBy}`)).toEqual([second.id]);
    expect(await ids('status=planning&sort=number')).toEqual([first.id, second.id]);
    expect(await ids('status=active')).toEqual([]);
    expect((await other.get(`${PROJECTS}?status=open`)).statusCode).toBe(400);
  });

  it.each(STATUSES.flatMap((from) => STATUSES.map((to) => [from, to, ALLOWED[from].includes(to)] as const)))(
    'from %s to %s: %s',
    async (from, to, isAllowed) => {
      const id = await inStatus(from);
      const answer = await move(id, to);
      expect(answer.statusCode).toBe(isAllowed ? 200 : 409);
      if (!isAllowed) expect(answer.json().code).toBe('STATE_FORBIDS');
      const { status, completedOn, cancelledOn } = await read(id);
      expect(status).toBe(isAllowed ? to : from);
      expect([completedOn !== null, cancelledOn !== null]).toEqual([status === 'completed', status === 'cancelled']);
    },
  );

  it('start once: the day stays over a hold', async () => {
    const id = await inStatus('on_hold');
    const before = await read(id);
    await move(id, 'active');
    expect((await read(id)).startedOn).toBe(before.startedOn);
    expect(before).toMatchObject({ startedOn: expect.any(String), statusReason: 'Because' });
  });

  it('need a lead to start, and a reason to rest or to be cancelled', async () => {
    const id = await create({ leadId: null });
    expect((await move(id, 'active')).json().errors[0].code).toBe('LEAD_MISSING');
    expect((await move(id, 'cancelled', null)).json().errors[0].code).toBe('REASON_MISSING');
    const active = await inStatus('active');
    expect((await move(active, 'on_hold', null)).json().errors[0].code).toBe('REASON_MISSING');
    expect((await move(active, 'completed', null)).statusCode).toBe(200);
  });

  it('are a record once they have ended; a stale change is refused', async () => {
    for (const status of ['completed', 'cancelled'] as const) {
      const id = await inStatus(status);
      const { version } = await read(id);
      const changed = await quality.patch(`${PROJECTS}/${id}`, { headers: match(version), body: { priority: 'low' } });
      const added = await quality.post(`${PROJECTS}/${id}/interventions`, { body: { title: 'Late' } });
      const cycle = await quality.post(`${PROJECTS}/${id}/pdsa-cycles`, { body: { title: 'Late' } });
      expect([changed, added, cycle].map((answer) => answer.json().code)).toEqual(Array(3).fill('STATE_FORBIDS'));
    }
    const id = await create();
    const change = (priority: string) => quality.patch(`${PROJECTS}/${id}`, { headers: match(1), body: { priority } });
    expect((await change('low')).statusCode).toBe(200);
    const stale = await change('critical');
    expect([stale.statusCode, stale.json().code]).toEqual([412, 'VERSION_STALE']);
  });
});

describe('QI §0 projects: interventions, team, barriers, drivers', () => {
  const add = async (id: string, part: string, body: object) => quality.post(`${PROJECTS}/${id}/${part}`, { body });
  const advance = (id: string, part: { id: string; version: number }, body: object) =>
    quality.post(`${PROJECTS}/${id}/interventions/${part.id}/status-changes`, { headers: match(part.version), body });

  it('an intervention is planned, begun and completed, with its days', async () => {
    const id = await create();
    const planned = (await add(id, 'interventions', { title: 'Checklist' })).json();
    expect(planned).toMatchObject({ status: 'planned', startedOn: null, endedOn: null });
    const begun = (await advance(id, planned, { status: 'in_progress', movedOn: '2026-02-01' })).json();
    expect(begun).toMatchObject({ status: 'in_progress', startedOn: '2026-02-01', endedOn: null });
    const early = await advance(id, begun, { status: 'completed', movedOn: '2026-01-31' });
    expect(early.json().errors[0]).toMatchObject({ code: 'ENDS_BEFORE_START', pointer: '/movedOn' });
    const future = await advance(id, begun, { status: 'completed', movedOn: '2099-01-01' });
    expect(future.json().errors[0].code).toBe('DAY_IN_FUTURE');
    const completed = (await advance(id, begun, { status: 'completed', movedOn: '2026-03-01' })).json();
    expect(completed).toMatchObject({ status: 'completed', startedOn: '2026-02-01', endedOn: '2026-03-01' });
    for (const status of ['planned', 'in_progress', 'completed', 'abandoned']) {
      expect((await advance(id, completed, { status })).json().code).toBe('STATE_FORBIDS');
    }
    expect((await read(id)).interventions).toEqual([completed]);
  });

  it('an intervention is not completed before it began', async () => {
    const id = await create();
    const planned = (await add(id, 'interventions', { title: 'Checklist' })).json();
    expect((await advance(id, planned, { status: 'completed' })).json().code).toBe('STATE_FORBIDS');
    expect((await advance(id, planned, { status: 'abandoned' })).statusCode).toBe(200);
  });

  it('team, barriers and success factors are rows that change one by one', async () => {
    const id = await create();
    const member = (await add(id, 'team-members', { name: 'Dana', role: 'champion', userId })).json();
    const barrier = (await add(id, 'factors', { kind: 'barrier', description: 'No kits at night' })).json();
    await add(id, 'factors', { kind: 'success_factor', description: 'The chief supports it' });
    const left = await quality.patch(`${PROJECTS}/${id}/team-members/${member.id}`, {
      headers: match(1),
      body: { leftOn: '2026-06-30' },
    });
    expect(left.json()).toMatchObject({ name: 'Dana', leftOn: '2026-06-30' });
    await quality.patch(`${PROJECTS}/${id}/factors/${barrier.id}`, {
      headers: match(1),
      body: { resolvedOn: '2026-06-30' },
    });
    const { team, factors } = await read(id);
    expect(team).toHaveLength(1);
    expect(factors.map(({ kind, resolvedOn }: Record<string, unknown>) => [kind, resolvedOn])).toEqual([
      ['barrier', '2026-06-30'],
      ['success_factor', null],
    ]);
    expect(pointers(await add(id, 'team-members', { name: 'Dana', role: 'king' }))).toEqual(['/role']);
    expect(pointers(await add(id, 'factors', { kind: 'hurdle', description: 'x' }))).toEqual(['/kind']);
    const elsewhere = await create();
    const foreign = await quality.patch(`${PROJECTS}/${elsewhere}/factors/${barrier.id}`, {
      headers: match(2),
      body: { description: 'Mine' },
    });
    expect(foreign.statusCode).toBe(404);
  });

  it('the driver diagram goes from the aim outward and never in a circle', async () => {
    const id = await create();
    const driver = async (kind: string, parentId: string | null, title = kind) =>
      add(id, 'drivers', { kind, parentId, title });
    const primary = (await driver('primary', null)).json();
    const secondary = (await driver('secondary', primary.id)).json();
    const idea = (await driver('change_idea', secondary.id)).json();
    const wrong = [
      await driver('primary', primary.id),
      await driver('secondary', null),
      await driver('secondary', secondary.id),
      await driver('secondary', idea.id),
      await driver('change_idea', idea.id),
    ];
    expect(wrong.map((answer) => answer.json().errors[0].code)).toEqual(Array(5).fill('PARENT_NOT_ABOVE'));
    const elsewhere = await add(await create(), 'drivers', { kind: 'secondary', parentId: primary.id, title: 'x' });
    expect(elsewhere.json().errors[0].code).toBe('PARENT_NOT_IN_PROJECT');
    const change = (part: { id: string }, parentId: string | null) =>
      quality.patch(`${PROJECTS}/${id}/drivers/${part.id}`, { headers: match(1), body: { parentId } });
    const circle = [
      await change(primary, idea.id),
      await change(secondary, secondary.id),
      await change(secondary, idea.id),
    ];
    expect(circle.map((answer) => answer.json().errors[0].code)).toEqual(Array(3).fill('PARENT_NOT_ABOVE'));
    expect((await change(idea, primary.id)).json()).toMatchObject({ parentId: primary.id });
    const remove = (part: { id: string }, version: number) =>
      quality.delete(`${PROJECTS}/${id}/drivers/${part.id}`, { headers: match(version) });
    expect((await remove(primary, 1)).json().code).toBe('RECORD_IN_USE');
    expect((await remove(idea, 2)).statusCode).toBe(204);
    expect((await read(id)).drivers).toEqual([primary, secondary]);
  });
});
