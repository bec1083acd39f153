import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DomainError } from '../errors/domain-error.js';
import { JobQueue } from './job-queue.js';
import type { Job } from './job.entity.js';
import { hasEnded, JobsRepository } from './jobs.repository.js';

/** Work to be done later. `params` are ids and options, never protected health information. */
export interface NewJob {
  kind: string;
  params: Record<string, unknown>;
}

@Injectable()
export class JobsService {
  constructor(
    private readonly jobs: JobsRepository,
    private readonly queue: JobQueue,
    private readonly units: UnitOfWork,
  ) {}

  /** Queues work in the caller's unit of work: it is done if and only if that is committed. */
  enqueue({ kind, params }: NewJob): Promise<Job> {
    return this.units.run(async () => {
      const counts = { progressDone: 0, parkedRows: 0, attempts: 0, fruitlessAttempts: 0 };
      const job = await this.jobs.insert({ kind, params, status: 'queued', isCancelRequested: false, ...counts });
      await this.queue.send(job.id);
      return job;
    });
  }

  /** Cancels a queued job at once, a running one at its next safe place. Throws STATE_FORBIDS when it has ended. */
  cancel(id: string): Promise<Job> {
    return this.units.run(async () => {
      const before = await this.jobs.get(id);
      if (before.isCancelRequested && !hasEnded(before.status)) return before;
      if (!(await this.jobs.requestCancel(id))) throw new DomainError('STATE_FORBIDS');
      const after = { isCancelRequested: true };
      this.units.changed({ kind: 'update', entity: 'jobs', id, before: { isCancelRequested: false }, after });
      return this.jobs.get(id);
    });
  }
}
