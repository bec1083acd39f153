/** Where the marks of an axis stand. */

const STEPS = [1, 2, 5, 10] as const;
const SMALLEST_STEP_OF_COUNTS = 1;
const SMALLEST_PART = 1e-9;

export interface TickWish {
  /** At most so many spaces between ticks; 5 by default. */
  most?: number;
  /** Counts: no tick between whole numbers. */
  isWhole?: boolean;
}

/**
 * Ticks at 1, 2 or 5 times a power of ten; the first is at or below `least`, the last at or above `greatest`.
 * A range without extent is widened, so that there are always two ticks or more.
 */
export function niceTicks(least: number, greatest: number, { most = 5, isWhole = false }: TickWish = {}): number[] {
  const [low, high] = widened(Math.min(least, greatest), Math.max(least, greatest));
  const step = Math.max(niceStep((high - low) / most), isWhole ? SMALLEST_STEP_OF_COUNTS : 0);
  const first = Math.floor(exact(low / step));
  const last = Math.ceil(exact(high / step));
  return Array.from({ length: last - first + 1 }, (_, index) => exact((first + index) * step) + 0);
}

/** 1, 2 or 5 times a power of ten, not below `size`. */
function niceStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  const factor = STEPS.find((step) => exact(size / power) <= step) ?? 10;
  return exact(factor * power);
}

/** A range too narrow to be told apart in twelve digits is none. */
function widened(low: number, high: number): [number, number] {
  if (high - low > SMALLEST_PART * Math.max(Math.abs(low), Math.abs(high))) return [low, high];
  if (low === 0) return [0, 1];
  return low > 0 ? [0, high] : [low, 0];
}

/** Without the dust of binary fractions: 0.30000000000000004 is 0.3. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}
