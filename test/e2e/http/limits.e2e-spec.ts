import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { aPayer } from '../../factories/payer.factory.js';
import { withClient } from '../../../src/embedded/provision.js';
import { startApi, type TestApi } from '../../support/api.js';

const LIMIT = 5;

/** Sends a body a byte at a time and answers what came back, and after how long. */
async function drip(port: number, token: string): Promise<{ answer: string; ms: number }> {
  const started = Date.now();
  const socket = connect(port, '127.0.0.1');
  const head = [
    'POST /api/v1/rcm/payers HTTP/1.1',
    'host: localhost',
    `authorization: Bearer ${token}`,
    'content-type: application/json',
    'content-length: 1000',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  const dripping = setInterval(() => socket.write(' '), 500);
  let answer = '';
  socket.on('data', (part) => (answer += part.toString()));
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('close', resolve));
  clearInterval(dripping);
  return { answer, ms: Date.now() - started };
}

describe('limits', () => {
  let api: TestApi;
  const start = async (environment: NodeJS.ProcessEnv): Promise<TestApi> => (api = await startApi(environment));
  afterEach(() => api.close());

  it('tell each principal what is left, and refuse beyond', async () => {
    await start({ RATE_LIMIT_PER_MINUTE: String(LIMIT) });
    const company = await api.newCompany();
    const billing = await company.as('billing');
    const first = await billing.get('/rcm/payers');
    expect(first.headers['ratelimit-policy']).toBe('"principal";q=5;w=60, "company";q=50;w=60');
    expect(first.headers.ratelimit).toMatch(/^"principal";r=4;t=\d+, "company";r=49;t=\d+$/);
    for (let request = 2; request <= LIMIT; request++) expect((await billing.get('/rcm/payers')).statusCode).toBe(200);
    const refused = await billing.get('/rcm/payers');
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.headers.ratelimit).toMatch(/^"principal";r=0;t=\d+$/);
    expect((await (await company.as('auditor')).get('/rcm/payers')).statusCode).toBe(200);
  });

  it('bind a company with many principals too', async () => {
    await start({ RATE_LIMIT_PER_MINUTE: '1' });
    const company = await api.newCompany();
    const statuses: number[] = [];
    for (let user = 1; user <= 11; user++) {
      statuses.push((await (await company.as('billing', `user-${user}`)).get('/rcm/payers')).statusCode);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(200), 429]);
    const other = await (await api.newCompany()).as('billing');
    expect((await other.get('/rcm/payers')).statusCode).toBe(200);
  });

  it('are off at 0', async () => {
    await start({ RATE_LIMIT_PER_MINUTE: '0' });
    const answer = await (await (await api.newCompany()).as('billing')).get('/rcm/payers');
    expect(answer.headers).not.toHaveProperty('ratelimit');
  });

  it('refuse with 503 while the event loop is late, health excepted', async () => {
    await start({ MAX_EVENT_LOOP_DELAY_MS: '50' });
    const billing = await (await api.newCompany()).as('billing');
    await billing.get('/rcm/payers');
    const until = Date.now() + 15_000;
    let answer = await billing.get('/rcm/payers');
    while (answer.statusCode === 200 && Date.now() < until) {
      const blocked = Date.now() + 300;
      while (Date.now() < blocked);
      await sleep(0);
      answer = await billing.get('/rcm/payers');
    }
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'OVERLOADED']);
    expect(answer.headers['retry-after']).toBe('5');
    expect((await api.app.inject({ url: '/livez' })).statusCode).toBe(200);
  });

  it('refuse with 503 when no connection comes free', async () => {
    await start({ DB_POOL_SIZE: '1' });
    const billing = await (await api.newCompany()).as('billing');
    await billing.get('/rcm/payers');
    const held = api.app.get<DataSource>(getDataSourceToken()).createQueryRunner();
    await held.connect();
    const refused = await billing.get('/rcm/payers');
    await held.release();
    expect([refused.statusCode, refused.json().code]).toEqual([503, 'DATABASE_BUSY']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await billing.get('/rcm/payers')).statusCode).toBe(200);
  });

  it('refuse with 503 when a row stays locked', async () => {
    await start({});
    const billing = await (await api.newCompany()).as('billing');
    const { id } = (await billing.post('/rcm/payers', { body: aPayer() })).json();
    const refused = await withClient(api.database.superuserUrl, async (client) => {
      await client.query('BEGIN');
      await client.query('SELECT 1 FROM payers WHERE id = $1 FOR UPDATE', [id]);
      return billing.patch(`/rcm/payers/${id}`, { body: { name: 'Late' }, headers: { 'if-match': '"1"' } });
    });
    expect([refused.statusCode, refused.json().code, refused.headers['retry-after']]).toEqual([
      503,
      'DATABASE_BUSY',
      '1',
    ]);
  });

  it('cut a body that drips', async () => {
    await start({});
    await api.app.listen(0, '127.0.0.1');
    const { port } = api.app.getHttpServer().address() as { port: number };
    const { token } = await (await api.newCompany()).as('billing');
    const { answer, ms } = await drip(port, token);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toMatch('"code":"REQUEST_TIMEOUT"');
    expect(ms).toBeLessThan(15_000);
  }, 30_000);

  it('cut headers that drip', async () => {
    await start({});
    await api.app.listen(0, '127.0.0.1');
    const { port } = api.app.getHttpServer().address() as { port: number };
    const socket = connect(port, '127.0.0.1');
    const started = Date.now();
    socket.write('GET /api/v1/rcm/payers HTTP/1.1\r\n');
    const dripping = setInterval(() => socket.write('x'), 500);
    let answer = '';
    socket.on('data', (part) => (answer += part.toString())).on('error', () => undefined);
    await new Promise((resolve) => socket.once('close', resolve));
    clearInterval(dripping);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(Date.now() - started).toBeLessThan(15_000);
  }, 30_000);
});
