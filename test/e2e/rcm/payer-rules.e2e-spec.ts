import { startApi, type Caller, type TestApi } from '../../support/api.js';
import { aPayerRule } from '../../factories/payer-rule.factory.js';
import { aPayer } from '../../factories/payer.factory.js';

describe('RCM A13, F: payer rules', () => {
  let api: TestApi;
  let supervisor: Caller;
  let billing: Caller;
  beforeAll(async () => {
    api = await startApi();
    const company = await api.newCompany();
    supervisor = await company.as('billing_supervisor');
    billing = await company.as('billing');
  });
  afterAll(() => api.close());

  const newPayer = async (facts = {}): Promise<string> =>
    (await supervisor.post('/rcm/payers', { body: aPayer(facts) })).json().id;
  const add = (payerId: string, facts = {}): ReturnType<Caller['post']> =>
    supervisor.post('/rcm/payer-rules', { body: aPayerRule(payerId, facts) });

  it('are added, read by billing, ended under their ETag and followed by the next', async () => {
    const payerId = await newPayer();
    const made = await add(payerId);
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({ receiptPresumedDays: 0, planName: null, effectiveToOn: null, version: 1 });
    expect((await billing.get(`/rcm/payer-rules/${made.json().id}`)).json()).toEqual(made.json());
    const next = { effectiveFromOn: '2027-01-01', limitCount: 90 };
    const early = await add(payerId, next);
    expect([early.statusCode, early.json().code]).toEqual([409, 'PAYER_RULE_OVERLAPS']);
    expect(early.json().errors[0]).toMatchObject({ pointer: '/effectiveFromOn' });
    const ended = await supervisor.patch(`/rcm/payer-rules/${made.json().id}`, {
      headers: { 'if-match': '"1"' },
      body: { effectiveToOn: '2026-12-31' },
    });
    expect(ended.json()).toMatchObject({ effectiveToOn: '2026-12-31', version: 2 });
    const second = (await add(payerId, next)).json();
    const reopened = await supervisor.patch(`/rcm/payer-rules/${made.json().id}`, {
      headers: { 'if-match': '"2"' },
      body: { effectiveToOn: null },
    });
    expect([reopened.statusCode, reopened.json().code]).toEqual([409, 'PAYER_RULE_OVERLAPS']);
    const listed = await billing.get(`/rcm/payer-rules?payerId=${payerId}`);
    expect(
      listed
        .json()
        .items.map(({ id }: { id: string }) => id)
        .sort(),
    ).toEqual([made.json().id, second.id].sort());
  });

  it('may differ by plan and kind on the same days', async () => {
    const payerId = await newPayer();
    const answers = [await add(payerId), await add(payerId, { planName: 'Gold' })];
    answers.push(await add(payerId, { kind: 'filing_initial', clockStart: 'last_service_date' }));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
    expect((await add(payerId, { planName: 'gold ' })).json().code).toBe('PAYER_RULE_OVERLAPS');
  });

  it('are refused with all that is wrong, and change nothing', async () => {
    const payerId = await newPayer();
    const wrong = await add(payerId, {
      clockStart: 'last_service_date',
      receiptPresumedDays: 5,
      effectiveToOn: '2025-01-01',
    });
    expect([wrong.statusCode, wrong.json().code]).toEqual([422, 'VALIDATION_FAILED']);
    const pointers = wrong.json().errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers).toEqual(['/clockStart', '/receiptPresumedDays', '/effectiveToOn']);
    const lost = await add('01900000-0000-7000-8000-000000000001');
    expect([lost.statusCode, lost.json().code]).toEqual([422, 'REFERENCE_NOT_FOUND']);
    expect((await billing.post('/rcm/payer-rules', { body: aPayerRule(payerId) })).statusCode).toBe(403);
    expect((await billing.get(`/rcm/payer-rules?payerId=${payerId}`)).json().items).toEqual([]);
  });

  it('of two that overlap and come at once, one wins', async () => {
    const payerId = await newPayer();
    const answers = await Promise.all(
      [1, 2, 3, 4].map((month) => add(payerId, { effectiveFromOn: `2026-0${month}-01` })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409]);
  });

  it('of Medicare can be installed as examples, of others never', async () => {
    const medicare = await newPayer({ type: 'medicare' });
    const install = (payerId: string): ReturnType<Caller['post']> =>
      supervisor.post('/rcm/payer-rules/examples', { body: { payerId } });
    const installed = (await install(medicare)).json();
    expect(installed).toHaveLength(8);
    const level = installed.find(({ kind }: { kind: string }) => kind === 'appeal_level_2');
    expect(level).toMatchObject({ limitCount: 180, limitUnit: 'days', receiptPresumedDays: 5 });
    expect(level.source).toMatch('42 CFR 405.962');
    expect((await install(medicare)).json()).toEqual([]);
    const other = await install(await newPayer());
    expect([other.statusCode, other.json().code]).toEqual([422, 'NO_EXAMPLE_RULES']);
  });
});
