import { rounded } from './kpi.rules.js';

/** One number over another in percent; without a value there is a reason. */
export interface Ratio {
  numerator: number;
  denominator: number;
  value: number | null;
  reason: string | null;
}

/** `nothing`: why there may be nothing to divide by. */
export function ratio(numerator: number, denominator: number, nothing: string): Ratio {
  if (denominator <= 0) return { numerator, denominator, value: null, reason: nothing };
  return { numerator, denominator, value: rounded((numerator / denominator) * 100), reason: null };
}
