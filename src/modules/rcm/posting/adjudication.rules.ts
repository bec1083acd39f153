import type { ClaimStatus } from '../claims/claim-status.rules.js';

/** One unreversed claim payment of a claim, in the order of posting. */
export interface StandingPayment {
  paidCents: number;
  /** CLP02. */
  statusCode: string;
  /** CLP02 19-21, or a crossover payer is named: the payer sent it on by itself. */
  isForwarded: boolean;
  /** Lines it spoke of. */
  lineIds: readonly string[];
  /** Lines it denied; null: the claim as a whole, or a line that was not found. */
  deniedLineIds: readonly (string | null)[];
}

/** Stands as they are, whatever the payer says: a human's or a later bill's word (rcm.md §4 B). */
const UNMOVED: readonly ClaimStatus[] = ['appealed', 'corrected', 'voided'];
const FORWARDED: ReadonlySet<string> = new Set(['19', '20', '21']);
const BEYOND_PRIMARY: ReadonlySet<string> = new Set(['2', '3', '20', '21']);
const WHOLE = '';

/** Whether the payer has sent the claim on to the next one. */
export function isForwarded(payment: { statusCode: string; crossoverPayer: unknown }): boolean {
  return FORWARDED.has(payment.statusCode) || payment.crossoverPayer !== null;
}

/**
 * Where a claim stands by its unreversed claim payments (rcm.md §4 B): denied, zero_paid, partially_paid or paid; while
 * the next payer has it, crossed_over or secondary_pending instead; without any payment left, where it was before.
 */
export function adjudicatedStatus(
  current: ClaimStatus,
  payments: readonly StandingPayment[],
  before: ClaimStatus,
): ClaimStatus {
  if (UNMOVED.includes(current)) return current;
  const last = payments.at(-1);
  if (last === undefined) return before;
  if (last.isForwarded) return 'crossed_over';
  const hasLaterPayer = payments.some(({ statusCode }) => BEYOND_PRIMARY.has(statusCode));
  if (current === 'secondary_pending' && !hasLaterPayer) return current;
  const paidCents = payments.reduce((sum, payment) => sum + payment.paidCents, 0);
  const hasDenial = hasOpenDenial(payments);
  if (paidCents <= 0) return hasDenial ? 'denied' : 'zero_paid';
  return hasDenial ? 'partially_paid' : 'paid';
}

/** Whether a line is still denied by the last word on it. */
function hasOpenDenial(payments: readonly StandingPayment[]): boolean {
  const open = new Set<string>();
  for (const payment of payments) {
    if (payment.paidCents > 0) open.delete(WHOLE);
    for (const line of payment.lineIds) open.delete(line);
    for (const line of payment.deniedLineIds) open.add(line ?? WHOLE);
  }
  return open.size > 0;
}
