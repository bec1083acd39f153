import { addDays } from '../../../src/shared/domain/day.rules.js';
import { withClient } from '../../../src/embedded/provision.js';
import { newEvidence, newRequirement, signedAttestation } from '../../factories/compliance.factory.js';
import { completedAction, newAction, newFinding } from '../../factories/governance.factory.js';
import { today } from '../../support/company-day.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { lastEvent } from '../../support/audit.js';

const BASE = '/regulatory-compliance';

describe('RC reminders:', () => {
  let api: TestApi;
  let company: TestCompany;
  let officer: Caller;
  let preparer: Caller;
  beforeAll(async () => {
    api = await startApi({ MAX_EVENT_LOOP_DELAY_MS: '0' });
  });
  beforeEach(async () => {
    company = await api.newCompany('Clinic, north');
    [officer, preparer] = [await company.as('compliance'), await company.as('compliance', 'preparer')];
  });
  afterAll(() => api.close());

  const reminders = async (query = ''): Promise<{ kind: string; recordId: string; state: string; dueOn: string }[]> =>
    (await officer.get(`${BASE}/reminders${query}`)).json().items;
  /** A requirement whose period is due in so many days. */
  const dueIn = (days: number, facts: object = {}): Promise<string> =>
    newRequirement(officer, { frequency: 'annual', firstEndsOn: addDays(today(), days), ...facts });
  const makeOverdue = (id: string): Promise<unknown> =>
    withClient(api.database.superuserUrl, (client) =>
      client.query(
        `UPDATE requirement_periods SET starts_on = starts_on - 400, ends_on = ends_on - 40, due_on = due_on - 40
         WHERE requirement_id = $1 AND due_on = (SELECT min(due_on) FROM requirement_periods WHERE requirement_id = $1)`,
        [id],
      ),
    );

  it('what is due comes within the days asked for, what is overdue too, the earliest first', async () => {
    const [soon, later, missed] = [await dueIn(10), await dueIn(60), await dueIn(20)];
    await makeOverdue(missed);
    expect((await reminders()).map(({ recordId, state }) => [recordId, state])).toEqual([
      [missed, 'overdue'],
      [soon, 'due'],
    ]);
    expect((await reminders('?state=due&daysAhead=90')).map(({ recordId }) => recordId)).toEqual([soon, later]);
    expect((await reminders('?state=overdue')).map(({ recordId }) => recordId)).toEqual([missed]);
    const first = (await officer.get(`${BASE}/reminders?limit=1&total=true`)).json();
    expect(first.total).toBe(2);
    const second = await reminders(`?limit=1&total=true&cursor=${first.nextCursor}`);
    expect(second.map(({ recordId }) => recordId)).toEqual([soon]);
  });

  it('an attestation takes the reminder away, and is one itself when it ends', async () => {
    const id = await dueIn(10);
    const attestation = await signedAttestation([preparer, officer], id, { validTo: addDays(today(), 15) });
    expect(await reminders()).toMatchObject([
      { kind: 'attestation', recordId: attestation, dueOn: addDays(today(), 15) },
    ]);
    await signedAttestation([preparer, officer], id, {
      startsOn: addDays(today(), 16),
      validTo: addDays(today(), 200),
    });
    expect(await reminders()).toEqual([]);
  });

  it('evidence that expires is among them', async () => {
    const requirementId = await dueIn(300);
    const query = `?expiresOn=${addDays(today(), 7)}`;
    const evidence = await newEvidence(officer, { requirementIds: [requirementId], query });
    expect(await reminders()).toMatchObject([{ kind: 'evidence', recordId: evidence }]);
    expect(await reminders('?kind=requirement')).toEqual([]);
  });

  it('a corrective action is among them until it is completed, as its own page says', async () => {
    const finding = await newFinding(officer);
    const [open, done] = [await newAction(officer, finding), await completedAction(officer, finding)];
    expect((await reminders('?kind=corrective_action')).map(({ recordId }) => recordId)).toEqual([open]);
    expect((await officer.get(`${BASE}/corrective-actions/${done}`)).json().isOverdue).toBe(false);
  });

  describe('the calendar', () => {
    const read = (path: string) => api.app.inject({ url: path });

    it('is read by its address alone, with the same UIDs each time, and says nothing of a record', async () => {
      const id = await dueIn(10, { title: 'Complaint of Jane Roe' });
      const { path } = (await officer.post(`${BASE}/calendar-feeds`, { body: { label: 'Office' } })).json();
      const calendar = await read(path);
      expect([calendar.statusCode, calendar.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
      expect(calendar.body).toContain(`UID:requirement-${id}-${addDays(today(), 10)}@quintet`);
      expect(calendar.body).toContain('X-WR-CALNAME:Clinic\\, north: compliance');
      expect(calendar.body).not.toContain('Jane');
      const uids = (text: string): string[] => text.match(/^UID:.*(\r\n .*)*/gm) ?? [];
      expect(uids((await read(path)).body)).toEqual(uids(calendar.body));
      expect(await lastEvent(api, company)).toMatchObject({ action: 'readCalendarFeed', outcome: 'shown' });
      expect((await officer.get(`${BASE}/calendar-feeds`)).body).not.toContain('/pages/');
    });

    it('a new address makes the old one void; a revoked one, a forged one and that of a suspended company are', async () => {
      const made = (await officer.post(`${BASE}/calendar-feeds`, { body: { label: 'Office' } })).json();
      const rotated = (await officer.post(`${BASE}/calendar-feeds/${made.id}/rotation`)).json();
      expect([(await read(made.path)).statusCode, (await read(rotated.path)).statusCode]).toEqual([404, 200]);
      const forged = `${rotated.path.slice(0, -2)}${rotated.path.endsWith('AA') ? 'BB' : 'AA'}`;
      expect((await read(forged)).statusCode).toBe(404);
      const setStatus = (status: string): Promise<unknown> =>
        withClient(api.database.superuserUrl, (client) =>
          client.query('UPDATE companies SET status = $2 WHERE company_id = $1', [company.id, status]),
        );
      await setStatus('suspended');
      expect((await read(rotated.path)).statusCode).toBe(404);
      await setStatus('active');
      await officer.post(`${BASE}/calendar-feeds/${rotated.id}/revocation`);
      expect((await read(rotated.path)).statusCode).toBe(404);
      const again = await officer.post(`${BASE}/calendar-feeds/${rotated.id}/revocation`);
      expect(again.json().code).toBe('STATE_FORBIDS');
    });
  });
});
