import type { ClaimStatus } from '../claims/claim-status.rules.js';

/** Finding and notice: the payer before has taken back the decision that a claim to the next payer tells of. */
export const PRIOR_PAYER_REVERSED = 'PRIOR_PAYER_REVERSED';

const UNSENT: readonly ClaimStatus[] = ['draft', 'validated'];

/** Whether the claim can still be given up and built again. */
export function isUnsent(status: ClaimStatus): boolean {
  return UNSENT.includes(status);
}

/** What is to be done about it. */
export function reversedPriorMessage(status: ClaimStatus): string {
  const what = 'the payer before has taken back the decision that this claim tells of';
  return isUnsent(status)
    ? `${what}: void it and build it anew`
    : `${what}: correct it when the payer has decided again`;
}
