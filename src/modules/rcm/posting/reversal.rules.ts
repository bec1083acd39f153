/** A posted claim payment that was not reversed yet. */
export interface Original {
  id: string;
  eraId: string;
  claimId: string;
  /** TRN03 of its remittance. */
  payerIdentifier: string;
  payerControlNumber: string | null;
  chargeCents: number;
  paidCents: number;
}

/** A claim payment with CLP02 22. */
export interface ReversalFacts {
  /** The remittance it stands in, and its payer. */
  eraId: string;
  payerIdentifier: string;
  /** CLP07. */
  payerControlNumber: string;
  chargeCents: number;
  paidCents: number;
  /** The claims (all versions) that have its patient control number. */
  claimIds: readonly string[];
}

/**
 * What a reversal takes back (rcm.md §4 D 9): of the claim payments with its claim or its payer control number, the one
 * whose amounts it negates exactly. The payer's own number goes first, then a payment of the same payer; of these what
 * came in an earlier remittance (a correction beside the reversal can have the same amounts), then the oldest. Null: it
 * must wait or be held.
 */
export function originalOf(reversal: ReversalFacts, originals: readonly Original[]): Original | null {
  const possible = originals.filter(
    (original) =>
      isSameClaim(reversal, original) && negates(reversal, original) && !isOtherDecision(reversal, original),
  );
  const numbered = possible.filter((original) => hasNumber(reversal, original));
  // Two payers may have paid the same of one claim: each takes back its own.
  const own = possible.filter(({ payerIdentifier }) => payerIdentifier === reversal.payerIdentifier);
  const [nearest = []] = [numbered, own, possible].filter(({ length }) => length > 0);
  return nearest.find(({ eraId }) => eraId !== reversal.eraId) ?? nearest[0] ?? null;
}

function isSameClaim(reversal: ReversalFacts, original: Original): boolean {
  if (reversal.claimIds.includes(original.claimId)) return true;
  // Payers number by themselves: the same number of another payer is another claim.
  return hasNumber(reversal, original) && reversal.payerIdentifier === original.payerIdentifier;
}

function hasNumber(reversal: ReversalFacts, original: Original): boolean {
  return reversal.payerControlNumber !== '' && reversal.payerControlNumber === original.payerControlNumber;
}

// Two numbers are two decisions. Amounts alone tell the original all the same, but not of a claim paid 0 time and again
// (denied, then left to the deductible), where they are all alike, and not in the reversal's own set, where the other
// decision is the correction: the original may still be on its way.
function isOtherDecision(reversal: ReversalFacts, original: Original): boolean {
  const { payerControlNumber: number } = original;
  const areBothNumbered = reversal.payerControlNumber !== '' && number !== null && number !== '';
  const isAmountNoProof = reversal.paidCents === 0 || reversal.eraId === original.eraId;
  return isAmountNoProof && areBothNumbered && !hasNumber(reversal, original);
}

/** The signs must be turned round: a "reversal" with the signs of its original would pay twice. */
function negates(reversal: ReversalFacts, original: Original): boolean {
  return reversal.chargeCents + original.chargeCents === 0 && reversal.paidCents + original.paidCents === 0;
}
