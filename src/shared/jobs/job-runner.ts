import { Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DomainError } from '../errors/domain-error.js';
import { asDomainError } from '../http/problem.filter.js';
import { tenantContext, type TenantStore } from '../tenancy/tenant-context.js';
import { JobHandlers } from './job-handlers.js';
import { isPoisoned, verdict } from './job-lifecycle.rules.js';
import { JobQueue, type QueueMessage } from './job-queue.js';
import type { Job } from './job.entity.js';
import { type JobEnd, JobsRepository } from './jobs.repository.js';
import { JobStopped, LiveJobRun } from './live-job-run.js';

const HEARTBEAT_MS = 1_500;
/** A suspended company's job is looked at again so often. */
const SUSPENDED_SECONDS = 10;
const SUSPENDED = { code: 'COMPANY_SUSPENDED', message: 'The company is suspended; the job waits until it is active' };

/** Makes one attempt at a job: context, lease, handler, end. */
@Injectable()
export class JobRunner {
  private readonly logger = new Logger('Jobs');
  private readonly live = new Set<LiveJobRun>();

  constructor(
    private readonly queue: JobQueue,
    private readonly jobs: JobsRepository,
    private readonly handlers: JobHandlers,
    private readonly units: UnitOfWork,
  ) {}

  /** Asks every attempt under way to end at its next safe place; they are resumed later. */
  stopAll(): void {
    for (const run of this.live) run.ask('shutdown');
  }

  run(message: QueueMessage): Promise<void> {
    const { companyId, jobId } = message;
    const store: TenantStore = { requestId: jobId, companyId, actorKind: 'job', action: 'runJob' };
    return tenantContext.run(store, async () => {
      if (!(await this.jobs.start(jobId))) return this.queue.remove(message);
      const job = await this.jobs.get(jobId);
      store.actorId = job.createdBy;
      store.action = job.kind;
      if (isPoisoned(job.fruitlessAttempts)) return this.end(message, job, { status: 'failed', error: CRASHED });
      return this.attempt(message, job);
    });
  }

  private async attempt(message: QueueMessage, job: Job): Promise<void> {
    const run = new LiveJobRun(job, this.jobs);
    const heartbeat = setInterval(() => void this.beat(message, run), HEARTBEAT_MS);
    this.live.add(run);
    try {
      await this.heed(run);
      run.stopIfAsked();
      const handler = this.handlers.find(job.kind);
      if (handler === undefined) throw new DomainError('JOB_KIND_UNKNOWN');
      const result = await handler.run(run);
      await this.end(message, job, { status: 'succeeded', ...result });
    } catch (error) {
      await this.settle(message, job, error);
    } finally {
      this.live.delete(run);
      clearInterval(heartbeat);
    }
  }

  private async beat(message: QueueMessage, run: LiveJobRun): Promise<void> {
    try {
      if (!(await this.queue.renew(message))) run.ask('lost');
      else await this.heed(run);
    } catch {
      // The database does not answer: the next beat tells whether the turn was lost meanwhile.
    }
  }

  /** A job ends or waits when it is cancelled, or when its company has no right any more to have it done. */
  private async heed(run: LiveJobRun): Promise<void> {
    const reason = await this.jobs.stopReason(run.id);
    if (reason !== undefined) run.ask(reason);
  }

  private async settle(message: QueueMessage, job: Job, error: unknown): Promise<void> {
    if (error instanceof JobStopped) {
      if (error.reason === 'lost') return;
      if (error.reason === 'cancelled') return this.end(message, job, { status: 'cancelled' });
      if (error.reason === 'suspended')
        return this.resumeLater(message, () => this.jobs.putBack(job, true, SUSPENDED), SUSPENDED_SECONDS);
      return this.resumeLater(message, () => this.jobs.putBack(job, true), 0);
    }
    const refusal = asDomainError(error);
    if (refusal.status >= 500) this.log(job, error, refusal);
    const told = { code: refusal.code, message: refusal.detail ?? refusal.title };
    // An attempt may have got further meanwhile, and is then not fruitless.
    const { fruitlessAttempts } = await this.jobs.get(job.id);
    const sentence = verdict(refusal.status, Math.max(1, fruitlessAttempts));
    if (sentence.isOver)
      return this.end(message, job, { status: 'failed', error: told, findings: problemsOf(refusal) });
    return this.resumeLater(message, () => this.jobs.putBack(job, false, told), sentence.retryInSeconds);
  }

  private async resumeLater(message: QueueMessage, putBack: () => Promise<boolean>, seconds: number): Promise<void> {
    if (await putBack()) await this.queue.release(message, seconds);
  }

  /** The job's end and the message's, in one transaction with the audit event. A lost turn changes nothing. */
  private end(message: QueueMessage, job: Job, end: JobEnd): Promise<void> {
    return this.units.run(async () => {
      if (!(await this.jobs.finish(job, end))) return;
      const facts = { status: end.status, attempts: job.attempts, ...(end.error ? { code: end.error.code } : {}) };
      this.units.note({ entity: 'jobs', entityId: job.id, facts });
      await this.queue.remove(message);
    });
  }

  // No message: that of a database error may quote values.
  private log(job: Job, error: unknown, refusal: DomainError): void {
    const { name = 'Error', code = '', stack = '' } = error as { name?: string; code?: string; stack?: string };
    const frames = stack.split('\n').filter((line) => line.trimStart().startsWith('at '));
    this.logger.error({
      jobId: job.id,
      kind: job.kind,
      refusal: refusal.code,
      error: name,
      errorCode: code,
      at: frames.slice(0, 12),
    });
  }
}

const CRASHED = { code: 'JOB_CRASHED', message: 'The process ended under this job each time it was tried' };

function problemsOf(refusal: DomainError): Record<string, unknown> | undefined {
  return refusal.problems.length === 0 ? undefined : { problems: refusal.problems };
}
