/** Shortest and longest distance of two runs: a second, and a leap year. */
export const LEAST_SECONDS = 1;
export const MOST_SECONDS = 366 * 86_400;

/**
 * When a schedule is due after the turn of `dueMs`, in milliseconds of the epoch: the next point of its own grid that
 * lies after now. Turns that were missed (nobody was running) are not caught up.
 */
export function nextTurnMs(dueMs: number, everySeconds: number, nowMs: number): number {
  const stepMs = everySeconds * 1000;
  const passed = nowMs < dueMs ? 0 : Math.floor((nowMs - dueMs) / stepMs) + 1;
  return dueMs + Math.max(1, passed) * stepMs;
}

/** Whole seconds to wait from now until then, at least none. */
export function secondsUntil(thenMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((thenMs - nowMs) / 1000));
}
