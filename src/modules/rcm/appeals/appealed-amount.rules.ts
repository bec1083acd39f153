import type { CodeBook } from '../adjustment-codes/code-book.rules.js';
import { isAppealForbidden, type DeniedAmount } from '../denials/denial-judgement.rules.js';

/**
 * What of a decision can be appealed, in cents; null where it denied nothing (an underpayment is nobody's figure yet).
 * Forbidden: a remark on the claim says so, or one on every denied amount (MA130, N211).
 */
export function appealedAmount(
  decision: { remarkCodes: readonly string[] },
  denials: readonly (DeniedAmount & { deniedCents: number })[],
  book: CodeBook,
): { isForbidden: boolean; cents: number | null } {
  if (denials.length === 0) {
    const whole = { groupCode: '', reasonCode: '', remarkCodes: decision.remarkCodes };
    return { isForbidden: isAppealForbidden(whole, book), cents: null };
  }
  const open = denials.filter((denial) => !isAppealForbidden(denial, book));
  return { isForbidden: open.length === 0, cents: open.reduce((sum, { deniedCents }) => sum + deniedCents, 0) };
}
