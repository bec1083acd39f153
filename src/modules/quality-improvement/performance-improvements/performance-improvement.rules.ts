import type { BetterIs } from '../spc/chart-kinds.codes.js';
import type { ChartResult } from '../spc/chart-result.rules.js';
import type { MetricStatus, Trend } from './performance-improvement.codes.js';

/** A day with the value that is drawn for it; null is missing. */
export interface MeasuredDay {
  measuredOn: string;
  value: number | null;
  isExcluded: boolean;
}

/** What decides whether a metric has reached what it was to reach. */
export interface Goal {
  betterIs: BetterIs;
  targetValue: number;
  targetOn: string | null;
  /** So many points in a row must be at the target. */
  sustainPoints: number;
}

const NEXT: Record<MetricStatus, readonly MetricStatus[]> = {
  active: ['met', 'missed', 'abandoned'],
  met: [],
  // A point of before its day may arrive after it.
  missed: ['met'],
  abandoned: [],
};

export function canMove(from: MetricStatus, to: MetricStatus): boolean {
  return NEXT[from].includes(to);
}

/** What is met goes on being watched; what was given up or missed does not. */
export function isWatched(status: MetricStatus): boolean {
  return status === 'active' || status === 'met';
}

/** What was missed takes points up to its day, for they may show that it was met; what was given up takes none. */
export function takesPoint(
  { status, targetOn }: { status: MetricStatus } & Pick<Goal, 'targetOn'>,
  measuredOn: string,
) {
  return isWatched(status) || (status === 'missed' && targetOn !== null && measuredOn <= targetOn);
}

export function isAtTarget(value: number, { betterIs, targetValue }: Pick<Goal, 'betterIs' | 'targetValue'>): boolean {
  return betterIs === 'higher' ? value >= targetValue : value <= targetValue;
}

/** The day on which the target was sustained: the last of the first `sustainPoints` points in a row at it; null: never. */
export function sustainedOn(days: readonly MeasuredDay[], goal: Goal): string | null {
  let stretch = 0;
  for (const { value, measuredOn, isExcluded } of days) {
    if (value === null || isExcluded) continue;
    stretch = isAtTarget(value, goal) ? stretch + 1 : 0;
    if (stretch >= goal.sustainPoints) return measuredOn;
  }
  return null;
}

/** Met when the target was sustained in time; missed when its day has passed without; else still active. */
export function statusOn(days: readonly MeasuredDay[], goal: Goal, today: string): 'active' | 'met' | 'missed' {
  const metOn = sustainedOn(days, goal);
  if (metOn !== null && (goal.targetOn === null || metOn <= goal.targetOn)) return 'met';
  return goal.targetOn !== null && goal.targetOn < today ? 'missed' : 'active';
}

const FEWEST_POINTS = 5;

/** What the chart says of where the metric goes; its signals decide, never the last few values. */
export function trendOf({ points }: ChartResult): Trend {
  const drawn = points.filter(({ value, excluded }) => value !== null && !excluded);
  if (drawn.length < FEWEST_POINTS) return 'unknown';
  const judgement = drawn.at(-1)!.judgement;
  if (judgement === null) return 'stable';
  if (judgement === 'neutral') return 'unclear';
  return judgement === 'improvement' ? 'improving' : 'deteriorating';
}
