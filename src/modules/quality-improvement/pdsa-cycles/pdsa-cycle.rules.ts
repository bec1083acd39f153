import { PDSA_PHASES, type PdsaPhase, type WorkingPhase } from './pdsa-cycle.codes.js';

/** What each phase must hold before the next begins. */
const NEEDED = {
  plan: ['objective', 'predictions', 'measures', 'steps'],
  do: ['observations', 'collectedData'],
  study: ['resultsAgainstPrediction', 'learnings'],
  act: ['decision', 'nextSteps'],
} as const satisfies Record<WorkingPhase, readonly string[]>;
type NeededField = (typeof NEEDED)[WorkingPhase][number];

/** What a cycle holds; null is not said yet. */
export type Contents = Record<NeededField, string | null>;

/** One phase after the other: none is skipped, none comes again. */
export function canMove(from: PdsaPhase, to: PdsaPhase): boolean {
  return PDSA_PHASES.indexOf(to) === PDSA_PHASES.indexOf(from) + 1;
}

/** Whether the contents of `phase` may be edited while the cycle is in `current`: only its own. */
export function isEditable(current: PdsaPhase, phase: WorkingPhase): boolean {
  return current === phase;
}

/** Only what has passed is amended; what is still to be written is written. */
export function isAmendable(current: PdsaPhase, phase: WorkingPhase): boolean {
  return PDSA_PHASES.indexOf(phase) < PDSA_PHASES.indexOf(current);
}

/** The fields that are missing before the cycle leaves `phase`. */
export function missingOf(phase: PdsaPhase, contents: Contents): NeededField[] {
  if (phase === 'completed') return [];
  return NEEDED[phase].filter((field) => contents[field] === null || contents[field].trim() === '');
}

/** Days that a move stamps. */
export function stampsOf(to: PdsaPhase, today: string): { startedOn?: string; completedOn?: string } {
  if (to === 'do') return { startedOn: today };
  return to === 'completed' ? { completedOn: today } : {};
}

/** A next cycle carries on what is to be adapted, once that is decided for good. */
export function canOpenNext({ phase, decision }: { phase: PdsaPhase; decision: string | null }): boolean {
  return phase === 'completed' && decision === 'adapt';
}
