/** The states of an appeal (rcm.md §4 F). */
export const APPEAL_STATUSES = [
  'in_preparation',
  'filed',
  'received',
  'overturned',
  'partially_overturned',
  'upheld',
  'dismissed',
  'withdrawn',
] as const;
export type AppealStatus = (typeof APPEAL_STATUSES)[number];

/** How an appeal can end. */
export const APPEAL_OUTCOMES = ['overturned', 'partially_overturned', 'upheld', 'dismissed', 'withdrawn'] as const;
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

/** Not decided yet: one of them at most for each claim and level. */
export const OPEN_APPEALS = ['in_preparation', 'filed', 'received'] as const satisfies readonly AppealStatus[];
/** With the payer: the claim is `appealed`. */
export const PENDING_APPEALS = ['filed', 'received'] as const satisfies readonly AppealStatus[];
/** The payer has given in; the win is booked when it pays. */
export const WON_APPEALS = ['overturned', 'partially_overturned'] as const satisfies readonly AppealStatus[];

const NEXT: Record<AppealStatus, readonly AppealStatus[]> = {
  in_preparation: ['filed', 'withdrawn'],
  filed: ['received', ...APPEAL_OUTCOMES],
  received: APPEAL_OUTCOMES,
  overturned: [],
  partially_overturned: [],
  upheld: [],
  dismissed: [],
  withdrawn: [],
};

/** Whether an appeal may go from one state to the other. */
export function canBecome(from: AppealStatus, to: AppealStatus): boolean {
  return NEXT[from].includes(to);
}

export function isOpen(status: AppealStatus): boolean {
  return (OPEN_APPEALS as readonly AppealStatus[]).includes(status);
}

export function isPending(status: AppealStatus): boolean {
  return (PENDING_APPEALS as readonly AppealStatus[]).includes(status);
}

export function isWon(status: AppealStatus): boolean {
  return (WON_APPEALS as readonly AppealStatus[]).includes(status);
}
