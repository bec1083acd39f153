/** What a job has found and where its result can be read. */
export interface JobResult {
  findings?: Record<string, unknown>;
  /** Path from the root, e.g. `/api/v1/rcm/x12-files/<id>`. */
  resultPath?: string;
}

/** How much is done, and of how much. */
export interface Progress {
  done: number;
  total?: number | null;
}

/**
 * One attempt at a job, as its handler sees it. The tenant context is open: company, actor (who asked for the work),
 * action (the kind). The handler works in chunks, each in one unit of work that ends with `checkpoint`:
 *
 *     for await (const chunk of chunksAfter(job.state?.line ?? 0)) {
 *       job.stopIfAsked();
 *       await units.run(async () => {
 *         await rows.insertAll(chunk);
 *         await job.checkpoint({ line: chunk.lastLine }, { done: chunk.lastLine });
 *       });
 *     }
 */
export interface JobRun<Params = Record<string, unknown>, State = Record<string, unknown>> {
  readonly id: string;
  readonly params: Params;
  /** What the last committed checkpoint said; undefined when there is none. */
  readonly state: State | undefined;
  /**
   * Commits with the open unit of work how far the job is; a later attempt finds it in `state`. Call it last in the
   * unit (it locks the job's row), and throw on what it throws: the job may be another worker's by now.
   */
  checkpoint(state: State, progress?: Progress): Promise<void>;
  /** Tells how far the job is, outside any unit; written at most five times a second. */
  progress(done: number, total?: number | null): Promise<void>;
  /** Puts a row aside with its reason, once, in the open unit of work or one of its own. Codes and numbers, no PHI. */
  park(rowRef: string, reason: string): Promise<void>;
  /** Whether somebody asked to cancel. Prefer `stopIfAsked`: a handler that returns has succeeded. */
  isCancelled(): boolean;
  /** Between two chunks: ends the attempt when the job was cancelled, is another worker's, or the server stops. */
  stopIfAsked(): void;
}

/**
 * Does one kind of job. May be run again after any interruption: what is committed before a checkpoint is not done
 * twice when it is in the checkpoint's unit, or guarded by a unique constraint. A DomainError below 500 fails the job
 * at once; anything else is tried again, until it gets no further five times.
 */
export interface JobHandler {
  readonly kind: string;
  run(job: JobRun): Promise<JobResult | void>;
}
