import { balanceEffect, contraOf, kindOfAdjustment, type LedgerKind } from '../ledger/ledger.rules.js';
import { SHIPPED_BOOK, type CodeBook } from '../adjustment-codes/code-book.rules.js';
import { isReversal } from '../x12/remittance.rules.js';
import { isDenialReason, type AdjustmentFacts, type DecidedPart } from './denial.rules.js';

/** What the ledger needs of a claim payment. */
export interface PostedPayment extends DecidedPart {
  /** CLP02. */
  statusCode: string;
  /** The lines as the payer decided them; empty when it decided the claim as a whole. */
  services: readonly DecidedPart[];
}

/** A ledger row to be; `serviceIndex` is the service it comes from, null for the claim as a whole. */
export interface Posting {
  serviceIndex: number | null;
  kind: LedgerKind;
  groupCode: string | null;
  reasonCode: string | null;
  /** As paid or adjusted, with its sign. */
  cents: number;
  /** What it adds to the claim's balance. */
  balanceEffectCents: number;
}

/** A row of the ledger, as a reversal takes it back. */
export interface PostedRow {
  id: string;
  claimLineItemId: string | null;
  kind: LedgerKind;
  groupCode: string | null;
  reasonCode: string | null;
  cents: number;
}

type KindJudge = (adjustment: AdjustmentFacts, paidCents: number) => LedgerKind;

const KNOWN_GROUPS: ReadonlySet<string> = new Set(['CO', 'PR', 'OA', 'PI', 'CR']);
/** Paid to the patient or insured: this provider has nothing of it, so it is owed by the patient and never written off. */
const PAID_TO_PATIENT = '100';

/** Whether all group codes are ones whose effect on the balance is known. */
export function hasKnownGroups(payment: PostedPayment): boolean {
  return [payment, ...payment.services].every(({ adjustments }) =>
    adjustments.every(({ groupCode }) => KNOWN_GROUPS.has(groupCode)),
  );
}

/**
 * The ledger rows of a claim payment that takes no known one back (rcm.md §4 D 8): what was paid, and each adjustment
 * under its own kind. The payments add up to CLP04: what a claim-level adjustment takes off the sum of the services
 * stands as a row of the claim. What is a denial, `book` says; of a reversal, what its negated amounts were.
 */
export function postingsOf(payment: PostedPayment, book: CodeBook = SHIPPED_BOOK): Posting[] {
  const judge: KindJudge = isReversal(payment)
    ? (adjustment, paidCents) => kindOf({ ...adjustment, cents: -adjustment.cents }, paidCents, book)
    : (adjustment, paidCents) => kindOf(adjustment, paidCents, book);
  const postings = payment.services.flatMap((service, index) => [
    ...paymentRow(index, service.paidCents),
    ...adjustmentRows(index, service, judge),
  ]);
  const paidOnServices = payment.services.reduce((sum, { paidCents }) => sum + paidCents, 0);
  const paidOnClaim = payment.paidCents - paidOnServices;
  return [...postings, ...paymentRow(null, paidOnClaim), ...adjustmentRows(null, payment, judge)];
}

/** The contra row that takes a posted row back; the two add up to nothing. */
export function contraRow(row: PostedRow): PostedRow & { reversesId: string; balanceEffectCents: number } {
  return { ...row, ...contraOf(row), reversesId: row.id };
}

function paymentRow(serviceIndex: number | null, cents: number): Posting[] {
  return cents === 0 ? [] : [posting(serviceIndex, 'payment', null, cents)];
}

function adjustmentRows(serviceIndex: number | null, part: DecidedPart, judge: KindJudge): Posting[] {
  return part.adjustments
    .filter(({ cents }) => cents !== 0)
    .map((adjustment) => posting(serviceIndex, judge(adjustment, part.paidCents), adjustment, adjustment.cents));
}

function kindOf(adjustment: AdjustmentFacts, paidCents: number, book: CodeBook): LedgerKind {
  if (adjustment.reasonCode === PAID_TO_PATIENT) return 'patient_responsibility';
  return kindOfAdjustment(
    adjustment.groupCode,
    adjustment.reasonCode,
    paidCents === 0 && isDenialReason(adjustment, book),
  );
}

function posting(
  serviceIndex: number | null,
  kind: LedgerKind,
  adjustment: AdjustmentFacts | null,
  cents: number,
): Posting {
  return {
    serviceIndex,
    kind,
    groupCode: adjustment?.groupCode ?? null,
    reasonCode: adjustment?.reasonCode ?? null,
    cents,
    balanceEffectCents: balanceEffect(kind, cents),
  };
}
