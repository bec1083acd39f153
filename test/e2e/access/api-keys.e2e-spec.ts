import { withClient } from '../../../src/embedded/provision.js';
import { auditTrail } from '../../support/audit-trail.js';
import { caller, startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { movableClock, type MovableClock } from '../../support/movable-clock.js';

describe('API keys', () => {
  let api: TestApi;
  let clock: MovableClock;
  let company: TestCompany;
  let admin: Caller;
  beforeAll(async () => {
    api = await startApi();
    clock = movableClock(api.app);
    company = await api.newCompany();
    admin = await company.as('company_admin');
  });
  afterAll(() => api.close());

  const made = async (facts: Record<string, unknown> = {}): Promise<{ id: string; key: string; prefix: string }> => {
    const answer = await admin.post('/api-keys', {
      body: { name: 'Upload', roles: ['integration'], expiresInDays: 30, ...facts },
    });
    expect(answer.statusCode).toBe(201);
    return answer.json();
  };

  it('are shown once and then open what their roles open', async () => {
    const { id, key, prefix } = await made();
    expect(key).toMatch(new RegExp(`^qnt_${company.id}_${prefix}_[A-Za-z0-9_-]{43}$`));
    const machine = caller(api.app, key);
    expect((await machine.get('/rcm/payers')).statusCode).toBe(200);
    expect((await machine.get('/users')).statusCode).toBe(403);
    for (const path of [`/api-keys/${id}`, '/api-keys']) {
      const answer = await admin.get(path);
      expect(answer.statusCode).toBe(200);
      expect(answer.body).not.toContain(key.slice(-43));
      expect(answer.body).not.toMatch(/secret/i);
    }
  });

  it('are audited with their maker and without their secret or its hash', async () => {
    const { id, key } = await made({ name: 'Audited' });
    const event = (await auditTrail(api.database, company.id, 'createApiKey')).find((each) => each.entityId === id);
    expect(event).toMatchObject({ outcome: 'done', entity: 'api_keys', actorKind: 'user' });
    const hash = await withClient(api.database.superuserUrl, async (client) => {
      const { rows } = await client.query('SELECT secret_hash FROM api_keys WHERE id = $1', [id]);
      return rows[0].secret_hash as string;
    });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(event)).not.toContain(hash);
    expect(JSON.stringify(event)).not.toContain(key.slice(-43));
  });

  it('leave one log-in event at first sight and another an hour later', async () => {
    const { id, key } = await made({ name: 'Logs in' });
    const machine = caller(api.app, key);
    const signIns = async (): Promise<number> =>
      (await auditTrail(api.database, company.id, 'signInByKey')).filter((event) => event.entityId === id).length;
    await Promise.all([1, 2, 3].map(() => machine.get('/rcm/payers')));
    clock.advance(6);
    await machine.get('/rcm/payers');
    expect(await signIns()).toBe(1);
    clock.advance(3600);
    await machine.get('/rcm/payers');
    expect(await signIns()).toBe(2);
    const [event] = (await auditTrail(api.database, company.id, 'signInByKey')).filter((each) => each.entityId === id);
    expect(event).toMatchObject({ actorId: id, actorKind: 'api_key', outcome: 'done' });
  });

  it('are refused once they are revoked, and stay so', async () => {
    const { id, key } = await made();
    const machine = caller(api.app, key);
    expect((await machine.get('/rcm/payers')).statusCode).toBe(200);
    const revoked = await admin.post(`/api-keys/${id}/revocation`);
    expect(revoked.statusCode).toBe(200);
    expect(revoked.json().revokedAt).toEqual(expect.any(String));
    const refused = await machine.get('/rcm/payers');
    expect([refused.statusCode, refused.json().code]).toEqual([401, 'TOKEN_INVALID']);
    const again = await admin.post(`/api-keys/${id}/revocation`);
    expect([again.statusCode, again.json().code]).toEqual([409, 'STATE_FORBIDS']);
  });

  it.each([
    ['revoked', ({ id }: { id: string }) => admin.post(`/api-keys/${id}/revocation`), 'TOKEN_INVALID'],
    ['expired', () => Promise.resolve(clock.advance(86_400)), 'TOKEN_EXPIRED'],
  ])('that are %s leave one denied log-in an hour, however often they are tried', async (_, end, code) => {
    const ended = await made({ expiresInDays: 1 });
    await end(ended);
    const machine = caller(api.app, ended.key);
    for (let count = 0; count < 3; count += 1) expect((await machine.get('/rcm/payers')).statusCode).toBe(401);
    const bent = caller(api.app, `${ended.key.slice(0, -43)}${'A'.repeat(43)}`);
    expect((await bent.get('/rcm/payers')).statusCode).toBe(401);
    const events = (await auditTrail(api.database, company.id, 'signInByKey')).filter(
      (event) => event.entityId === ended.id,
    );
    expect(events).toMatchObject([{ outcome: 'denied', actorId: ended.id, details: { code } }]);
  });

  it('revoked by another process are refused within five seconds', async () => {
    const { id, key } = await made();
    const machine = caller(api.app, key);
    await machine.get('/rcm/payers');
    await withClient(api.database.superuserUrl, (client) =>
      client.query('UPDATE api_keys SET revoked_at = now(), revoked_by = id WHERE id = $1', [id]),
    );
    expect((await machine.get('/rcm/payers')).statusCode).toBe(200);
    clock.advance(5);
    expect((await machine.get('/rcm/payers')).statusCode).toBe(401);
  });

  it('are refused when their time is over', async () => {
    const { key } = await made({ expiresInDays: 1 });
    const machine = caller(api.app, key);
    expect((await machine.get('/rcm/payers')).statusCode).toBe(200);
    clock.advance(86_400 - 2);
    expect((await machine.get('/rcm/payers')).statusCode).toBe(200);
    clock.advance(2);
    const refused = await machine.get('/rcm/payers');
    expect([refused.statusCode, refused.json().code]).toEqual([401, 'TOKEN_EXPIRED']);
  });

  it('have single permissions where they were given so', async () => {
    const { key } = await made({ roles: undefined, permissions: ['payer:read'] });
    const machine = caller(api.app, key);
    expect((await machine.get('/rcm/payers')).statusCode).toBe(200);
    expect((await machine.post('/rcm/payers/defaults')).statusCode).toBe(403);
    expect((await machine.get('/companies/current')).statusCode).toBe(403);
  });

  it('administer neither people nor keys, whatever their roles', async () => {
    const { key } = await made({ roles: ['company_admin'] });
    const machine = caller(api.app, key);
    expect((await machine.get('/users')).statusCode).toBe(200);
    const body = { name: 'Child', roles: ['billing'], expiresInDays: 1 };
    expect((await machine.post('/api-keys', { body })).statusCode).toBe(403);
    expect((await machine.post('/users', { body: {} })).statusCode).toBe(403);
  });

  it.each([
    ['neither roles nor permissions', { roles: [] }, 422, 'VALIDATION_FAILED', ['SCOPE_AMBIGUOUS']],
    ['both', { permissions: ['claim:read'] }, 422, 'VALIDATION_FAILED', ['SCOPE_AMBIGUOUS']],
    [
      'what is for people only',
      { roles: undefined, permissions: ['user:write'] },
      422,
      'VALIDATION_FAILED',
      ['PERMISSION_NOT_FOR_KEYS'],
    ],
    ['an unknown permission', { roles: undefined, permissions: ['moon:land'] }, 422, 'VALIDATION_FAILED', ['IS_IN']],
    ['no end', { expiresInDays: undefined }, 422, 'VALIDATION_FAILED', ['REQUIRED']],
    ['an end too far away', { expiresInDays: 367 }, 422, 'VALIDATION_FAILED', ['MAX']],
    ['a secret of its own', { secret: 'mine' }, 400, 'UNKNOWN_PROPERTY', ['UNKNOWN_PROPERTY']],
  ])('are not made with %s', async (_, facts, status, code, problems) => {
    const body = { name: 'Bad', roles: ['integration'], expiresInDays: 1, ...facts };
    const answer = await admin.post('/api-keys', { body });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.json().errors.map((error: { code: string }) => error.code)).toEqual(expect.arrayContaining(problems));
  });

  it.each([
    ['another secret', (key: string) => `${key.slice(0, -43)}${'A'.repeat(43)}`],
    ['an unknown prefix', (key: string) => key.replace(/_[0-9a-f]{12}_/, '_000000000000_')],
    ['another company', (key: string) => key.replace(company.id, '01900000-0000-7000-8000-000000000001')],
    ['a key cut short', (key: string) => key.slice(0, -1)],
  ])('with %s are refused alike', async (_, bend) => {
    const { key } = await made();
    const answer = await caller(api.app, bend(key)).get('/rcm/payers');
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'TOKEN_INVALID']);
  });

  it('are not made under an Idempotency-Key, which would keep the secret in the database', async () => {
    const body = { name: 'Kept', roles: ['integration'], expiresInDays: 1 };
    const answer = await admin.post('/api-keys', { body, headers: { 'idempotency-key': 'k1' } });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'IDEMPOTENCY_KEY_INVALID']);
    const { key } = await made({ name: 'Stored nowhere' });
    const secret = key.slice(-43);
    const found = await withClient(api.database.superuserUrl, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        "SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname = 'public'",
      );
      const hits: string[] = [];
      for (const { name } of rows) {
        const { rows: hit } = await client.query(`SELECT 1 FROM "${name}" t WHERE strpos(t::text, $1) > 0 LIMIT 1`, [
          secret,
        ]);
        if (hit.length > 0) hits.push(name);
      }
      return hits;
    });
    expect(found).toEqual([]);
  });

  it('of another company are missing', async () => {
    const { id } = await made();
    const stranger = await (await api.newCompany()).as('company_admin');
    expect((await stranger.get(`/api-keys/${id}`)).statusCode).toBe(404);
    expect((await stranger.post(`/api-keys/${id}/revocation`)).statusCode).toBe(404);
  });
});
