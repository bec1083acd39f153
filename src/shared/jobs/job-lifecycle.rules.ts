export const JOB_QUEUE = 'jobs';
/** A worker that says nothing for so long is taken for dead, and another one goes on with its job. */
export const JOB_LEASE_SECONDS = 6;
/** Attempts that end without getting further; then the job has failed. */
export const MAX_FRUITLESS_ATTEMPTS = 5;
const MAX_DELAY_SECONDS = 60;

/** What happens to a job whose attempt ended in an error. */
export type Verdict = { isOver: true } | { isOver: false; retryInSeconds: number };

/**
 * A refusal of ours (status below 500) would be the same again; anything else is tried again, later each time, until
 * it got no further too often.
 */
export function verdict(status: number, fruitlessAttempts: number): Verdict {
  if (status < 500 || fruitlessAttempts >= MAX_FRUITLESS_ATTEMPTS) return { isOver: true };
  return { isOver: false, retryInSeconds: Math.min(MAX_DELAY_SECONDS, 2 ** (fruitlessAttempts - 1)) };
}

/** Whether the worker's process ended under this job so often that the job is taken for the cause. */
export function isPoisoned(fruitlessAttempts: number): boolean {
  return fruitlessAttempts > MAX_FRUITLESS_ATTEMPTS;
}
