import { addDays, addMonths } from '../../../src/shared/domain/day.rules.js';
import { today } from '../../support/company-day.js';
import {
  anAccessRequest,
  anAgreement,
  anIncident,
  aDisclosure,
  aQppSubmission,
  REGISTERS,
} from '../../factories/register.factory.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';

const { associates, agreements, trainings, disclosures, requests } = REGISTERS;
type Answer = Awaited<ReturnType<Caller['post']>>;
const told = ({ statusCode, json }: Answer): unknown[] => [statusCode, json().code];
const finer = (answer: Answer): unknown[] => [answer.statusCode, answer.json().errors[0].code];
const day = (days: number): string => addDays(today(), days);

/** A record of an answer, as far as these tests look at it. */
type Row = Record<string, string>;

describe('RC registers', () => {
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

  const make = async (path: string, body: object): Promise<string> => {
    const answer = await officer.post(path, { body });
    expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
    return answer.json().id;
  };
  const read = async (path: string) => (await officer.get(path)).json();
  const owed = async (kind: string): Promise<string[]> =>
    (await read(`/regulatory-compliance/register-deadlines?kind=${kind}&dueBy=2099-01-01`)).items.map(
      ({ dueOn, isOverdue }: Row) => `${dueOn} ${isOverdue}`,
    );

  it('RC registers business associates: one agreement is in force, expires, and is renewed', async () => {
    const associateId = await make(associates, { name: 'Billing', services: 'Statements', hasSubcontractors: true });
    const standing = async (): Promise<string> => (await read(`${associates}/${associateId}`)).standing;
    expect(await standing()).toBe('not_covered');
    const ends = { expiresOn: day(20), flowsDown: false };
    const first = await make(agreements, anAgreement(associateId, ends));
    expect(await read(`${associates}/${associateId}`)).toMatchObject({
      ...{ standing: 'expiring', isFlowDownMissing: true },
      agreements: [{ id: first, state: 'expiring' }],
    });
    expect(await owed('business_associate_agreement')).toEqual([`${day(20)} false`]);
    expect((await read(`${agreements}?expiresFrom=${today()}&expiresTo=${day(60)}`)).items).toHaveLength(1);
    const overlapping = anAgreement(associateId, { startsOn: day(20), renewsId: first });
    expect(told(await officer.post(agreements, { body: overlapping }))).toEqual([409, 'AGREEMENT_OVERLAPS']);
    const two = [1, 2].map(() =>
      officer.post(agreements, { body: anAgreement(associateId, { startsOn: day(21), renewsId: first }) }),
    );
    expect((await Promise.all(two)).map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    expect(await standing()).toBe('covered');
    expect(await owed('business_associate_agreement')).toEqual([]);
    const terminate = (id: string, version: number, terminatedOn: string): Promise<Answer> =>
      officer.post(`${agreements}/${id}/termination`, {
        body: { terminatedOn, reason: 'Given up' },
        headers: { 'if-match': `"${version}"` },
      });
    expect(finer(await terminate(first, 1, day(21)))).toEqual([422, 'DAY_IMPOSSIBLE']);
    expect((await terminate(first, 1, day(-1))).json().state).toBe('terminated');
    expect(told(await terminate(first, 2, day(-2)))).toEqual([409, 'STATE_FORBIDS']);
    expect(await standing()).toBe('not_covered');
    const reversed = anAgreement(associateId, { expiresOn: day(-400) });
    expect(finer(await officer.post(agreements, { body: reversed }))).toEqual([422, 'PERIOD_REVERSED']);
    const elsewhere = anAgreement(await make(associates, { name: 'Other', services: 'None' }), { renewsId: first });
    expect(told(await officer.post(agreements, { body: elsewhere }))).toEqual([422, 'REFERENCE_NOT_FOUND']);
  });

  it('RC registers trainings: who has to take a course by when, and who is overdue', async () => {
    const courseId = await make(`${trainings}/courses`, { title: 'Privacy', validMonths: 12, roles: ['compliance'] });
    // A person is known from the first request on.
    await other.get(trainings);
    const { items: users } = await read(`${trainings}/duties`);
    expect(users).toMatchObject([{ state: 'pending', dueOn: day(30) }, { state: 'pending' }]);
    const [{ userId }] = users;
    const state = async (): Promise<object> => (await read(`${trainings}/duties?userId=${userId}`)).items[0];
    const record = (completedOn: string): Promise<Answer> =>
      officer.post(trainings, { body: { courseId, userId, completedOn } });
    expect(finer(await record(day(1)))).toEqual([422, 'DAY_IMPOSSIBLE']);
    const old = addDays(addMonths(today(), -12), -2);
    await record(old);
    expect(await state()).toMatchObject({ state: 'overdue', dueOn: addMonths(old, 12), completedOn: old });
    expect((await read(`${trainings}/duties?state=overdue`)).items).toHaveLength(1);
    expect(await owed('training')).toEqual([`${addMonths(old, 12)} true`, `${day(30)} false`]);
    const fresh = (await record(today())).json();
    expect(fresh.validUntil).toBe(addMonths(today(), 12));
    expect(await state()).toMatchObject({ state: 'trained', completedOn: today() });
    expect(told(await record(today()))).toEqual([409, 'DUPLICATE']);
    const voided = (): Promise<Answer> =>
      officer.post(`${trainings}/${fresh.id}/voiding`, { body: { reason: 'Wrong' } });
    expect((await voided()).json().voidReason).toBe('Wrong');
    expect(told(await voided())).toEqual([409, 'STATE_FORBIDS']);
    expect(await state()).toMatchObject({ state: 'overdue' });
    const first = await read(`${trainings}/duties?limit=1`);
    const second = await read(`${trainings}/duties?limit=1&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map((each: Row) => each.userId)).toEqual(users.map((u: Row) => u.userId));
    await officer.patch(`${trainings}/courses/${courseId}`, {
      body: { isRetired: true },
      headers: { 'if-match': '"1"' },
    });
    expect((await read(`${trainings}/duties`)).items).toEqual([]);
  });

  it('RC registers disclosures: the accounting reaches back six years and leaves out what is exempt', async () => {
    const six = addMonths(today(), -72);
    const series = { disclosedOn: addMonths(six, -12), lastOn: addDays(six, 30), times: 13 };
    const kept: string[] = [];
    for (const facts of [series, { disclosedOn: six }, {}]) kept.push(await make(disclosures, aDisclosure(facts)));
    await make(disclosures, aDisclosure({ disclosedOn: addDays(six, -1) }));
    await make(disclosures, aDisclosure({ purpose: 'treatment_payment_operations' }));
    await make(disclosures, aDisclosure({ patientName: 'Somebody Else' }));
    const wrong = await make(disclosures, aDisclosure());
    const voiding = (): Promise<Answer> =>
      officer.post(`${disclosures}/${wrong}/voiding`, { body: { reason: 'Wrong' } });
    await voiding();
    expect(told(await voiding())).toEqual([409, 'STATE_FORBIDS']);
    const changed = { body: { recipient: 'X' }, headers: { 'if-match': '"2"' } };
    expect(told(await officer.patch(`${disclosures}/${wrong}`, changed))).toEqual([409, 'STATE_FORBIDS']);
    const accounting = await officer.post(`${disclosures}/accounting`, { body: { patientName: 'Pat Sample' } });
    expect(accounting.json()).toMatchObject({ fromOn: six, toOn: today(), exempt: 1 });
    expect(accounting.json().items.map(({ id }: Row) => id)).toEqual(kept);
    expect(finer(await officer.post(`${disclosures}/accounting`, { body: {} }))).toEqual([422, 'INDIVIDUAL_UNCLEAR']);
    for (const [facts, code] of [
      [{ disclosedOn: day(1) }, 'DAY_IMPOSSIBLE'],
      [{ lastOn: day(-2) }, 'PERIOD_REVERSED'],
      [{ patientName: undefined }, 'INDIVIDUAL_UNCLEAR'],
    ] as const)
      expect(finer(await officer.post(disclosures, { body: aDisclosure(facts) }))).toEqual([422, code]);
    expect((await read(`${disclosures}?purpose=public_health&fromOn=${day(-1)}`)).items).toHaveLength(3);
  });

  const act = (id: string, what: string, body: object, caller = officer): Promise<Answer> =>
    caller.post(`${requests}/${id}/${what}`, { body });

  it('RC registers access requests: 30 days, one extension with its reason, overdue on read', async () => {
    const id = await make(requests, anAccessRequest({ receivedOn: day(-30) }));
    expect(await read(`${requests}/${id}`)).toMatchObject({ dueOn: today(), daysLeft: 0, isLate: false });
    const late = await make(requests, anAccessRequest({ receivedOn: day(-31) }));
    expect((await read(`${requests}?overdue=true`)).items).toMatchObject([{ id: late, daysLeft: -1, isLate: true }]);
    expect(await owed('access_request')).toEqual([`${day(-1)} true`, `${today()} false`]);
    expect(told(await act(late, 'extension', { reason: 'Archive' }))).toEqual([409, 'EXTENSION_REFUSED']);
    expect(told(await act(id, 'extension', {}))).toEqual([422, 'VALIDATION_FAILED']);
    const extended = await act(id, 'extension', { reason: 'The records are in an archive' });
    expect(extended.json()).toMatchObject({ dueOn: day(30), extendedOn: today(), daysLeft: 30 });
    expect(told(await act(id, 'extension', { reason: 'Again' }))).toEqual([409, 'EXTENSION_REFUSED']);
    expect(finer(await act(id, 'fulfilment', { closedOn: day(1), deliveredAs: 'PDF' }))).toEqual([
      422,
      'DAY_IMPOSSIBLE',
    ]);
    const done = await act(id, 'fulfilment', { closedOn: today(), deliveredAs: 'PDF', feeCents: 650 });
    expect(done.json()).toMatchObject({ status: 'fulfilled', isLate: false, daysLeft: null, feeCents: 650 });
    expect(told(await act(id, 'withdrawal', { reason: 'No' }))).toEqual([409, 'STATE_FORBIDS']);
    expect((await act(late, 'fulfilment', { closedOn: today(), deliveredAs: 'PDF' })).json().isLate).toBe(true);
    const nobody = anAccessRequest({ patientName: undefined });
    expect(finer(await officer.post(requests, { body: nobody }))).toEqual([422, 'INDIVIDUAL_UNCLEAR']);
  });

  it('RC registers access requests: a denial has grounds, and is reviewed by somebody else', async () => {
    const id = await make(requests, anAccessRequest());
    const denial = { closedOn: today(), denialGrounds: 'endangers_life_or_safety', reason: 'Danger' };
    expect(told(await act(id, 'review', { outcome: 'upheld', reason: 'x' }, other))).toEqual([409, 'STATE_FORBIDS']);
    expect((await act(id, 'denial', denial)).json()).toMatchObject({ status: 'denied', closingReason: 'Danger' });
    expect(told(await act(id, 'review', { outcome: 'upheld', reason: 'x' }))).toEqual([403, 'OWN_APPROVAL']);
    const overturned = await act(id, 'review', { outcome: 'overturned', reason: 'No danger' }, other);
    expect(overturned.json()).toMatchObject({ status: 'open', closedOn: null, reviews: [{ outcome: 'overturned' }] });
    await act(id, 'denial', { ...denial, denialGrounds: 'psychotherapy_notes' });
    expect(told(await act(id, 'review', { outcome: 'upheld', reason: 'x' }, other))).toEqual([409, 'STATE_FORBIDS']);
    const changed = { body: { wanted: 'More' }, headers: { 'if-match': '"4"' } };
    expect(told(await officer.patch(`${requests}/${id}`, changed))).toEqual([409, 'STATE_FORBIDS']);
  });

  it('RC registers disclosures: a request for an accounting has 60 days, is free once a year, and is not denied', async () => {
    const facts = { requestedRight: 'accounting', receivedOn: day(-10) };
    const id = await make(requests, anAccessRequest(facts));
    expect((await read(`${requests}/${id}`)).daysLeft).toBe(50);
    const denial = { closedOn: today(), denialGrounds: 'legal_proceeding', reason: 'No' };
    expect(finer(await act(id, 'denial', denial))).toEqual([422, 'DENIAL_NOT_ALLOWED']);
    const given = { closedOn: day(-9), deliveredAs: 'Letter', feeCents: 500 };
    expect(finer(await act(id, 'fulfilment', given))).toEqual([422, 'FEE_NOT_ALLOWED']);
    expect((await act(id, 'fulfilment', { ...given, feeCents: 0 })).json().status).toBe('fulfilled');
    const second = await make(requests, anAccessRequest({ ...facts, receivedOn: day(-1) }));
    expect((await act(second, 'fulfilment', { ...given, closedOn: today() })).json().feeCents).toBe(500);
  });

  it('RC §0 statistics: the registers are counted as of a day', async () => {
    const figures = async (query = ''): Promise<Record<string, object>> =>
      (await read(`/regulatory-compliance/statistics${query}`)).registers;
    const none = await figures(`?asOf=${day(-1)}`);
    expect(none).toMatchObject({ incidents: { open: 0, noticesOwed: 0 }, disclosures: 0, mips: { byYear: [] } });
    await make(REGISTERS.incidents, anIncident({ discoveredOn: day(-61) }));
    const associateId = await make(associates, { name: 'Billing', services: 'Statements' });
    await make(associates, { name: 'Archive', services: 'Shredding' });
    await make(agreements, anAgreement(associateId, { expiresOn: day(30) }));
    await make(`${trainings}/courses`, { title: 'Privacy', validMonths: 12, roles: ['compliance'] });
    await make(disclosures, aDisclosure());
    await make(requests, anAccessRequest({ receivedOn: day(-31) }));
    const late = await make(requests, anAccessRequest({ receivedOn: day(-40) }));
    await act(late, 'fulfilment', { closedOn: today(), deliveredAs: 'PDF' });
    await make('/regulatory-compliance/mips-submissions', { qpp: aQppSubmission() });
    expect(await figures()).toMatchObject({
      incidents: { open: 1, closed: 0, breaches: 0, noticesOwed: 2, noticesOverdue: 2 },
      businessAssociates: { covered: 1, expiring: 1, notCovered: 1 },
      trainings: { trained: 0, pending: 1, overdue: 0 },
      accessRequests: { open: 1, overdue: 1, closed: 1, closedLate: 1 },
      disclosures: 1,
      mips: { byYear: [{ performanceYear: 2025, inPreparation: 1, submitted: 0 }], compositeScore: null },
    });
    expect(await figures(`?asOf=${day(31)}`)).toMatchObject({
      businessAssociates: { covered: 0, expiring: 0, notCovered: 2 },
      trainings: { pending: 0, overdue: 1 },
    });
    expect(await figures(`?asOf=${day(-1)}`)).toEqual(none);
  });
});
