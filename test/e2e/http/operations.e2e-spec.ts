import { Writable } from 'node:stream';
import { AppModule } from '../../../src/app.module.js';
import { withClient } from '../../../src/embedded/provision.js';
import { settingsFrom } from '../../../src/shared/config/settings.js';
import { createHttpApp } from '../../../src/shared/http/http-app.js';
import { serveOperations } from '../../../src/shared/observability/operations-server.js';
import { startApi, type TestApi } from '../../support/api.js';
import { dropDatabase, freshDatabase, testDatabase, testFolder, type TestDatabase } from '../../setup/test-database.js';

describe('health', () => {
  let database: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    database = await freshDatabase();
    api = await startApi({}, database);
  });
  afterAll(async () => {
    await api.close();
    await dropDatabase(database);
  });

  const asMigrator = (sql: string): Promise<unknown> => withClient(database.migratorUrl, (client) => client.query(sql));
  /** Another instance over the same database: the checks of one are kept for half a minute. */
  const readiness = async (): Promise<[number, string | undefined]> => {
    const other = await startApi({}, database);
    const answer = await other.app.inject({ url: '/readyz' });
    await other.close();
    return [answer.statusCode, answer.json().problem];
  };

  it('is alive and ready', async () => {
    expect((await api.app.inject({ url: '/livez' })).json()).toEqual({ status: 'alive' });
    expect((await api.app.inject({ url: '/readyz' })).json()).toEqual({ status: 'ready' });
  });

  it('is not ready while a migration is missing', async () => {
    await asMigrator("UPDATE migrations SET timestamp = -timestamp WHERE name LIKE 'Payers%'");
    expect(await readiness()).toEqual([503, 'migrations']);
    await asMigrator("UPDATE migrations SET timestamp = -timestamp WHERE name LIKE 'Payers%'");
    expect(await readiness()).toEqual([200, undefined]);
  });

  it('is not ready with a role that has got more rights, and such a server does not start', async () => {
    const late = await startApi({}, database);
    await asMigrator('GRANT TRUNCATE ON payers TO app');
    const answer = await late.app.inject({ url: '/readyz' });
    expect([answer.statusCode, answer.json().problem]).toEqual([503, 'role']);
    await late.close();
    await expect(startApi({}, database)).rejects.toThrow(/refuses to start[^]*TRUNCATE payers/);
    await asMigrator('REVOKE TRUNCATE ON payers FROM app');
  });

  it('is alive without a database, and not ready', async () => {
    const lonely = await freshDatabase();
    const other = await startApi({}, lonely);
    await dropDatabase(lonely);
    expect((await other.app.inject({ url: '/livez' })).statusCode).toBe(200);
    const answer = await other.app.inject({ url: '/readyz' });
    expect([answer.statusCode, answer.json().problem]).toEqual([503, 'database']);
    await other.close();
  });

  it.each(['migratorUrl', 'superuserUrl', 'backupUrl'] as const)('does not start as %s', async (url) => {
    await expect(startApi({}, { ...database, appUrl: database[url] })).rejects.toThrow('refuses to start');
  });
});

describe('metrics and log', () => {
  it('tell route patterns and statuses, never what was asked', async () => {
    const lines: string[] = [];
    const to = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    const { appUrl } = await testDatabase();
    const settings = settingsFrom({ DATA_DIR: `${testFolder()}/w${process.env.JEST_WORKER_ID ?? '1'}` }, appUrl);
    const app = await createHttpApp(AppModule.with(settings), { logLevel: 'info' }, to);
    await app.init();
    const operations = await serveOperations(app, 0);
    try {
      const answer = await app.inject({ url: '/api/v1/rcm/payers/01900000-0000-7000-8000-000000000001' });
      const { port } = operations.address() as { port: number };
      const page = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      expect(page).toMatch(
        'http_request_duration_seconds_count{method="GET",route="/api/v1/rcm/payers/:id",status="401"} 1',
      );
      expect(page).toMatch('quintet_refusals_without_company_total{code="TOKEN_MISSING"} 1');
      expect(page).toMatch(/quintet_pool_connections \d/);
      expect(page).toMatch(/nodejs_eventloop_lag_seconds \d/);
      expect((await fetch(`http://127.0.0.1:${port}/livez`)).status).toBe(200);
      expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
      expect((await fetch(`http://127.0.0.1:${port}/elsewhere`)).status).toBe(404);
      const requests = lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter((line) => line.route);
      expect(requests).toHaveLength(1);
      expect(requests[0]).toMatchObject({
        method: 'GET',
        route: '/api/v1/rcm/payers/:id',
        status: 401,
        requestId: answer.json().requestId,
      });
      expect(Object.keys(requests[0]!).sort()).toEqual([
        'level',
        'method',
        'ms',
        'requestId',
        'route',
        'status',
        'time',
      ]);
    } finally {
      operations.close();
      await app.close();
    }
  });
});
