import { SENT } from '../claims/claim-lifecycle.rules.js';
import { CLAIM_STATUSES, isAdjudicated, type ClaimStatus } from '../claims/claim-status.rules.js';

/** What can be closed: the payer has decided, and neither a human nor another payer has the claim (rcm.md §4 B). */
export const CLOSABLE: readonly ClaimStatus[] = CLAIM_STATUSES.filter(isAdjudicated);

/** Another version of a claim, or its bill to the next payer, that stands here is not decided: the claim is still worked on. */
export const UNDECIDED: readonly ClaimStatus[] = ['draft', 'validated', 'queued', ...SENT];
