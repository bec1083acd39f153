import type { SandboxClaim } from './sandbox-claim.rules.js';

/** accept · reject_set: the 999 refuses every set, with an error at its first claim · reject_interchange: the TA1 does. */
export type SyntaxAnswer = 'accept' | 'reject_set' | 'reject_interchange';

/** One transaction set that was sent, as its acknowledgement needs it. */
export interface SentSet {
  interchangeControlNumber: string;
  groupControlNumber: string;
  /** GS08. */
  version: string;
  setControlNumber: string;
  submitter: { name: string; id: string };
  /** Segment of the first CLM, 1-based inside ST; null where there is none. */
  firstClaimSegment: number | null;
  claims: AcknowledgedClaim[];
}

export interface AcknowledgedClaim {
  claim: SandboxClaim;
  isRejected: boolean;
}
