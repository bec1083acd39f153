import { OUTSIDE_LIMITS, SIGNALS } from '../spc/chart-kinds.codes.js';

/** What can be of concern, in words: the signals of the rules, and being outside where no rule has a name for it. */
export const CONCERN_WORDS = { ...SIGNALS, [OUTSIDE_LIMITS]: 'one point outside the limits' } as const;
export type ConcernSignal = keyof typeof CONCERN_WORDS;
export const CONCERN_SIGNALS = Object.keys(CONCERN_WORDS) as readonly ConcernSignal[];
