/**
 * open: the payer has still to take it · settled: what was put off has been taken · taken: recovered at once, nothing was
 * put off · unexplained: a forward balance came back that was never put off under its reference · final: not carried on.
 */
export const ADJUSTMENT_BALANCE_STATES = ['open', 'settled', 'taken', 'unexplained', 'final'] as const;
export type AdjustmentBalanceState = (typeof ADJUSTMENT_BALANCE_STATES)[number];

/** PLB03-1: WO overpayment recovery, FB forward balance. What they put off (negative) is taken later (positive). */
const RECOVERY = 'WO';
const FORWARD = 'FB';

/** What the amounts of one provider, payer, code and reference add up to. */
export interface AdjustmentBalance {
  /** Sum of the amounts: positive has reduced payments, negative has increased them. */
  balanceCents: number;
  entries: number;
}

/**
 * Where such a sum stands (rcm.md §4 D 10; RFI 1756, 738, 2223): a negative WO or FB was put off and is still open, and
 * both halves under one reference settle each other. All other codes (L6 interest, 72 authorised return, CS, J1, LE levy,
 * IR, E3 withhold, …) are final where they stand.
 */
export function adjustmentBalanceState(
  reasonCode: string,
  { balanceCents, entries }: AdjustmentBalance,
): AdjustmentBalanceState {
  if (reasonCode !== RECOVERY && reasonCode !== FORWARD) return 'final';
  if (balanceCents < 0) return 'open';
  if (balanceCents === 0 && entries > 0) return 'settled';
  return reasonCode === RECOVERY ? 'taken' : 'unexplained';
}

/** What the payer has still to take of it, in cents. */
export function openCents(reasonCode: string, balance: AdjustmentBalance): number {
  return adjustmentBalanceState(reasonCode, balance) === 'open' ? -balance.balanceCents : 0;
}
