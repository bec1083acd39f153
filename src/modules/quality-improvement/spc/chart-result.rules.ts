import type { SignalCode } from './chart-kinds.codes.js';
import type { Judgement } from './judgement.rules.js';
import type { RunStatistics } from './run-statistics.rules.js';

/** A point with its lines; null where there is none. */
export interface ChartedPoint {
  label: string;
  /** The proportion, rate or measurement that is drawn. */
  value: number | null;
  centre: number | null;
  lower: number | null;
  upper: number | null;
  /** Beyond a limit, whatever the rules. */
  outside: boolean;
  /** On the point that completes the pattern. */
  signals: SignalCode[];
  /** What the signals mean; null without one. */
  judgement: Judgement | null;
  excluded: boolean;
  /** Denominator or number of measurements. */
  size: number | null;
}

export const CHART_WARNINGS = {
  TOO_FEW_POINTS: 'too few points for a centre and limits one can rely on',
  NO_CENTRE: 'no point to compute a centre from',
  NO_LIMITS: 'limits cannot be computed',
  NO_VARIATION: 'all measurements are equal: there is no variation to compute limits from',
  NO_WIDTH: 'the limits have no width: any point that is not on the centre is outside',
  SIZE_ZERO: 'a point has nothing to divide by and counts as missing',
  SUBGROUP_TOO_SMALL: 'a subgroup of fewer than two measurements has no limits',
  FREEZE_OVERRIDDEN: 'phases override the freeze',
} as const;
export type ChartWarningCode = keyof typeof CHART_WARNINGS;

/** Something to know before trusting the chart. */
export interface ChartWarning {
  code: ChartWarningCode;
  /** Counted from 0; null for the whole chart. */
  phase: number | null;
  message: string;
}

export interface ChartResult {
  points: ChartedPoint[];
  /** One for each phase. */
  runs: RunStatistics[];
  warnings: ChartWarning[];
}
