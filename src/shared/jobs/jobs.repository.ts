import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../database/page.js';
import { newId } from '../database/new-id.js';
import { Store } from '../database/store.js';
import { TenantRepository } from '../database/tenant.repository.js';
import { tenantContext } from '../tenancy/tenant-context.js';
import type { JobResult, Progress } from './job-handler.js';
import { ENDED, Job, type JobStatus } from './job.entity.js';
import type { ListJobsQuery } from './job.dto.js';

const LIST: ListContract = {
  list: 'jobs',
  filters: { kind: ['kind', 'equals'], status: ['status', 'equals'] },
  sorts: ['-createdAt', 'createdAt'],
};

/** How a job ended. */
export interface JobEnd extends JobResult {
  status: (typeof ENDED)[number];
  error?: { code: string; message: string };
}

// `$3` is the attempt: what a worker writes that has lost its turn changes no row.
const MINE = `company_id = $1 AND id = $2 AND attempts = $3 AND status = 'running'`;
const START = `UPDATE jobs SET status = 'running', attempts = attempts + 1, fruitless_attempts = fruitless_attempts + 1,
  started_at = coalesce(started_at, $3) WHERE company_id = $1 AND id = $2 AND status IN ('queued', 'running')`;
const ADVANCE = `UPDATE jobs SET progress_done = greatest(progress_done, $4), progress_total = coalesce($5, progress_total),
  fruitless_attempts = CASE WHEN $4 > progress_done THEN 0 ELSE fruitless_attempts END WHERE ${MINE}`;
const CHECKPOINT = `UPDATE jobs SET checkpoint = $6, progress_done = greatest(progress_done, $4),
  progress_total = coalesce($5, progress_total),
  fruitless_attempts = CASE WHEN $4 > progress_done OR checkpoint IS DISTINCT FROM $6::jsonb THEN 0 ELSE fruitless_attempts END
  WHERE ${MINE}`;
const PUT_BACK = `UPDATE jobs SET status = 'queued', error_code = coalesce($4, error_code),
  error_message = coalesce($5, error_message), fruitless_attempts = greatest(0, fruitless_attempts - $6) WHERE ${MINE}`;
const FINISH = `UPDATE jobs SET status = $4, finished_at = $5, findings = $6, result_path = $7, error_code = $8,
  error_message = $9 WHERE ${MINE}`;
const REQUEST_CANCEL = `UPDATE jobs SET is_cancel_requested = true,
  status = CASE WHEN status = 'queued' THEN 'cancelled' ELSE status END,
  finished_at = CASE WHEN status = 'queued' THEN $3 ELSE finished_at END
  WHERE company_id = $1 AND id = $2 AND status IN ('queued', 'running')`;
const STANDING = `SELECT j.is_cancel_requested AS "isCancelled", c.status = 'active' AS "isActive"
  FROM jobs j JOIN companies c ON c.company_id = j.company_id WHERE j.company_id = $1 AND j.id = $2`;
const PARK = `INSERT INTO job_parked_rows (company_id, id, created_at, created_by, job_id, row_ref, reason)
  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (company_id, job_id, row_ref) DO NOTHING RETURNING id`;

@Injectable()
export class JobsRepository extends TenantRepository<Job> {
  constructor(store: Store) {
    super(store, Job);
  }

  list(query: ListJobsQuery): Promise<Page<Job>> {
    return this.page(LIST, query);
  }

  /** Begins an attempt; false when there is nothing to do any more. */
  start(id: string): Promise<boolean> {
    return this.changes(START, [id, this.store.clock.now()]);
  }

  /** The answer of this and the next ones: false when the attempt is no longer the job's. */
  advance(job: Job, { done, total }: Progress): Promise<boolean> {
    return this.changes(ADVANCE, [job.id, job.attempts, done, total ?? null]);
  }

  checkpoint(job: Job, state: unknown, { done, total }: Progress): Promise<boolean> {
    return this.changes(CHECKPOINT, [job.id, job.attempts, done, total ?? null, JSON.stringify(state)]);
  }

  /** To be resumed by another attempt. `isFree`: this one does not count as fruitless. */
  putBack(job: Job, isFree: boolean, error?: { code: string; message: string }): Promise<boolean> {
    return this.changes(PUT_BACK, [job.id, job.attempts, error?.code ?? null, error?.message ?? null, isFree ? 1 : 0]);
  }

  finish(job: Job, end: JobEnd): Promise<boolean> {
    const findings = end.findings === undefined ? null : JSON.stringify(end.findings);
    const error = [end.error?.code ?? null, end.error?.message ?? null];
    return this.changes(FINISH, [
      job.id,
      job.attempts,
      end.status,
      this.store.clock.now(),
      findings,
      end.resultPath ?? null,
      ...error,
    ]);
  }

  /** A queued job is cancelled at once, a running one asked to end; false when it had ended already. */
  requestCancel(id: string): Promise<boolean> {
    return this.changes(REQUEST_CANCEL, [id, this.store.clock.now()]);
  }

  /** Why the job should not go on, if it should not: somebody cancels it, or its company is suspended. */
  async stopReason(id: string): Promise<'cancelled' | 'suspended' | undefined> {
    const [row] = await this.store.database.query<{ isCancelled: boolean; isActive: boolean }>(STANDING, [id]);
    if (row?.isCancelled) return 'cancelled';
    return row?.isActive === false ? 'suspended' : undefined;
  }

  /** Puts a row aside, once. */
  park(job: Job, rowRef: string, reason: string): Promise<void> {
    return this.store.units.run(async () => {
      const stamp = [newId(), this.store.clock.now(), tenantContext.actorId()];
      const parked = await this.store.database.query(PARK, [...stamp, job.id, rowRef, reason]);
      if (parked.length === 0) return;
      this.store.units.note({ entity: 'jobs', entityId: job.id });
      const count = `UPDATE jobs SET parked_rows = parked_rows + 1 WHERE ${MINE}`;
      await this.changes(count, [job.id, job.attempts]);
    });
  }

  /** Runs an UPDATE of one row; answers whether it changed one. */
  private async changes(sql: string, parameters: unknown[]): Promise<boolean> {
    const changed = await this.store.database.query<{ id: string }>(
      `WITH changed AS (${sql} RETURNING id) SELECT id FROM changed`,
      parameters,
    );
    return changed.length === 1;
  }
}

/** Whether nothing more happens to a job of this status. */
export function hasEnded(status: JobStatus): boolean {
  return ENDED.includes(status);
}
