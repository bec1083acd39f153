import { withClient } from '../../../src/embedded/provision.js';
import { addDays, addMonths } from '../../../src/shared/domain/day.rules.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';
import { movableClock } from '../../support/movable-clock.js';
import { today } from '../../support/company-day.js';

const PATH = '/regulatory-compliance/requirements';
const body = (facts: object = {}): object => ({
  program: 'HIPAA',
  category: 'Security',
  title: 'Review of access rights',
  frequency: 'annual',
  ...facts,
});

describe('RC §0 requirements', () => {
  let api: TestApi;
  let compliance: Caller;
  beforeAll(async () => {
    api = await startApi();
    compliance = await (await api.newCompany()).as('compliance');
  });
  afterAll(() => api.close());

  it('RC §0 requirements: are made, read, changed under their ETag, and never told their status', async () => {
    const made = await compliance.post(PATH, { body: body() });
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({
      status: 'in_progress',
      statusReason: 'NOT_ATTESTED',
      asOf: today(),
      startsOn: today(),
      firstEndsOn: addDays(addMonths(today(), 12), -1),
      nextDueOn: addDays(addMonths(today(), 12), -1),
      overdueSince: null,
      revision: 1,
    });
    const { id, contentHash } = made.json();
    expect((await compliance.get(`${PATH}/${id}`)).json()).toEqual(made.json());
    const changed = await compliance.patch(`${PATH}/${id}`, {
      body: { title: 'Review of all access rights' },
      headers: { 'if-match': '"1"' },
    });
    expect(changed.json()).toMatchObject({ title: 'Review of all access rights', revision: 2, version: 2 });
    expect(changed.json().contentHash).not.toBe(contentHash);
    const stale = await compliance.patch(`${PATH}/${id}`, { body: { title: 'Late' }, headers: { 'if-match': '"1"' } });
    expect([stale.statusCode, stale.json().code]).toEqual([412, 'VERSION_STALE']);
    const typed = await compliance.post(PATH, { body: body({ status: 'compliant' }) });
    expect([typed.statusCode, typed.json().code]).toEqual([400, 'UNKNOWN_PROPERTY']);
  });

  it.each([
    [{ program: 'ISO' }, 422, 'VALIDATION_FAILED', '/program'],
    [{ recurrenceRule: 'FREQ=SECONDLY' }, 422, 'INVALID_RRULE', '/recurrenceRule'],
    [{ recurrenceRule: 'every year' }, 422, 'INVALID_RRULE', '/recurrenceRule'],
    [{ recurrenceRule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31' }, 422, 'INVALID_RRULE', '/recurrenceRule'],
    [{ frequency: 'monthly', recurrenceRule: 'FREQ=MONTHLY;BYDAY=0MO' }, 422, 'INVALID_RRULE', '/recurrenceRule'],
    [{ recurrenceRule: 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30' }, 422, 'INVALID_RRULE', '/recurrenceRule'],
    [{ frequency: 'one_time' }, 422, 'VALIDATION_FAILED', '/firstEndsOn'],
    [{ frequency: 'ongoing', recurrenceRule: 'FREQ=YEARLY' }, 422, 'VALIDATION_FAILED', '/recurrenceRule'],
    [{ startsOn: '2026-06-01', firstEndsOn: '2026-05-31' }, 422, 'VALIDATION_FAILED', '/firstEndsOn'],
    [{ startsOn: '1999-01-01' }, 422, 'VALIDATION_FAILED', '/startsOn'],
    [{ requiredEvidence: ['A report!'] }, 422, 'VALIDATION_FAILED', '/requiredEvidence'],
  ])('RC §0 requirements: %j is refused and nothing is kept', async (wrong, status, code, pointer) => {
    const own = await (await api.newCompany()).as('compliance');
    const answer = await own.post(PATH, { body: body(wrong) });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.json().errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    expect((await own.get(PATH)).json().items).toEqual([]);
  });

  it('RC §0 requirements: are listed by program, category and status, in pages', async () => {
    const own = await (await api.newCompany()).as('compliance');
    await own.post(PATH, { body: body({ title: 'A' }) });
    await own.post(PATH, { body: body({ title: 'B', program: 'OSHA', category: 'Safety' }) });
    await own.post(PATH, { body: body({ title: 'C', startsOn: '2022-01-01', isMandatory: false }) });
    const titles = async (query: string): Promise<string[]> =>
      (await own.get(`${PATH}?${query}`)).json().items.map(({ title }: { title: string }) => title);
    expect(await titles('')).toEqual(['A', 'B', 'C']);
    expect(await titles('sort=-title')).toEqual(['C', 'B', 'A']);
    expect(await titles('program=OSHA')).toEqual(['B']);
    expect(await titles('category=Security')).toEqual(['A', 'C']);
    expect(await titles('status=non_compliant')).toEqual(['C']);
    expect(await titles('status=in_progress&mandatory=true')).toEqual(['A', 'B']);
    const first = (await own.get(`${PATH}?limit=2&total=true`)).json();
    expect([first.total, first.items.length]).toEqual([3, 2]);
    expect(await titles(`limit=2&cursor=${first.nextCursor}`)).toEqual(['C']);
    expect((await own.get(`${PATH}/overdue`)).json().items).toMatchObject([
      { title: 'C', statusReason: 'PERIOD_MISSED' },
    ]);
    const far = await own.get(`${PATH}?asOf=${addMonths(today(), 13)}`);
    expect([far.statusCode, far.json().code]).toEqual([400, 'INVALID_PARAMETER']);
  });

  it('RC §0 requirements: the default ones are installed once, and none is overdue', async () => {
    const own = await (await api.newCompany()).as('compliance');
    const { added } = (await own.post(`${PATH}/defaults`)).json();
    expect(added).toHaveLength(5);
    expect((await own.post(`${PATH}/defaults`)).json()).toEqual({ added: [] });
    expect((await own.get(`${PATH}/overdue`)).json().items).toEqual([]);
    const mips = added.filter(({ program }: { program: string }) => program === 'MIPS');
    expect(mips).toHaveLength(2);
    for (const each of mips) expect(each.nextDueOn).toMatch(/^\d{4}-03-31$/);
    for (const each of added) expect(each.nextDueOn >= today()).toBe(true);
    expect(added[0]).toMatchObject({ requiredEvidence: ['management_approval', 'mitigation_plan', 'report'] });
  });

  it('RC §1.5: missed periods stay visible, and one instance is open for each period', async () => {
    const startsOn = addMonths(`${today().slice(0, 7)}-01`, -3);
    const { id } = (await compliance.post(PATH, { body: body({ frequency: 'monthly', startsOn }) })).json();
    const { items } = (await compliance.get(`${PATH}/${id}/periods?sort=startsOn&limit=6`)).json();
    expect(items.map(({ state }: { state: string }) => state)).toEqual([
      'missed',
      'missed',
      'missed',
      'open',
      'upcoming',
      'upcoming',
    ]);
    expect(items[0].startsOn).toBe(startsOn);
    expect(items[3].endsOn).toBe(addDays(addMonths(startsOn, 4), -1));
    const newest = (await compliance.get(`${PATH}/${id}/periods?limit=1`)).json();
    expect(newest.items[0].startsOn > addMonths(today(), 34)).toBe(true);
  });

  it('RC §1.5: a changed recurrence begins after the period that has begun', async () => {
    const { id } = (await compliance.post(PATH, { body: body({ startsOn: addDays(today(), -10) }) })).json();
    const changed = await compliance.patch(`${PATH}/${id}`, {
      body: { frequency: 'quarterly' },
      headers: { 'if-match': '"1"' },
    });
    expect(changed.statusCode).toBe(200);
    const { items } = (await compliance.get(`${PATH}/${id}/periods?sort=startsOn&limit=3`)).json();
    const end = addDays(addMonths(addDays(today(), -10), 12), -1);
    expect(items[0]).toMatchObject({ startsOn: addDays(today(), -10), endsOn: end, state: 'open' });
    expect(items[1]).toMatchObject({ startsOn: addDays(end, 1), endsOn: addDays(addMonths(addDays(end, 1), 3), -1) });
  });

  it('RC §1.5: months that begin on a 31st come back to it, also where a changed recurrence begins there', async () => {
    const startsOf = async (id: string): Promise<string[]> =>
      (await compliance.get(`${PATH}/${id}/periods?sort=startsOn&limit=5`))
        .json()
        .items.map((period: { startsOn: string }) => period.startsOn);
    const monthly = await compliance.post(PATH, { body: body({ frequency: 'monthly', startsOn: '2026-08-31' }) });
    expect(monthly.json()).toMatchObject({ firstEndsOn: '2026-09-29', recursFrom: '2026-08-31' });
    const months = ['2026-08-31', '2026-09-30', '2026-10-31', '2026-11-30', '2026-12-31'];
    expect(await startsOf(monthly.json().id)).toEqual(months);
    const year = Number(today().slice(0, 4));
    const dates = { startsOn: `${year}-01-01`, firstEndsOn: `${year + 1}-01-30` };
    const { id } = (await compliance.post(PATH, { body: body(dates) })).json();
    await compliance.patch(`${PATH}/${id}`, { body: { frequency: 'quarterly' }, headers: { 'if-match': '"1"' } });
    const begins = [0, 3, 6, 9].map((each) => addMonths(`${year + 1}-01-31`, each));
    expect(await startsOf(id)).toEqual([`${year}-01-01`, ...begins]);
  });

  it('RC §1.5: periods that run out are opened again by whoever reads, each once', async () => {
    const { id } = (await compliance.post(PATH, { body: body({ frequency: 'monthly' }) })).json();
    const count = async (): Promise<number> =>
      (await compliance.get(`${PATH}/${id}/periods?total=true&limit=1`)).json().total;
    const first = await count();
    await withClient(api.database.superuserUrl, async (client) => {
      await client.query('DELETE FROM requirement_periods WHERE requirement_id = $1 AND starts_on > $2', [
        id,
        addMonths(today(), 2),
      ]);
      await client.query('UPDATE compliance_requirements SET planned_through = $2 WHERE id = $1', [id, today()]);
    });
    expect(await Promise.all([1, 2, 3, 4].map(count))).toEqual([first, first, first, first]);
  });

  it('RC §1.6: a definition is told as it was on the day', async () => {
    const moved = await startApi();
    const clock = movableClock(moved.app);
    const officer = await (await moved.newCompany()).as('compliance');
    const { id } = (await officer.post(PATH, { body: body({ title: 'First' }) })).json();
    const made = today();
    clock.advance(2 * 86_400);
    await officer.patch(`${PATH}/${id}`, { body: { title: 'Second' }, headers: { 'if-match': '"1"' } });
    expect((await officer.get(`${PATH}/${id}?asOf=${made}`)).json()).toMatchObject({ title: 'First', revision: 1 });
    expect((await officer.get(`${PATH}/${id}`)).json()).toMatchObject({ title: 'Second', revision: 2 });
    expect((await officer.get(`${PATH}/${id}?asOf=${addDays(made, -1)}`)).statusCode).toBe(404);
    await moved.close();
  });

  it('RC §0 requirements: another company sees none of them', async () => {
    const { id } = (await compliance.post(PATH, { body: body() })).json();
    const stranger = await (await api.newCompany()).as('compliance');
    expect((await stranger.get(`${PATH}/${id}`)).statusCode).toBe(404);
    expect((await stranger.get(PATH)).json().items).toEqual([]);
  });
});
