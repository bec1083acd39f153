import type { Resolution } from './denial.codes.js';

/** A denial as later remittances see it. */
export interface StandingDenial {
  id: string;
  claimId: string;
  claimPaymentId: string;
  claimLineItemId: string | null;
  isOpen: boolean;
  /** The claim payment that closed it by itself. */
  resolvedById: string | null;
}

/** A claim payment that was posted. */
export interface PostedDecision {
  id: string;
  claimId: string;
  /** What it takes back. */
  reversesId: string | null;
  paidCents: number;
  /** What was paid on each line it spoke of. */
  paidByLine: ReadonlyMap<string, number>;
}

/** A version of a claim: payments on a later one answer the denials of those before. */
export interface ClaimVersion {
  familyId: string;
  /** Its place among them. */
  number: number;
}

export type DenialChange = { id: string; by: string } & ({ kind: 'resolved'; as: Resolution } | { kind: 'reopened' });

/**
 * What posted claim payments, in their order, do to the denials before them: the last word on a line holds
 * (rcm.md §4 B). A reversal takes its original's denials away, and gives those back that the original had resolved.
 * Denials of the payments themselves stand among `denials`, and meet only what comes after them.
 */
export function denialChanges(
  denials: readonly StandingDenial[],
  decisions: readonly PostedDecision[],
  versions: ReadonlyMap<string, ClaimVersion>,
): DenialChange[] {
  const order = new Map(decisions.map(({ id }, index) => [id, index]));
  const standing = denials.map((denial) => ({ ...denial }));
  const changes = new Map<string, DenialChange>();
  for (const [index, decision] of decisions.entries()) {
    for (const denial of standing) {
      if ((order.get(denial.claimPaymentId) ?? -1) >= index) continue;
      const change = changeOf(denial, decision, standing, versions);
      if (change === null) continue;
      changes.set(denial.id, change);
      denial.isOpen = change.kind === 'reopened';
      denial.resolvedById = change.kind === 'reopened' ? null : decision.id;
    }
  }
  return [...changes.values()];
}

function changeOf(
  denial: StandingDenial,
  decision: PostedDecision,
  standing: readonly StandingDenial[],
  versions: ReadonlyMap<string, ClaimVersion>,
): DenialChange | null {
  const { id } = denial;
  if (decision.reversesId !== null) {
    if (denial.isOpen && denial.claimPaymentId === decision.reversesId)
      return { id, by: decision.id, kind: 'resolved', as: 'reversed' };
    const isGivenBack = !denial.isOpen && denial.resolvedById === decision.reversesId;
    return isGivenBack ? { id, by: decision.id, kind: 'reopened' } : null;
  }
  if (!denial.isOpen) return null;
  const as =
    denial.claimId === decision.claimId ? onLine(denial, decision, standing) : onVersion(denial, decision, versions);
  return as === null ? null : { id, by: decision.id, kind: 'resolved', as };
}

function onLine(
  denial: StandingDenial,
  decision: PostedDecision,
  standing: readonly StandingDenial[],
): Resolution | null {
  if (denial.claimLineItemId !== null) {
    const paidCents = decision.paidByLine.get(denial.claimLineItemId);
    return paidCents === undefined ? null : paidCents > 0 ? 'paid' : 'superseded';
  }
  if (decision.paidCents > 0) return 'paid';
  const isDeniedAgain = standing.some(
    (other) => other.claimPaymentId === decision.id && other.claimLineItemId === null,
  );
  return isDeniedAgain ? 'superseded' : null;
}

function onVersion(
  denial: StandingDenial,
  decision: PostedDecision,
  versions: ReadonlyMap<string, ClaimVersion>,
): Resolution | null {
  const [denied, decided] = [versions.get(denial.claimId), versions.get(decision.claimId)];
  if (denied === undefined || decided === undefined) return null;
  if (denied.familyId !== decided.familyId || denied.number >= decided.number) return null;
  return decision.paidCents > 0 ? 'paid' : 'superseded';
}
