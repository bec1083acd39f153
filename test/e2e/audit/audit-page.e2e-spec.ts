import { setTimeout as sleep } from 'node:timers/promises';
import { withClient } from '../../../src/embedded/provision.js';
import { newRequirement } from '../../factories/compliance.factory.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { lastEvent } from '../../support/audit.js';

describe('RC §1.1: the audit trail page', () => {
  let api: TestApi;
  let company: TestCompany;
  let officer: Caller;
  let requirementId: string;
  beforeAll(async () => {
    api = await startApi({ MAX_EVENT_LOOP_DELAY_MS: '0' });
    company = await api.newCompany();
    officer = await company.as('compliance');
    requirementId = await newRequirement(officer);
    await newRequirement(officer);
  });
  afterAll(() => api.close());

  const show = (path: string) =>
    api.app.inject({ url: `/pages/audit-trail${path}`, headers: { authorization: `Bearer ${officer.token}` } });

  it('shows the events that its filters let through, the history of a record, and notes that it did', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const history = await show(`?entity=compliance_requirements&entityId=${requirementId}&actorId=&fromDay=${today}`);
    expect(history.statusCode).toBe(200);
    expect(history.body).toContain(`History of compliance_requirements ${requirementId}`);
    expect(history.body.match(/createRequirement/g)).toHaveLength(1);
    expect((await show('?toDay=2020-01-01')).body).toContain('None in this period.');
    expect(await lastEvent(api, company)).toMatchObject({ action: 'showAuditTrail', outcome: 'shown' });
  });

  it('exports JSON lines and CSV, streamed, and the export is an event itself', async () => {
    const lines = (await officer.get('/audit-events/export?action=createRequirement')).body.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).action)).toEqual(['createRequirement', 'createRequirement']);
    const csv = (await officer.get('/audit-events/export?format=csv&action=createRequirement')).body.split('\r\n');
    expect([csv[0], csv.length]).toEqual([expect.stringMatching(/^id,occurredAt,/), 4]);
    expect(await lastEvent(api, company)).toMatchObject({ action: 'exportAuditEvents', outcome: 'shown' });
  });

  it('names the first broken row, once one row was changed in the database', async () => {
    for (let waited = 0; waited < 80; waited++) {
      const { count } = (await officer.post('/audit-events/verification')).json();
      if (count >= 2) break;
      await sleep(100);
    }
    await withClient(api.database.superuserUrl, (client) =>
      client.query(`UPDATE audit_events SET action = 'readPayer' WHERE company_id = $1 AND entity_id = $2`, [
        company.id,
        requirementId,
      ]),
    );
    const page = (await show('/verification')).body;
    expect(page).toContain('The audit trail is not what was written.');
    expect(page).toMatch(/First broken row<\/dt>\s*<dd>\s*\d+, event [0-9a-f-]{36}:\s+altered/);
  });
});
