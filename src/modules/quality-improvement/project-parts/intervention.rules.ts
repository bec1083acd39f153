import type { InterventionStatus } from './project-parts.codes.js';

const NEXT: Record<InterventionStatus, readonly InterventionStatus[]> = {
  planned: ['in_progress', 'abandoned'],
  in_progress: ['completed', 'abandoned'],
  completed: [],
  abandoned: [],
};

export function canAdvance(from: InterventionStatus, to: InterventionStatus): boolean {
  return NEXT[from].includes(to);
}

/** The day of the move goes where it belongs: what begins starts a phase of the project's charts. */
export function stampsOf(to: InterventionStatus, day: string): { startedOn: string } | { endedOn: string } {
  return to === 'in_progress' ? { startedOn: day } : { endedOn: day };
}

/** Why `day` cannot be the day of the move; null when it can. */
export function dayProblem(
  { startedOn }: { startedOn: string | null },
  day: string,
  today: string,
): 'DAY_IN_FUTURE' | 'ENDS_BEFORE_START' | null {
  if (day > today) return 'DAY_IN_FUTURE';
  return startedOn !== null && day < startedOn ? 'ENDS_BEFORE_START' : null;
}
