import { setTimeout as sleep } from 'node:timers/promises';
import { setCompanyStatus } from '../../../src/cli/company.command.js';
import { newId } from '../../../src/shared/database/new-id.js';
import { UnitOfWork } from '../../../src/shared/database/unit-of-work.js';
import { DomainError } from '../../../src/shared/errors/domain-error.js';
import type { JobRun } from '../../../src/shared/jobs/job-handler.js';
import { JobHandlers } from '../../../src/shared/jobs/job-handlers.js';
import { JobsRepository } from '../../../src/shared/jobs/jobs.repository.js';
import { JobsService } from '../../../src/shared/jobs/jobs.service.js';
import { tenantContext } from '../../../src/shared/tenancy/tenant-context.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';

const ACTOR = newId();

describe('jobs', () => {
  let api: TestApi;
  let company: TestCompany;
  let admin: Caller;
  let work: (job: JobRun) => Promise<{ findings?: Record<string, unknown>; resultPath?: string } | void>;

  beforeAll(async () => {
    api = await startApi();
    company = await api.newCompany();
    admin = await company.as('company_admin');
    api.app.get(JobHandlers).register({ kind: 'testWork', run: (job) => work(job) });
  });
  afterAll(() => api.close());

  const inside = <T>(act: () => Promise<T>, companyId = company.id): Promise<T> =>
    tenantContext.run({ requestId: newId(), companyId, actorId: ACTOR, actorKind: 'user', action: 'test' }, act);
  const enqueue = (params: Record<string, unknown> = {}, kind = 'testWork') =>
    inside(() => api.app.get(JobsService).enqueue({ kind, params }));
  async function ended(id: string, caller = admin, patience = 30_000) {
    const until = Date.now() + patience;
    for (;;) {
      const job = (await caller.get(`/jobs/${id}`)).json();
      if (['succeeded', 'failed', 'cancelled'].includes(job.status)) return job;
      if (Date.now() > until) throw new Error(`Still ${JSON.stringify(job)}`);
      await sleep(20);
    }
  }

  it('are done after the commit, in the context of who asked, and tell their result', async () => {
    let seen: Record<string, unknown> = {};
    let startedAt = 0;
    work = async (job) => {
      startedAt = performance.now();
      const { companyId, actorId, actorKind, action, requestId } = tenantContext.current();
      seen = { companyId, actorId, actorKind, action, requestId, params: job.params };
      await job.progress(3, 3);
      return { findings: { rows: 3 }, resultPath: '/api/v1/somewhere' };
    };
    const job = await enqueue({ fileId: 'f' });
    const committedAt = performance.now();
    const facts = await ended(job.id);
    expect(facts).toMatchObject({
      kind: 'testWork',
      status: 'succeeded',
      progressDone: 3,
      progressTotal: 3,
      findings: { rows: 3 },
      resultPath: '/api/v1/somewhere',
      attempts: 1,
      errorCode: null,
    });
    expect(facts).not.toHaveProperty('params');
    expect(seen).toEqual({
      companyId: company.id,
      actorId: ACTOR,
      actorKind: 'job',
      action: 'testWork',
      requestId: job.id,
      params: { fileId: 'f' },
    });
    expect(startedAt - committedAt).toBeLessThan(250);
  });

  it('that belong to a rolled back unit never were', async () => {
    let ran = false;
    work = async () => {
      ran = true;
    };
    const lost = inside(() =>
      api.app.get(UnitOfWork).run(async () => {
        await api.app.get(JobsService).enqueue({ kind: 'testWork', params: {} });
        throw new DomainError('STATE_FORBIDS');
      }),
    );
    await expect(lost).rejects.toThrow('STATE_FORBIDS');
    await sleep(700);
    expect(ran).toBe(false);
  });

  it('refused by a rule fail at once, with the reason', async () => {
    work = async () => {
      throw new DomainError('VALIDATION_FAILED', [{ code: 'X', message: 'no' }]);
    };
    const facts = await ended((await enqueue()).id);
    expect(facts).toMatchObject({
      status: 'failed',
      errorCode: 'VALIDATION_FAILED',
      attempts: 1,
      findings: { problems: [{ code: 'X' }] },
    });
  });

  it('are resumed from their checkpoint when something broke, and park what cannot be done', async () => {
    const done: number[] = [];
    work = async (job) => {
      const from = (job.state as { row?: number } | undefined)?.row ?? 0;
      for (let row = from + 1; row <= 4; row++) {
        if (row === 3 && from === 0) throw new Error('the cable fell out');
        await api.app.get(UnitOfWork).run(async () => {
          done.push(row);
          if (row === 2) await job.park('row 2', 'NOT_READABLE');
          await job.checkpoint({ row }, { done: row, total: 4 });
        });
      }
    };
    const { id } = await enqueue();
    expect(await ended(id)).toMatchObject({
      status: 'succeeded',
      attempts: 2,
      progressDone: 4,
      progressTotal: 4,
      parkedRows: 1,
    });
    expect(done).toEqual([1, 2, 3, 4]);
    const parked = await admin.get(`/jobs/${id}/parked-rows`);
    expect(parked.json().items).toMatchObject([{ rowRef: 'row 2', reason: 'NOT_READABLE' }]);
  });

  it('can be cancelled while they run and while they wait, but not when they have ended', async () => {
    let isRunning = false;
    work = async (job) => {
      isRunning = true;
      for (;;) {
        job.stopIfAsked();
        await sleep(20);
      }
    };
    const running = await enqueue();
    while (!isRunning) await sleep(20);
    expect((await admin.post(`/jobs/${running.id}/cancellation`)).statusCode).toBe(200);
    expect(await ended(running.id)).toMatchObject({ status: 'cancelled', isCancelRequested: true });
    const again = await admin.post(`/jobs/${running.id}/cancellation`);
    expect([again.statusCode, again.json().code]).toEqual([409, 'STATE_FORBIDS']);
    const waiting = await enqueue({}, 'nobodyKnows');
    await sleep(100);
    expect((await admin.post(`/jobs/${waiting.id}/cancellation`)).json()).toMatchObject({ isCancelRequested: true });
    expect(await ended(waiting.id)).toMatchObject({ status: 'cancelled' });
  });

  it('stop while their company is suspended, and go on when it is active again', async () => {
    const [rows, other] = [[] as number[], await api.newCompany()];
    const caller = await other.as('company_admin');
    let goOn = (): void => undefined;
    const isSuspended = new Promise<void>((resolve) => (goOn = resolve));
    work = async (job) => {
      for (let row = ((job.state?.row as number | undefined) ?? 0) + 1; row <= 80; row++) {
        job.stopIfAsked();
        await sleep(50);
        rows.push(row);
        if (row === 3) await isSuspended;
        await api.app.get(UnitOfWork).run(() => job.checkpoint({ row }, { done: row, total: 80 }));
      }
    };
    const jobs = api.app.get(JobsService);
    const { id } = await inside(() => jobs.enqueue({ kind: 'testWork', params: {} }), other.id);
    while (rows.length < 3) await sleep(20);
    await setCompanyStatus(api.database.migratorUrl, other.id, 'suspended');
    goOn();
    const standing = () => inside(() => api.app.get(JobsRepository).get(id), other.id);
    while ((await standing()).status === 'running') await sleep(50);
    const stoppedAt = rows.length;
    expect(stoppedAt).toBeLessThan(80);
    expect(await standing()).toMatchObject({ status: 'queued', errorCode: 'COMPANY_SUSPENDED', fruitlessAttempts: 0 });
    await sleep(500);
    expect(rows.length).toBe(stoppedAt);
    await setCompanyStatus(api.database.migratorUrl, other.id, 'active');
    expect(await ended(id, caller)).toMatchObject({ status: 'succeeded', errorCode: null, progressDone: 80 });
    expect(rows).toEqual(Array.from({ length: 80 }, (_, index) => index + 1));
  }, 45_000);

  it('are seen by their own company only', async () => {
    work = async () => undefined;
    const { id } = await enqueue();
    await ended(id);
    const other = await (await api.newCompany()).as('company_admin');
    for (const path of [`/jobs/${id}`, `/jobs/${id}/events`, `/jobs/${id}/parked-rows`]) {
      expect((await other.get(path)).json()).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    }
    expect((await other.post(`/jobs/${id}/cancellation`)).statusCode).toBe(404);
    expect((await other.get('/jobs')).json().items).toEqual([]);
    const own = await admin.get('/jobs?kind=testWork&status=succeeded&limit=200');
    expect(own.json().items.map((job: { id: string }) => job.id)).toContain(id);
  });

  it('can be followed until they end', async () => {
    let goOn = (): void => undefined;
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    work = async (job) => {
      await job.progress(1, 2);
      setTimeout(goOn, 900);
      await gate;
      await job.progress(2, 2);
    };
    const { id } = await enqueue();
    const answer = await admin.get(`/jobs/${id}/events`);
    expect(answer.headers['content-type']).toMatch('text/event-stream');
    const events = answer.payload
      .trim()
      .split('\n\n')
      .map((text) => {
        const [, name, facts] = /^event: (\w+)\nretry: 1000\ndata: (.*)$/.exec(text)!;
        return [name, JSON.parse(facts!).progressDone];
      });
    expect(events.at(-1)).toEqual(['end', 2]);
    expect(events).toContainEqual(['progress', 1]);
    expect((await admin.get(`/jobs/${id}/events`)).payload).toMatch(/^event: end/);
  });
});
