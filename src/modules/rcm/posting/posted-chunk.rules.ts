import type { ClaimStatus } from '../claims/claim-status.rules.js';
import type { LedgerKind } from '../ledger/ledger.rules.js';
import type { ClaimPayment } from '../x12/remittance.rules.js';
import type { EraInHand } from './era-in-hand.rules.js';

/** A claim payment that has just been posted: its rows, its ledger rows and the state of its claim are written. */
export interface PostedClaimPayment {
  id: string;
  claimId: string;
  /** The claim payment that this one, a reversal, takes back; null: it is none. Nothing of that one stands any more. */
  reversesId: string | null;
  /** The claim payment that this one takes the place of, where it corrects a reversed one. */
  correctsId: string | null;
  /** What the payer said: CLP02, amounts, services with their adjustments and remark codes. */
  payment: ClaimPayment;
  /** By service of `payment`: the line it was posted on; null: the claim as a whole. */
  lineIds: readonly (string | null)[];
}

/** A row of the ledger to be written for one of them. */
export interface NewPosting {
  claimId: string;
  claimLineItemId: string | null;
  claimPaymentId: string;
  /** The row that this contra row takes back. */
  reversesId: string | null;
  kind: LedgerKind;
  groupCode: string | null;
  reasonCode: string | null;
  cents: number;
  balanceEffectCents: number;
  /** YYYY-MM-DD. */
  postedOn: string;
}

/** The same, written. */
export type PostedLedgerEntry = NewPosting & { id: string };

/** What one piece of posting (up to 1,000 claim payments of one remittance, or one matched by hand) has done. */
export interface PostedChunk {
  era: EraInHand;
  /** In the order of posting: what is taken back goes before what takes its place. */
  payments: readonly PostedClaimPayment[];
  ledger: readonly PostedLedgerEntry[];
  /** Where each claim stands now, by claim id. */
  statuses: ReadonlyMap<string, ClaimStatus>;
}
