import type { ProjectStatus } from './project.codes.js';

const NEXT: Record<ProjectStatus, readonly ProjectStatus[]> = {
  planning: ['active', 'cancelled'],
  active: ['on_hold', 'completed', 'cancelled'],
  on_hold: ['active', 'completed', 'cancelled'],
  completed: [],
  cancelled: [],
};

export function canMove(from: ProjectStatus, to: ProjectStatus): boolean {
  return NEXT[from].includes(to);
}

/** What has ended is a record: nothing of it changes any more. */
export function isOpen(status: ProjectStatus): boolean {
  return NEXT[status].length > 0;
}

/** Cycles are planned and carried on while the project is; one on hold rests. */
export function takesCycles(status: ProjectStatus): boolean {
  return status === 'planning' || status === 'active';
}

/** A stop has to be explained to those who wait. */
export function needsReason(to: ProjectStatus): boolean {
  return to === 'on_hold' || to === 'cancelled';
}

/** Days that a move stamps: the start once, however often the project rests. */
export function stampsOf(
  project: { startedOn: string | null },
  to: ProjectStatus,
  today: string,
): { startedOn?: string; completedOn?: string; cancelledOn?: string } {
  if (to === 'completed') return { completedOn: today };
  if (to === 'cancelled') return { cancelledOn: today };
  return to === 'active' && project.startedOn === null ? { startedOn: today } : {};
}
