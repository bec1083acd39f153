export const PDSA_PHASES = ['plan', 'do', 'study', 'act', 'completed'] as const;
export type PdsaPhase = (typeof PDSA_PHASES)[number];

/** Phases that hold something: all but the end. */
export const WORKING_PHASES = ['plan', 'do', 'study', 'act'] as const;
export type WorkingPhase = (typeof WORKING_PHASES)[number];

/** What becomes of a change that was tried. */
export const PDSA_DECISIONS = ['adopt', 'adapt', 'abandon'] as const;
export type PdsaDecision = (typeof PDSA_DECISIONS)[number];
