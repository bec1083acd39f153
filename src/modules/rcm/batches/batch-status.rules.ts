/**
 * Where a batch stands: queued until its file is sent, then what its acknowledgements say of it. withdrawn: taken
 * back before it was sent, its claims are free again.
 */
export const BATCH_STATUSES = [
  'queued',
  'sent',
  'acknowledged',
  'accepted',
  'partially_accepted',
  'rejected',
  'withdrawn',
] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

/** The claim types that have a file: 837P and 837I. */
export const SENT_CLAIM_TYPES = ['professional', 'institutional'] as const;
export type SentClaimType = (typeof SENT_CLAIM_TYPES)[number];

/** Where the file of a batch stands on its way out. */
export const OUTBOX_STATES = ['queued', 'sent', 'acked', 'withdrawn'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];
