/** The states of a claim (rcm.md §4 B): one flat list, text with a CHECK in the database. */
export const CLAIM_STATUSES = [
  'draft',
  'validated',
  'queued',
  'submitted',
  'syntax_accepted',
  'syntax_rejected',
  'clearinghouse_accepted',
  'clearinghouse_rejected',
  'payer_accepted',
  'payer_rejected',
  'paid',
  'partially_paid',
  'zero_paid',
  'denied',
  'appealed',
  'corrected',
  'voided',
  'crossed_over',
  'secondary_pending',
  'closed',
] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

const EDITABLE: readonly ClaimStatus[] = [
  'draft',
  'validated',
  'syntax_rejected',
  'clearinghouse_rejected',
  'payer_rejected',
];
const NOT_YET_SENT: readonly ClaimStatus[] = ['draft', 'validated', 'queued'];
const ADJUDICATED: readonly ClaimStatus[] = ['paid', 'partially_paid', 'zero_paid', 'denied'];

/** Whether the claim's facts may still be changed: it has not gone out, or it came back without adjudication. */
export function isEditable(status: ClaimStatus): boolean {
  return EDITABLE.includes(status);
}

/** Whether an 835 may post on the claim: in every state from submitted on, acknowledgements being optional. */
export function canBePosted(status: ClaimStatus): boolean {
  return hasGoneOut(status) && status !== 'voided' && status !== 'corrected';
}

/** Whether the claim is with its payer, or was. */
export function hasGoneOut(status: ClaimStatus): boolean {
  return !NOT_YET_SENT.includes(status);
}

export function isAdjudicated(status: ClaimStatus): boolean {
  return ADJUDICATED.includes(status);
}
