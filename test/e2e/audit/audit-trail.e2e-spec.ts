import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { aPayer } from '../../factories/payer.factory.js';

describe('the audit trail', () => {
  let api: TestApi;
  let company: TestCompany;
  let billing: Caller;
  let auditor: Caller;
  beforeAll(async () => {
    api = await startApi();
    company = await api.newCompany();
    billing = await company.as('billing');
    auditor = await company.as('auditor');
  });
  afterAll(() => api.close());

  const events = async (query: string, by = auditor): Promise<Record<string, unknown>[]> =>
    (await by.get(`/audit-events?${query}`)).json().items;

  it('tells the history of one record: who, what, when, before and after', async () => {
    const { id } = (await billing.post('/rcm/payers', { body: aPayer({ name: 'First Name' }) })).json();
    await billing.patch(`/rcm/payers/${id}`, { headers: { 'if-match': '"1"' }, body: { name: 'Second Name' } });
    await billing.post('/rcm/payers', { body: aPayer() });
    const history = await events(`entity=payers&entityId=${id}&sort=occurredAt`);
    expect(history).toMatchObject([
      { action: 'createPayer', outcome: 'done', actorKind: 'user', entity: 'payers', entityId: id },
      { action: 'updatePayer', outcome: 'done', actorKind: 'user', entity: 'payers', entityId: id },
    ]);
    expect(history[0]).not.toHaveProperty('body');
    expect(history[0]).not.toHaveProperty('companyId');
    const detail = (await auditor.get(`/audit-events/${String(history[1]!.id)}`)).json();
    expect(detail).toMatchObject({
      id: history[1]!.id,
      details: { changes: [{ kind: 'update', id, before: { name: 'First Name' }, after: { name: 'Second Name' } }] },
    });
  });

  it('tells what was refused, and that it was read', async () => {
    const reader = await company.as('analyst');
    expect((await reader.post('/rcm/payers', { body: aPayer() })).statusCode).toBe(403);
    const [denied] = await events('outcome=denied&action=createPayer');
    expect((await auditor.get(`/audit-events/${String(denied!.id)}`)).json().details).toEqual({
      code: 'PERMISSION_MISSING',
      permission: 'payer:write',
    });
    const [shown] = await events('outcome=shown&action=listAuditEvents');
    expect(shown).toMatchObject({ entity: 'audit_events', entityId: null });
    const { details } = (await auditor.get(`/audit-events/${String(shown!.id)}`)).json();
    expect(details.ids).toContain(denied!.id);
  });

  it('is filtered by actor and time, in pages', async () => {
    const other = await (await api.newCompany()).as('company_admin');
    const until = new Date(Date.now() - 1).toISOString();
    for (let count = 0; count < 3; count += 1) await other.post('/rcm/payers', { body: aPayer() });
    expect(await events(`action=createPayer&to=${until}`, other)).toEqual([]);
    const all = await events(`action=createPayer&from=${until}`, other);
    expect(all).toHaveLength(3);
    expect(await events(`action=createPayer&actorId=${String(all[0]!.actorId)}`, other)).toHaveLength(3);
    const first = (await other.get('/audit-events?action=createPayer&limit=2')).json();
    const second = (await other.get(`/audit-events?action=createPayer&limit=2&cursor=${first.nextCursor}`)).json();
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  });

  it.each(['from=yesterday', 'outcome=perhaps', 'actorId=me', 'body=secret', 'sort=action'])(
    'refuses the filter %s',
    async (query) => {
      const answer = await auditor.get(`/audit-events?${query}`);
      expect([400, 422]).toContain(answer.statusCode);
      expect(answer.headers['content-type']).toMatch('application/problem+json');
    },
  );

  it('cannot be changed over HTTP, by anyone', async () => {
    const admin = await company.as('company_admin');
    const [event] = await events('limit=1');
    for (const method of ['put', 'patch', 'delete', 'post'] as const) {
      const answer = await admin[method](`/audit-events/${String(event!.id)}`, { body: {} });
      expect([404, 405]).toContain(answer.statusCode);
    }
  });
});
