import { CATEGORY_OF_REASON, INFORMATIONAL_REASONS, type DenialCategory } from './denial.codes.js';

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

/** Category of a denial by its CARC; null for a reason that the table does not know. */
export function denialCategory(reasonCode: string): DenialCategory | null {
  return CATEGORY_OF_REASON.get(reasonCode) ?? null;
}

/**
 * Whether an adjustment refuses to pay (rcm.md §4 E), given that nothing was paid: a reason outside the informational
 * ones. With group PR only the reasons known as denials (31, 96, 204, …) count: the rest is the patient's part.
 */
export function isDenialReason({ groupCode, reasonCode, cents }: AdjustmentFacts): boolean {
  if (cents <= 0 || INFORMATIONAL_REASONS.has(reasonCode)) return false;
  return groupCode !== 'PR' || CATEGORY_OF_REASON.has(reasonCode);
}

/** Whether this part is denied. CLP02 has no say: payers send 4 for denials and 1 for them too (rcm.md §4 D 5). */
export function isDenied(part: DecidedPart): boolean {
  return part.paidCents === 0 && part.adjustments.some(isDenialReason);
}
