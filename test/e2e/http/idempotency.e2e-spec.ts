import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { aClaim, aPractice } from '../../factories/claim.factory.js';
import { aPayer } from '../../factories/payer.factory.js';
import { withClient } from '../../../src/embedded/provision.js';

describe('a POST with an Idempotency-Key', () => {
  let api: TestApi;
  let company: TestCompany;
  let billing: Caller;
  beforeAll(async () => {
    api = await startApi();
    company = await api.newCompany();
    billing = await company.as('billing');
  });
  afterAll(() => api.close());

  const register = (caller: Caller, key: string, body: object): ReturnType<Caller['post']> =>
    caller.post('/rcm/payers', { body, headers: { 'idempotency-key': key } });
  const superuser = <Row extends object>(sql: string, values: unknown[]): Promise<Row[]> =>
    withClient(api.database.superuserUrl, async (client) => (await client.query<Row>(sql, values)).rows);
  const eventsOf = async (id: string): Promise<unknown[]> =>
    superuser('SELECT outcome FROM audit_events WHERE company_id = $1 AND entity_id = $2 ORDER BY id', [
      company.id,
      id,
    ]);

  it('happens once and is answered twice', async () => {
    const body = aPayer();
    const first = await register(billing, 'once', body);
    const second = await register(billing, 'once', body);
    expect(first.statusCode).toBe(201);
    expect(first.headers).not.toHaveProperty('idempotency-replayed');
    expect([second.statusCode, second.json()]).toEqual([201, first.json()]);
    expect(second.headers).toMatchObject({ 'idempotency-replayed': 'true', etag: '"1"' });
    expect(await eventsOf(first.json().id)).toEqual([{ outcome: 'done' }]);
  });

  it('is answered twice alike where the database writes the answer', async () => {
    const sent = { body: aClaim(await aPractice(billing)), headers: { 'idempotency-key': 'claim' } };
    const first = await billing.post('/rcm/claims', sent);
    const second = await billing.post('/rcm/claims', sent);
    expect(first.statusCode).toBe(201);
    expect([second.statusCode, second.json()]).toEqual([201, first.json()]);
    expect(second.headers).toMatchObject({ 'idempotency-replayed': 'true', etag: first.headers.etag });
  });

  it('is kept so that nobody reads it in the database', async () => {
    const body = { familyName: 'Sealedname', givenName: 'Pat' };
    const sent = { body, headers: { 'idempotency-key': 'sealed' } };
    const first = await billing.post('/clinical-record/patients', sent);
    const second = await billing.post('/clinical-record/patients', sent);
    expect([second.statusCode, second.json()]).toEqual([201, first.json()]);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await eventsOf(first.json().id)).toEqual([{ outcome: 'done' }, { outcome: 'shown' }]);
    const find = 'SELECT k::text AS row, body FROM idempotency_keys k WHERE company_id = $1 AND key = $2';
    const [kept] = await superuser<{ row: string; body: string }>(find, [company.id, 'sealed']);
    expect(kept!.row).not.toContain('Sealedname');
    expect(Buffer.from(kept!.body.split('.')[1]!, 'base64url').toString('latin1')).not.toContain('Sealedname');
  });

  it('is another request under another If-Match', async () => {
    const body = aPayer();
    const send = (match: string): ReturnType<Caller['post']> =>
      billing.post('/rcm/payers', { body, headers: { 'idempotency-key': 'match', 'if-match': match } });
    expect((await send('"1"')).statusCode).toBe(201);
    const other = await send('"2"');
    expect([other.statusCode, other.json().code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('that only searches is done and audited each time, and its answer is not kept', async () => {
    const patient = { familyName: 'Keptnowhere', givenName: 'Pat' };
    expect((await billing.post('/clinical-record/patients', { body: patient })).statusCode).toBe(201);
    for (const [path, body] of [
      ['/clinical-record/patients/search', { familyName: 'Keptnowhere' }],
      ['/rcm/claims/search', {}],
    ] as const) {
      const headers = { 'idempotency-key': path };
      const answers = [await billing.post(path, { body, headers }), await billing.post(path, { body, headers })];
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
      expect(answers[1]!.json()).toEqual(answers[0]!.json());
      const kept = 'SELECT 1 FROM idempotency_keys WHERE company_id = $1 AND key = $2';
      expect(await superuser(kept, [company.id, path])).toEqual([]);
    }
    const shown = (action: string): Promise<object[]> =>
      superuser("SELECT 1 FROM audit_events WHERE company_id = $1 AND outcome = 'shown' AND action = $2", [
        company.id,
        action,
      ]);
    expect([(await shown('searchPatients')).length, (await shown('searchClaims')).length]).toEqual([2, 2]);
  });

  it('is refused with another payload', async () => {
    await register(billing, 'reused', aPayer());
    const answer = await register(billing, 'reused', aPayer());
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    const elsewhere = await billing.post('/rcm/payers/defaults', { headers: { 'idempotency-key': 'reused' } });
    expect(elsewhere.statusCode).toBe(422);
  });

  it('has one effect when sent twenty times at once', async () => {
    const body = aPayer();
    const answers = await Promise.all(Array.from({ length: 20 }, () => register(billing, 'parallel', body)));
    const made = answers.filter((answer) => answer.statusCode === 201);
    const refused = answers.filter((answer) => answer.statusCode !== 201);
    expect(new Set(made.map((answer) => answer.json().id)).size).toBe(1);
    expect(made.filter((answer) => answer.headers['idempotency-replayed'] === undefined)).toHaveLength(1);
    for (const answer of refused)
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'IDEMPOTENCY_KEY_IN_USE']);
    expect(await eventsOf(made[0]!.json().id)).toEqual([{ outcome: 'done' }]);
  });

  it('is told to come back while the first still runs', async () => {
    const body = aPayer();
    const running = await withClient(api.database.superuserUrl, async (client) => {
      const [user] = (await client.query('SELECT id FROM users WHERE company_id = $1', [company.id])).rows as {
        id: string;
      }[];
      await client.query('BEGIN');
      await client.query(
        `INSERT INTO idempotency_keys (company_id, principal_id, key, request_hash, created_at, expires_at)
         VALUES ($1, $2, 'running', '', now(), now() + interval '1 day')`,
        [company.id, user!.id],
      );
      const answer = await register(billing, 'running', body);
      await client.query('ROLLBACK');
      return answer;
    });
    expect([running.statusCode, running.json().code]).toEqual([409, 'IDEMPOTENCY_KEY_IN_USE']);
    expect(running.headers['retry-after']).toBe('1');
    expect((await register(billing, 'running', body)).statusCode).toBe(201);
  });

  it('keeps nothing of a refused request', async () => {
    const wrong = await register(billing, 'refused', { name: '' });
    expect(wrong.statusCode).toBe(422);
    const taken = aPayer();
    await billing.post('/rcm/payers', { body: taken });
    expect((await register(billing, 'refused', taken)).statusCode).toBe(409);
    expect((await register(billing, 'refused', aPayer())).statusCode).toBe(201);
  });

  it('belongs to its caller alone', async () => {
    const body = aPayer();
    await register(billing, 'mine', body);
    const colleague = await company.as('billing', 'billing-2');
    expect((await register(colleague, 'mine', aPayer())).statusCode).toBe(201);
    const elsewhere = await (await api.newCompany()).as('billing');
    expect((await register(elsewhere, 'mine', body)).headers).not.toHaveProperty('idempotency-replayed');
  });

  it('is forgotten after 24 hours', async () => {
    const first = await register(billing, 'old', aPayer());
    await superuser(`UPDATE idempotency_keys SET expires_at = now() - interval '1 second' WHERE company_id = $1`, [
      company.id,
    ]);
    const second = await register(billing, 'old', aPayer());
    expect([second.statusCode, second.json().id === first.json().id]).toEqual([201, false]);
    const left = await superuser<{ key: string }>('SELECT key FROM idempotency_keys WHERE company_id = $1', [
      company.id,
    ]);
    expect(left).toEqual([{ key: 'old' }]);
  });

  it.each([['with space'], ['x'.repeat(256)], ['']])('is refused with the key "%.12s"', async (key) => {
    const answer = await register(billing, key, aPayer());
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'IDEMPOTENCY_KEY_INVALID']);
  });
});
