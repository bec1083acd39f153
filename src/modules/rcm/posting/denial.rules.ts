import { meaningOf, SHIPPED_BOOK, type CodeBook } from '../adjustment-codes/code-book.rules.js';

export interface AdjustmentFacts {
  groupCode: string;
  reasonCode: string;
  cents: number;
}

/** A service of a claim payment, or a claim payment that names no services. */
export interface DecidedPart {
  paidCents: number;
  adjustments: readonly AdjustmentFacts[];
}

/**
 * Whether an adjustment refuses to pay (rcm.md §4 E), given that nothing was paid: a reason outside the informational
 * ones of `book` (the shipped one, or the company's of that day). With group PR only the reasons known as denials (31,
 * 96, 204, …) count: the rest is the patient's part.
 */
export function isDenialReason(
  { groupCode, reasonCode, cents }: AdjustmentFacts,
  book: CodeBook = SHIPPED_BOOK,
): boolean {
  const { isInformational, category } = meaningOf(book, 'carc', reasonCode);
  if (cents <= 0 || isInformational) return false;
  return groupCode !== 'PR' || category !== null;
}

/** Whether this part is denied. CLP02 has no say: payers send 4 for denials and 1 for them too (rcm.md §4 D 5). */
export function isDenied(part: DecidedPart, book: CodeBook = SHIPPED_BOOK): boolean {
  return part.paidCents === 0 && part.adjustments.some((adjustment) => isDenialReason(adjustment, book));
}
