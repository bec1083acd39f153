import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withClient } from '../../../src/embedded/provision.js';
import { newId } from '../../../src/shared/database/new-id.js';
import { JobsService } from '../../../src/shared/jobs/jobs.service.js';
import { tenantContext } from '../../../src/shared/tenancy/tenant-context.js';
import { startApi, type TestApi } from '../../support/api.js';
import { testFolder } from '../../setup/test-database.js';

const ROWS = 250;
const ROW_MS = 40;

describe('a job whose process ends', () => {
  let api: TestApi;
  const workers = new Set<ChildProcess>();
  const superuser = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    withClient(api.database.superuserUrl, async (client) => (await client.query(sql, values)).rows as Row[]);

  beforeAll(async () => {
    api = await startApi({ JOB_CONCURRENCY: '0' });
    await superuser('DROP TABLE IF EXISTS counted_rows');
    await superuser(
      'CREATE TABLE counted_rows (company_id uuid, row_number integer, worker integer, PRIMARY KEY (company_id, row_number))',
    );
    await superuser('GRANT SELECT, INSERT ON counted_rows TO app');
  });
  afterAll(async () => {
    for (const worker of workers) worker.kill('SIGKILL');
    await superuser('DROP TABLE counted_rows');
    await api.close();
  });

  async function startWorker(): Promise<ChildProcess> {
    const script = resolve('test/e2e/jobs/count-worker.mjs');
    const args = [script, resolve('dist'), api.database.appUrl, `${testFolder()}/count-worker`];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    workers.add(child);
    await once(child.stdout, 'data');
    return child;
  }
  async function end(worker: ChildProcess, signal: NodeJS.Signals): Promise<void> {
    workers.delete(worker);
    worker.kill(signal);
    await once(worker, 'exit');
  }
  const rowsOf = async (worker: ChildProcess): Promise<number> => {
    const [row] = await superuser<{ count: number }>(
      'SELECT count(*)::int AS count FROM counted_rows WHERE worker = $1',
      [worker.pid],
    );
    return row!.count;
  };
  /** Seconds until the worker has done so many rows. */
  async function untilRows(worker: ChildProcess, rows: number): Promise<number> {
    const since = performance.now();
    while ((await rowsOf(worker)) < rows) await sleep(50);
    return (performance.now() - since) / 1000;
  }

  it('goes on within ten seconds after kill -9 and at once after a stop, and does each row once', async () => {
    const company = await api.newCompany();
    const admin = await company.as('company_admin');
    const store = {
      requestId: newId(),
      companyId: company.id,
      actorId: newId(),
      actorKind: 'user' as const,
      action: 'test',
    };
    const params = { rows: ROWS, milliseconds: ROW_MS };
    const { id } = await tenantContext.run(store, () => api.app.get(JobsService).enqueue({ kind: 'count', params }));

    const killed = await startWorker();
    await untilRows(killed, 10);
    const stopped = await startWorker();
    await end(killed, 'SIGKILL');
    expect(await untilRows(stopped, 1)).toBeLessThan(10);

    const last = await startWorker();
    await end(stopped, 'SIGTERM');
    expect(await untilRows(last, 1)).toBeLessThan(2);
    let job = (await admin.get(`/jobs/${id}`)).json();
    // Longer than a lease: it is this worker's as long as it lives.
    while (job.status === 'running' || job.status === 'queued') {
      await sleep(100);
      job = (await admin.get(`/jobs/${id}`)).json();
    }
    expect(job).toMatchObject({ status: 'succeeded', attempts: 3, progressDone: ROWS, progressTotal: ROWS });
    const [counted] = await superuser<{ count: number }>('SELECT count(*)::int AS count FROM counted_rows');
    expect(counted!.count).toBe(ROWS);
    expect(await superuser('SELECT id FROM pgboss.job WHERE data ->> $1 = $2', ['jobId', id])).toEqual([]);
    await end(last, 'SIGTERM');
  }, 60_000);
});
