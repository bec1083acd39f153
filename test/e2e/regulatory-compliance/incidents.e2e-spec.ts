import { addDays } from '../../../src/shared/domain/day.rules.js';
import { today } from '../../support/company-day.js';
import { anAssessment, anIncident, REGISTERS } from '../../factories/register.factory.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';

const PATH = REGISTERS.incidents;
const SOON = addDays(today(), 50);
const LATE = addDays(today(), -1);

/** A record of an answer, as far as these tests look at it. */
type Row = Record<string, string>;

describe('RC registers incidents', () => {
  let api: TestApi;
  let officer: Caller;
  let other: Caller;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    const company = await api.newCompany();
    officer = await company.as('compliance', 'officer');
    other = await company.as('compliance', 'other');
  });
  afterAll(() => api.close());

  const report = async (facts: object = {}): Promise<string> =>
    (await officer.post(PATH, { body: anIncident(facts) })).json().id;
  const act = (id: string, what: string, body: object, caller = officer): ReturnType<Caller['post']> =>
    caller.post(`${PATH}/${id}/${what}`, { body });
  const assess = async (id: string, facts: object = {}): Promise<string> => {
    const answer = await act(id, 'assessments', anAssessment(facts));
    expect(answer.statusCode).toBe(201);
    return answer.json().assessments.at(-1).id;
  };
  const read = async (id: string) => (await officer.get(`${PATH}/${id}`)).json();
  const told = ({ statusCode, json }: Awaited<ReturnType<Caller['post']>>): unknown[] => [statusCode, json().code];
  const codes = (answer: Awaited<ReturnType<Caller['post']>>): string[] =>
    answer.json().errors.map(({ code }: { code: string }) => code);
  const owed = async (dueBy = '2099-01-01'): Promise<string[]> => {
    const { items } = (await officer.get(`/regulatory-compliance/register-deadlines?dueBy=${dueBy}`)).json();
    return items.map((each: Row) => [each.detail, each.dueOn, each.isOverdue].join(' '));
  };
  const duties = async (id: string): Promise<string[]> =>
    (await read(id)).duties
      .filter(({ notifiedOn }: Row) => notifiedOn === null)
      .map(
        (each: Row) =>
          [each.recipient, ...(each.state ? [each.state] : [])].join(' ') +
          ` ${each.dueOn} ${each.dutyState === 'overdue'}`,
      );

  it('RC registers incidents: count as a breach until somebody else has confirmed that they are none', async () => {
    const id = await report();
    expect(await read(id)).toMatchObject({ standing: 'presumed_breach', daysLeft: 50, status: 'open' });
    expect(codes(await act(id, 'closing', { reason: 'Done' }))).toEqual(['NOT_ASSESSED']);
    const missing = await act(id, 'assessments', anAssessment({ nature: null, isLowProbability: true }));
    expect([missing.statusCode, missing.json().errors]).toEqual([
      422,
      [expect.objectContaining({ pointer: '/nature' })],
    ]);
    const assessmentId = await assess(id, { isLowProbability: true });
    expect(await read(id)).toMatchObject({ standing: 'unconfirmed', assessments: [{ conclusion: 'low_probability' }] });
    expect(codes(await act(id, 'closing', { reason: 'Done' }))).toEqual(['NOT_CONFIRMED']);
    expect(told(await act(id, 'confirmation', { assessmentId }))).toEqual([403, 'OWN_APPROVAL']);
    const confirmed = await act(id, 'confirmation', { assessmentId, reason: 'Assurance on file' }, other);
    const { contentHash } = confirmed.json().assessments[0];
    expect(confirmed.json()).toMatchObject({
      ...{ standing: 'no_breach', duties: [], daysLeft: null },
      assessments: [{ confirmation: { reason: 'Assurance on file', contentHash } }],
    });
    expect(await owed()).toEqual([]);
    expect((await act(id, 'closing', { reason: 'No breach' })).json().status).toBe('closed');
    expect(told(await act(id, 'assessments', anAssessment()))).toEqual([409, 'STATE_FORBIDS']);
    expect(told(await act(id, 'closing', { reason: 'Again' }))).toEqual([409, 'STATE_FORBIDS']);
    const reopened = await act(id, 'reopening', { reason: 'New facts' });
    expect(reopened.json().events.map(({ kind }: Row) => kind)).toEqual(['opened', 'closed', 'reopened']);
    expect(told(await act(id, 'reopening', { reason: 'Again' }))).toEqual([409, 'STATE_FORBIDS']);
  });

  it('RC registers incidents: a confirmation is for the latest assessment, and lapses with a new one', async () => {
    const id = await report();
    const first = await assess(id, { isLowProbability: true });
    await act(id, 'confirmation', { assessmentId: first }, other);
    const second = await assess(id, { isPhiSecured: true });
    expect((await read(id)).standing).toBe('unconfirmed');
    expect(told(await act(id, 'confirmation', { assessmentId: first }, other))).toEqual([409, 'CONTENT_CHANGED']);
    expect((await act(id, 'confirmation', { assessmentId: second }, other)).json().standing).toBe('no_breach');
    expect(told(await act(id, 'confirmation', { assessmentId: second }, other))).toEqual([409, 'DUPLICATE']);
    const foreign = await assess(await report());
    expect(told(await act(id, 'confirmation', { assessmentId: foreign }, other))).toEqual([422, 'REFERENCE_NOT_FOUND']);
  });

  it('RC registers incidents: a breach is closed once everybody was told', async () => {
    const id = await report();
    await assess(id, { affectedIndividuals: 700, states: [{ state: 'IL', residents: 600 }] });
    expect(await read(id)).toMatchObject({ standing: 'breach' });
    expect(await duties(id)).toEqual([
      `individuals ${SOON} false`,
      `media IL ${SOON} false`,
      `secretary ${SOON} false`,
    ]);
    const notice = { notifiedOn: today(), method: 'Letter' };
    const misplaced = await act(id, 'notices', { ...notice, recipient: 'media' });
    expect([misplaced.statusCode, ...codes(misplaced)]).toEqual([422, 'STATE_MISPLACED']);
    const early = await act(id, 'notices', { ...notice, recipient: 'secretary', notifiedOn: addDays(today(), -11) });
    expect([early.statusCode, ...codes(early)]).toEqual([422, 'DAY_IMPOSSIBLE']);
    await act(id, 'notices', { ...notice, recipient: 'individuals' });
    await act(id, 'notices', { ...notice, recipient: 'media', state: 'IL' });
    expect(codes(await act(id, 'closing', { reason: 'Done' }))).toEqual(['NOTICE_MISSING']);
    expect(await owed()).toEqual([`secretary ${SOON} false`]);
    await act(id, 'notices', { ...notice, recipient: 'secretary', reference: 'Portal 7' });
    expect((await act(id, 'closing', { reason: 'All told' })).json().status).toBe('closed');
  });

  it.each<[string, object, object | null]>([
    ['not assessed', {}, null],
    ['overdue', { discoveredOn: addDays(today(), -61) }, {}],
    ['due today', { discoveredOn: addDays(today(), -60) }, {}],
    ['found in a leap year', { discoveredOn: '2023-12-31' }, { affectedIndividuals: 499 }],
    ['of 500', {}, { affectedIndividuals: 500 }],
    ['of an unknown number', {}, { affectedIndividuals: null }],
    [
      'in three States',
      {},
      {
        affectedIndividuals: 2000,
        states: [
          { state: 'IL', residents: 501 },
          { state: 'IN', residents: 500 },
          { state: 'WI', residents: 900 },
        ],
      },
    ],
    ['not confirmed', {}, { isLowProbability: true }],
  ])('RC registers incidents: the deadlines of an incident %s are those of its rule', async (_, facts, assessment) => {
    const id = await report(facts);
    if (assessment !== null) await assess(id, assessment);
    expect((await duties(id)).sort()).toEqual((await owed()).sort());
    expect(await owed()).not.toEqual([]);
  });

  it('RC registers incidents: law enforcement delays the notices, with its reason', async () => {
    const id = await report({ discoveredOn: addDays(today(), -61) });
    await assess(id);
    const patch = (body: object): ReturnType<Caller['patch']> =>
      officer.patch(`${PATH}/${id}`, { body, headers: { 'if-match': '"1"' } });
    const delayedUntil = addDays(today(), 20);
    expect(codes(await patch({ delayedUntil }))).toEqual(['REASON_MISSING']);
    expect((await duties(id))[0]).toBe(`individuals ${LATE} true`);
    expect((await patch({ delayedUntil, delayReason: 'Written statement of the FBI' })).statusCode).toBe(200);
    expect((await duties(id))[0]).toBe(`individuals ${delayedUntil} false`);
    expect((await owed(delayedUntil))[0]).toBe(`individuals ${delayedUntil} false`);
  });

  it('RC registers incidents: impossible days are refused, and lists tell status and clocks', async () => {
    const future = await officer.post(PATH, { body: anIncident({ discoveredOn: addDays(today(), 1) }) });
    expect([future.statusCode, ...codes(future)]).toEqual([422, 'DAY_IMPOSSIBLE']);
    const after = await officer.post(PATH, { body: anIncident({ occurredOn: today() }) });
    expect(after.json().errors[0].pointer).toBe('/occurredOn');
    const id = await report({ kind: 'phishing' });
    const { items } = (await officer.get(`${PATH}?status=open&kind=phishing`)).json();
    expect(items).toMatchObject([{ id, standing: 'presumed_breach', daysLeft: 50 }]);
    expect((await officer.get(`${PATH}?status=closed`)).json().items).toEqual([]);
    expect(Object.keys(items[0])).not.toContain('companyId');
  });
});
