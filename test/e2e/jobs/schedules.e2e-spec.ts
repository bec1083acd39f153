import { setTimeout as sleep } from 'node:timers/promises';
import { setCompanyStatus } from '../../../src/cli/company.command.js';
import { newId } from '../../../src/shared/database/new-id.js';
import type { JobRun } from '../../../src/shared/jobs/job-handler.js';
import { JobHandlers } from '../../../src/shared/jobs/job-handlers.js';
import { JobQueue } from '../../../src/shared/jobs/job-queue.js';
import { SchedulesService, type WantedSchedule } from '../../../src/shared/jobs/schedules/schedules.service.js';
import { tenantContext } from '../../../src/shared/tenancy/tenant-context.js';
import { startApi, type TestApi, type TestCompany } from '../../support/api.js';

const ACTOR = newId();

describe('schedules', () => {
  let idle: TestApi;
  let workers: TestApi[];
  let company: TestCompany;
  let seen: Record<string, unknown>[] = [];
  let work: (job: JobRun) => Promise<void> = async () => {};

  beforeAll(async () => {
    idle = await startApi({ JOB_CONCURRENCY: '0' });
    workers = [await startApi(), await startApi()];
    for (const { app } of workers) {
      app.get(JobHandlers).register({
        kind: 'testTurn',
        run: async (job) => {
          seen.push({ ...job.params, actor: tenantContext.actorId() });
          await work(job);
        },
      });
    }
  });
  afterAll(async () => {
    for (const api of [...workers, idle]) await api.close();
  });
  beforeEach(async () => {
    company = await idle.newCompany();
    seen = [];
    work = async () => {};
  });

  const inside = <T>(act: () => Promise<T>): Promise<T> =>
    tenantContext.run(
      { requestId: newId(), companyId: company.id, actorId: ACTOR, actorKind: 'user', action: 'test' },
      act,
    );
  const wanted = (more: Partial<WantedSchedule> = {}): WantedSchedule => ({
    key: 'test',
    kind: 'testTurn',
    params: { company: company.id },
    everySeconds: 1,
    isEnabled: true,
    ...more,
  });
  const ensure = (more?: Partial<WantedSchedule>) => inside(() => idle.app.get(SchedulesService).ensure(wanted(more)));
  const stop = () => inside(() => idle.app.get(SchedulesService).stop('test'));
  const mine = () => seen.filter((one) => one.company === company.id).length;
  async function until(isDone: () => boolean, patienceMs = 30_000): Promise<void> {
    for (const end = Date.now() + patienceMs; !isDone(); await sleep(50)) {
      if (Date.now() > end) throw new Error(`Still ${JSON.stringify(seen)}`);
    }
  }

  it('queue a job each time they are due, once among several processes, as who set them up', async () => {
    await ensure();
    await ensure();
    await until(() => mine() >= 3);
    const startedMs = Date.now();
    const counted = mine();
    await until(() => mine() >= counted + 2);
    expect(Date.now() - startedMs).toBeGreaterThan(900);
    expect(seen.every(({ actor }) => actor === ACTOR)).toBe(true);
    await stop();
    const { items } = (await (await company.as('company_admin')).get('/schedules?kind=testTurn')).json();
    expect(items).toEqual([expect.objectContaining({ key: 'test', isEnabled: false, everySeconds: 1 })]);
    expect(items[0]).not.toHaveProperty('params');
  });

  it('end when they are stopped, and a changed one has one turn, not two', async () => {
    await ensure({ everySeconds: 3600 });
    await until(() => mine() === 1);
    await ensure({ everySeconds: 1800 });
    await until(() => mine() === 2);
    await stop();
    await sleep(1500);
    expect(mine()).toBe(2);
  });

  it('do not overtake a run that is still under way', async () => {
    let goOn = (): void => undefined;
    const isOver = new Promise<void>((resolve) => (goOn = resolve));
    work = () => isOver;
    await ensure();
    await until(() => mine() === 1);
    await sleep(2000);
    expect(mine()).toBe(1);
    await stop();
    goOn();
  });

  it('have nothing done for a suspended company, and go on when it is active again', async () => {
    const { migratorUrl } = idle.database;
    await setCompanyStatus(migratorUrl, company.id, 'suspended');
    await ensure();
    await sleep(1500);
    expect(mine()).toBe(0);
    await setCompanyStatus(migratorUrl, company.id, 'active');
    await until(() => mine() >= 1);
    await stop();
  });

  it('lose no turn to a process that dies with it in its hands', async () => {
    for (const { app } of workers) pause(app.get(JobQueue));
    await ensure({ everySeconds: 3600 });
    const taken = await idle.app.get(JobQueue).fetch();
    expect(taken).toMatchObject({ companyId: company.id, scheduleId: expect.any(String) });
    for (const { app } of workers) resume(app.get(JobQueue));
    expect(mine()).toBe(0);
    await until(() => mine() === 1);
    await stop();
  }, 30_000);
});

const fetches = new WeakMap<JobQueue, JobQueue['fetch']>();

/** This process takes nothing until it is resumed. */
function pause(queue: JobQueue): void {
  fetches.set(queue, queue.fetch.bind(queue));
  queue.fetch = async () => undefined;
}

function resume(queue: JobQueue): void {
  queue.fetch = fetches.get(queue)!;
}
