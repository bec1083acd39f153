import { startApi, type Caller, type TestApi } from '../../support/api.js';

const PROJECTS = '/quality-improvement/projects';
const CYCLES = '/quality-improvement/pdsa-cycles';
const PROJECT = {
  title: 'Fewer falls',
  priority: 'medium',
  aimWhat: 'Falls',
  aimForWhom: 'Inpatients',
  aimHowMuch: 'By half',
  aimByOn: '2099-12-31',
};
const CONTENTS = {
  plan: { objective: 'Can it be done?', predictions: 'Nine of ten', measures: 'Rounds done', steps: 'One week' },
  do: { observations: 'Nights were missed', collectedData: '8 of 10' },
  study: { resultsAgainstPrediction: '8 instead of 9', learnings: 'Nights differ', unexpected: 'Patients liked it' },
  act: { decision: 'adapt', nextSteps: 'Nights apart' },
};
const PHASES = ['plan', 'do', 'study', 'act', 'completed'] as const;
type Phase = (typeof PHASES)[number];
const WORKING = ['plan', 'do', 'study', 'act'] as const;

describe('QI §0 PDSA cycles', () => {
  let api: TestApi;
  let quality: Caller;
  let projectId: string;
  const newProject = async (): Promise<string> => (await quality.post(PROJECTS, { body: PROJECT })).json().id;
  beforeAll(async () => {
    api = await startApi();
    quality = await (await api.newCompany()).as('quality');
    projectId = await newProject();
  });
  afterAll(() => api.close());

  const read = async (id: string) => (await quality.get(`${CYCLES}/${id}`)).json();
  const headersOf = async (id: string) => ({ 'if-match': `"${(await read(id)).version}"` });
  const edit = async (id: string, phase: string, body: object) =>
    quality.patch(`${CYCLES}/${id}/${phase}`, { headers: await headersOf(id), body });
  const enter = async (id: string, phase: string) =>
    quality.post(`${CYCLES}/${id}/phase-changes`, { headers: await headersOf(id), body: { phase } });
  const begin = async (project = projectId) =>
    (await quality.post(`${PROJECTS}/${project}/pdsa-cycles`, { body: { title: 'Rounding' } })).json();

  async function cycleIn(phase: Phase, project = projectId, contents: Record<string, object> = CONTENTS) {
    const { id } = await begin(project);
    for (const [at, now] of WORKING.entries()) {
      if (now === phase) return id as string;
      expect((await edit(id, now, contents[now]!)).statusCode).toBe(200);
      expect((await enter(id, PHASES[at + 1]!)).statusCode).toBe(200);
    }
    return id as string;
  }

  it('are numbered within their project', async () => {
    const [one, two] = [await newProject(), await newProject()];
    const numbers = [await begin(one), await begin(two), await begin(one)].map(({ number }) => number);
    expect(numbers).toEqual([1, 1, 2]);
    const list = (await quality.get(`${CYCLES}?projectId=${one}&sort=number`)).json().items;
    expect(list.map(({ number }: { number: number }) => number)).toEqual([1, 2]);
    expect((await quality.get(`${PROJECTS}/${one}`)).json().cycles).toEqual(list);
  });

  it('twenty at once get twenty numbers', async () => {
    const project = await newProject();
    const all = await Promise.all(Array.from({ length: 20 }, () => begin(project)));
    expect(all.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
  });

  it('go from plan to completed and keep what each phase holds', async () => {
    const id = await cycleIn('completed');
    expect(await read(id)).toMatchObject({
      ...Object.assign({}, ...Object.values(CONTENTS)),
      phase: 'completed',
      startedOn: expect.any(String),
      completedOn: expect.any(String),
    });
    expect((await quality.get(`${CYCLES}?projectId=${projectId}&decision=adapt`)).json().items).toHaveLength(1);
  });

  it.each(PHASES.flatMap((from, at) => PHASES.map((to, next) => [from, to, next === at + 1] as const)))(
    'from %s to %s: %s',
    async (from, to, isAllowed) => {
      const id = await cycleIn(from);
      if (from !== 'completed') await edit(id, from, CONTENTS[from]);
      const answer = await enter(id, to);
      expect(answer.statusCode).toBe(isAllowed ? 200 : 409);
      expect((await read(id)).phase).toBe(isAllowed ? to : from);
    },
  );

  it.each(PHASES.flatMap((now) => WORKING.map((phase) => [now, phase] as const)))(
    'in %s, %s is edited only if it is the present phase, and amended only if it has passed',
    async (now, phase) => {
      const id = await cycleIn(now);
      const before = await read(id);
      const edited = await edit(id, phase, phase === 'act' ? { nextSteps: 'Other' } : CONTENTS[phase]);
      expect(edited.statusCode).toBe(now === phase ? 200 : 409);
      if (now !== phase) expect(await read(id)).toEqual(before);
      const body = { phase, note: 'Bed 4 was left out' };
      const amended = await quality.post(`${CYCLES}/${id}/amendments`, { body });
      const hasPassed = PHASES.indexOf(phase) < PHASES.indexOf(now);
      expect(amended.statusCode).toBe(hasPassed ? 201 : 409);
      expect((await read(id)).amendments).toEqual(hasPassed ? [expect.objectContaining(body)] : []);
    },
  );

  it.each([
    ['plan', ['/objective', '/predictions', '/measures', '/steps'], 'do'],
    ['do', ['/observations', '/collectedData'], 'study'],
    ['study', ['/resultsAgainstPrediction', '/learnings'], 'act'],
    ['act', ['/decision', '/nextSteps'], 'completed'],
  ] as const)('%s is left only with all that belongs to it', async (phase, pointers, next) => {
    const id = await cycleIn(phase);
    const answer = await enter(id, next);
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
    expect((await read(id)).phase).toBe(phase);
  });

  it('no other phase is ever written', async () => {
    const { id } = await begin();
    expect((await edit(id, 'check', CONTENTS.do)).statusCode).toBe(404);
    expect((await enter(id, 'check')).json().errors[0].pointer).toBe('/phase');
    const foreign = await edit(id, 'plan', { observations: 'Already' });
    expect([foreign.statusCode, foreign.json().code]).toEqual([400, 'UNKNOWN_PROPERTY']);
    const named = await quality.post(`${CYCLES}/${id}/amendments`, { body: { phase: 'completed', note: 'x' } });
    expect(named.statusCode).toBe(422);
    expect((await read(id)).phase).toBe('plan');
  });

  it('"adapt" opens one linked next cycle, which takes over the plan', async () => {
    const project = await newProject();
    const id = await cycleIn('completed', project);
    const open = () => quality.post(`${CYCLES}/${id}/next-cycle`, { body: { scale: 'Nights' } });
    const next = (await open()).json();
    expect(next).toMatchObject({ ...CONTENTS.plan, previousCycleId: id, number: 2, phase: 'plan', scale: 'Nights' });
    expect(next).toMatchObject({ observations: null, decision: null });
    expect((await open()).json().code).toBe('DUPLICATE');
  });

  it.each(['adopt', 'abandon'])('"%s" opens none', async (decision) => {
    const id = await cycleIn('completed', projectId, { ...CONTENTS, act: { ...CONTENTS.act, decision } });
    expect((await quality.post(`${CYCLES}/${id}/next-cycle`, { body: {} })).json().code).toBe('STATE_FORBIDS');
  });

  it('a decision that may still change opens none', async () => {
    const id = await cycleIn('act');
    await edit(id, 'act', CONTENTS.act);
    expect((await quality.post(`${CYCLES}/${id}/next-cycle`, { body: {} })).json().code).toBe('STATE_FORBIDS');
  });

  it('rest while the project does, but may be amended', async () => {
    const { createdBy } = (await quality.get(`${PROJECTS}/${projectId}`)).json();
    const body = { ...PROJECT, leadId: createdBy };
    const project = (await quality.post(PROJECTS, { body })).json().id;
    const id = await cycleIn('do', project);
    for (const [version, status] of ['active', 'on_hold'].entries()) {
      const headers = { 'if-match': `"${version + 1}"` };
      await quality.post(`${PROJECTS}/${project}/status-changes`, { headers, body: { status, reason: 'Moving' } });
    }
    expect([(await edit(id, 'do', CONTENTS.do)).json().code, (await enter(id, 'study')).json().code]).toEqual([
      'STATE_FORBIDS',
      'STATE_FORBIDS',
    ]);
    const note = { phase: 'plan', note: 'Ward 5' };
    expect((await quality.post(`${CYCLES}/${id}/amendments`, { body: note })).statusCode).toBe(201);
  });
});
