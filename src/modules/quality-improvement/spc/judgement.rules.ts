import type { BetterIs } from './chart-kinds.codes.js';

export const JUDGEMENTS = ['improvement', 'concern', 'neutral'] as const;
/** What a signal means, given which way is good. */
export type Judgement = (typeof JUDGEMENTS)[number];

/**
 * What the signals of a point mean: null without one; neutral where no way is good, where a pattern has no direction, or
 * where signals point both ways.
 */
export function judgementOf(directions: readonly number[], betterIs: BetterIs | null | undefined): Judgement | null {
  if (directions.length === 0) return null;
  let first = 0;
  for (const direction of directions) {
    if (direction !== 0 && first !== 0 && direction !== first) return 'neutral';
    if (direction !== 0) first = direction;
  }
  if (!betterIs || first === 0) return 'neutral';
  return first === (betterIs === 'higher' ? 1 : -1) ? 'improvement' : 'concern';
}
