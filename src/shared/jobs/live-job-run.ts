import { tenantContext } from '../tenancy/tenant-context.js';
import type { JobRun, Progress } from './job-handler.js';
import type { Job } from './job.entity.js';
import type { JobsRepository } from './jobs.repository.js';

export type StopReason = 'cancelled' | 'lost' | 'shutdown' | 'suspended';

/** Ends an attempt between two chunks; thrown through the handler, which need not know it. */
export class JobStopped extends Error {
  constructor(readonly reason: StopReason) {
    super(`The attempt ends: ${reason}`);
  }
}

const PROGRESS_INTERVAL_MS = 200;

/** One attempt, backed by the job's row. The heartbeat tells it when to stop. */
export class LiveJobRun implements JobRun {
  readonly id: string;
  readonly params: Record<string, unknown>;
  readonly state: Record<string, unknown> | undefined;
  private stopReason: StopReason | undefined;
  private lastToldAt = 0;
  private lastDone: number;

  constructor(
    private readonly job: Job,
    private readonly jobs: JobsRepository,
  ) {
    this.id = job.id;
    this.params = job.params;
    this.state = job.checkpoint ?? undefined;
    this.lastDone = job.progressDone;
    if (job.isCancelRequested) this.stopReason = 'cancelled';
  }

  async checkpoint(state: Record<string, unknown>, progress?: Progress): Promise<void> {
    if (tenantContext.current().unit === undefined) throw new Error('A checkpoint belongs in the unit of its chunk');
    this.lastDone = progress?.done ?? this.lastDone;
    this.must(await this.jobs.checkpoint(this.job, state, { done: this.lastDone, total: progress?.total }));
  }

  async progress(done: number, total?: number | null): Promise<void> {
    this.lastDone = done;
    const now = performance.now();
    if (now - this.lastToldAt < PROGRESS_INTERVAL_MS && done !== total) return;
    this.lastToldAt = now;
    this.must(await this.jobs.advance(this.job, { done, total }));
  }

  async park(rowRef: string, reason: string): Promise<void> {
    await this.jobs.park(this.job, rowRef.slice(0, 200), reason.slice(0, 500));
  }

  isCancelled(): boolean {
    return this.stopReason === 'cancelled';
  }

  stopIfAsked(): void {
    if (this.stopReason !== undefined) throw new JobStopped(this.stopReason);
  }

  /** A lost turn outweighs everything, cancelling outweighs a shutdown or a suspended company. */
  ask(reason: StopReason): void {
    if (this.stopReason === 'lost' || (this.stopReason === 'cancelled' && reason !== 'lost')) return;
    this.stopReason = reason;
  }

  private must(isStillMine: boolean): void {
    if (isStillMine) return;
    this.ask('lost');
    throw new JobStopped('lost');
  }
}
