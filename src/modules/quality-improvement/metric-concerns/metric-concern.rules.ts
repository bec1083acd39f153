import type { SignalCode } from '../spc/chart-kinds.codes.js';
import type { ChartResult } from '../spc/chart-result.rules.js';

/** A signal against the direction of good. */
export interface Concern {
  measuredOn: string;
  signal: SignalCode;
}

/** The concerns of a chart, whose points stand on these days; what is excluded tells nothing. */
export function concernsOf({ points }: ChartResult, days: readonly string[]): Concern[] {
  return points.flatMap(({ judgement, excluded, signals }, at) =>
    judgement === 'concern' && !excluded ? signals.map((signal) => ({ measuredOn: days[at]!, signal })) : [],
  );
}
