import { canMove } from '../claims/claim-lifecycle.rules.js';
import type { ClaimStatus } from '../claims/claim-status.rules.js';

/** moved: the claim went on · noted: it stays, rightly · late, repeated: it stays, because this changes nothing any more. */
export const EFFECTS = ['moved', 'noted', 'late', 'repeated', 'unmatched'] as const;
export type Effect = (typeof EFFECTS)[number];

/** Where an acknowledged claim stands. */
export interface AcknowledgedClaim {
  status: ClaimStatus;
  /** The batch in which it went out last; null when it never was in one of ours. */
  latestBatchId: string | null;
}

/** What one answer wants of a claim. */
export interface WantedMove {
  to: ClaimStatus | null;
  /** The batch that is answered; null when none of ours is known. */
  batchId: string | null;
  isRepeated: boolean;
}

/**
 * What becomes of it (rcm.md §4 B). An answer to an earlier sending says nothing of the claim that went out again
 * meanwhile; one that the table of moves refuses has come too late: the claim is adjudicated, mended, or further on.
 */
export function effectOn(claim: AcknowledgedClaim, { to, batchId, isRepeated }: WantedMove): Effect {
  if (isRepeated) return 'repeated';
  if (batchId !== claim.latestBatchId) return 'late';
  if (to === null || to === claim.status) return 'noted';
  return canMove(claim.status, to, 'acknowledged') ? 'moved' : 'late';
}

/** A claim that could be the one an answer names (TRN02 = CLM01). */
export interface ClaimCandidate {
  claimId: string;
  familyId: string;
  status: ClaimStatus;
  chargeCents: number;
  servedFromOn: string | null;
  billingNpi: string | null;
  wasSubmitted: boolean;
  createdAt: string;
}

/** What an answer says of its claim beside the number. */
export interface ClaimHints {
  chargeCents: number | null;
  servedFromOn: string | null;
  providerNpi: string | null;
}

/**
 * The claim that is meant: one that went out; of several, by billing provider, charge and service date, each where it
 * tells them apart; of the versions of one claim the newest. Null: none, or not to be told apart.
 */
export function acknowledgedClaim(candidates: readonly ClaimCandidate[], hints: ClaimHints): string | null {
  let left = candidates.filter(({ status, wasSubmitted }) => wasSubmitted || !NEVER_SENT.includes(status));
  left = narrowed(left, hints.providerNpi, ({ billingNpi }) => billingNpi);
  left = narrowed(left, hints.chargeCents, ({ chargeCents }) => chargeCents);
  left = narrowed(left, hints.servedFromOn, ({ servedFromOn }) => servedFromOn);
  if (new Set(left.map(({ familyId }) => familyId)).size !== 1) return null;
  const newest = [...left].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  return newest[0]!.claimId;
}

/** A queued claim may have gone out: its file is sent before that is noted. */
const NEVER_SENT: readonly ClaimStatus[] = ['draft', 'validated'];

function narrowed<V>(
  candidates: ClaimCandidate[],
  hint: V | null,
  valueOf: (candidate: ClaimCandidate) => V | null,
): ClaimCandidate[] {
  if (hint === null || candidates.length < 2) return candidates;
  const same = candidates.filter((candidate) => valueOf(candidate) === hint);
  return same.length > 0 ? same : candidates;
}
