import type { ClaimStatus } from './claim-status.rules.js';

const ADJUDICATED: readonly ClaimStatus[] = ['paid', 'partially_paid', 'zero_paid', 'denied'];
const WITH_SECONDARY: readonly ClaimStatus[] = ['crossed_over', 'secondary_pending'];
/** Where a remittance or a later bill can take a claim that has gone out. */
const AFTER_THE_PAYER: readonly ClaimStatus[] = [...ADJUDICATED, ...WITH_SECONDARY, 'corrected', 'voided'];
/** Where a claim was before its payer decided: a reversal without a correction takes it back there. */
export const SENT: readonly ClaimStatus[] = [
  'submitted',
  'syntax_accepted',
  'syntax_rejected',
  'clearinghouse_accepted',
  'clearinghouse_rejected',
  'payer_accepted',
  'payer_rejected',
];
const CLEARINGHOUSE: readonly ClaimStatus[] = ['clearinghouse_accepted', 'clearinghouse_rejected'];
const PAYER: readonly ClaimStatus[] = ['payer_accepted', 'payer_rejected'];
const DECIDED: readonly ClaimStatus[] = [...AFTER_THE_PAYER, 'appealed', 'closed'];

/**
 * The life of a claim (rcm.md §4 B). Acknowledgements are optional and an 835 may jump; late ones go nowhere, because
 * no adjudicated state leads back to an acknowledged one. A rejected claim was never adjudicated: it is mended,
 * validated and sent again.
 */
export const NEXT: Record<ClaimStatus, readonly ClaimStatus[]> = {
  draft: ['validated', 'voided'],
  validated: ['draft', 'queued', 'voided'],
  queued: ['validated', 'submitted'],
  submitted: ['syntax_accepted', 'syntax_rejected', ...CLEARINGHOUSE, ...PAYER, ...AFTER_THE_PAYER],
  syntax_accepted: [...CLEARINGHOUSE, ...PAYER, ...AFTER_THE_PAYER],
  syntax_rejected: ['validated', ...AFTER_THE_PAYER],
  clearinghouse_accepted: ['clearinghouse_rejected', ...PAYER, ...AFTER_THE_PAYER],
  clearinghouse_rejected: ['validated', ...AFTER_THE_PAYER],
  payer_accepted: ['payer_rejected', ...AFTER_THE_PAYER],
  payer_rejected: ['validated', ...AFTER_THE_PAYER],
  paid: DECIDED,
  partially_paid: DECIDED,
  zero_paid: DECIDED,
  denied: DECIDED,
  appealed: DECIDED,
  crossed_over: DECIDED,
  secondary_pending: DECIDED,
  corrected: ['closed'],
  voided: [],
  closed: [...AFTER_THE_PAYER, 'appealed'],
};

/** The kind of event that takes an adjudication back, and the only one that leads back to where the claim was before. */
export const REVERSED = 'reversed';

/** Whether an event of this kind may take a claim from one state to the other; staying is no move and always allowed. */
export function canMove(from: ClaimStatus, to: ClaimStatus, kind?: string): boolean {
  if (from === to || NEXT[from].includes(to)) return true;
  return kind === REVERSED && canBeReversed(from) && SENT.includes(to);
}

function canBeReversed(status: ClaimStatus): boolean {
  return NEXT[status] === DECIDED || status === 'closed';
}

/** Draft and validated claims are voided here; one that went out needs a bill of frequency 8 (rcm.md §4 A 12). */
export function canVoidHere(status: ClaimStatus): boolean {
  return status === 'draft' || status === 'validated';
}

/** Where a claim stands after its facts were changed: what was validated is not what is there now. */
export function statusAfterChange(status: ClaimStatus): ClaimStatus {
  return status === 'validated' ? 'draft' : status;
}

/** Where a claim stands after a validation; only what has not gone out, or came back, can become validated. */
export function statusAfterValidation(status: ClaimStatus, hasErrors: boolean): ClaimStatus {
  if (hasErrors) return statusAfterChange(status);
  return canMove(status, 'validated') && status !== 'queued' ? 'validated' : status;
}

/** The last state before the payer decided, from the claim's states in their order: a full reversal leads back to it. */
export function statusBeforeAdjudication(history: readonly ClaimStatus[]): ClaimStatus {
  return [...history].reverse().find((status) => SENT.includes(status)) ?? 'submitted';
}

/** One wanted move of one claim. */
export interface Move {
  claimId: string;
  to: ClaimStatus;
  kind: string;
}

/** What becomes of the moves of one claim, taken in order from `status`. */
export function foldMoves<M extends Move>(
  status: ClaimStatus,
  moves: readonly M[],
): { status: ClaimStatus; made: (M & { from: ClaimStatus })[]; refused: (M & { from: ClaimStatus })[] } {
  const made: (M & { from: ClaimStatus })[] = [];
  const refused: (M & { from: ClaimStatus })[] = [];
  let current = status;
  for (const move of moves) {
    const isAllowed = canMove(current, move.to, move.kind);
    (isAllowed ? made : refused).push({ ...move, from: current });
    if (isAllowed) current = move.to;
  }
  return { status: current, made, refused };
}
