import type { PracticeStatus } from './best-practice.codes.js';

const NEXT: Record<PracticeStatus, readonly PracticeStatus[]> = {
  proposed: ['pilot', 'withdrawn'],
  pilot: ['adopted', 'proposed', 'withdrawn'],
  adopted: ['sustained', 'withdrawn'],
  // Back to adopted where it slipped.
  sustained: ['adopted', 'withdrawn'],
  withdrawn: [],
};

export function canMove(from: PracticeStatus, to: PracticeStatus): boolean {
  return NEXT[from].includes(to);
}

/** Days that a move stamps: a practice is adopted once, however often it slips and comes back. */
export function stampsOf(
  practice: { adoptedOn: string | null },
  to: PracticeStatus,
  today: string,
): { adoptedOn?: string; withdrawnOn?: string } {
  if (to === 'withdrawn') return { withdrawnOn: today };
  return to === 'adopted' && practice.adoptedOn === null ? { adoptedOn: today } : {};
}
