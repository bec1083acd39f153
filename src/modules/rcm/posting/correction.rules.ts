/** A claim payment that was reversed, and where its corrections stand. */
export interface ReversedPayment {
  id: string;
  claimId: string;
  /** TRN03 of its remittance. */
  payerIdentifier: string;
  /** The remittance of a claim payment that corrects it already; null: nothing does. */
  correctedInEraId: string | null;
}

/** A claim payment that stands, as a later reversal finds it. */
export interface CorrectionCandidate {
  id: string;
  eraId: string;
  payerIdentifier: string;
  chargeCents: number;
  correctsId: string | null;
}

/** Links corrections to what they take the place of, while claim payments are posted one after the other (rcm.md §4 D 9). */
export class Corrections {
  private readonly byClaim = new Map<string, ReversedPayment[]>();

  constructor(reversed: readonly ReversedPayment[]) {
    for (const payment of reversed) this.reverse(payment);
  }

  /** A claim payment has been reversed. */
  reverse(payment: ReversedPayment): void {
    const all = this.byClaim.get(payment.claimId);
    if (all === undefined) this.byClaim.set(payment.claimId, [payment]);
    else all.push(payment);
  }

  /**
   * What a claim payment of this claim and payer corrects: the oldest reversed one that nothing corrects yet, else one
   * that the same remittance has begun to correct (a correction may be split, RFI 137); null: it corrects nothing.
   */
  take(claimId: string, payerIdentifier: string, eraId: string): string | null {
    const possible = (this.byClaim.get(claimId) ?? []).filter((payment) => payment.payerIdentifier === payerIdentifier);
    const found =
      possible.find(({ correctedInEraId }) => correctedInEraId === null) ??
      possible.find(({ correctedInEraId }) => correctedInEraId === eraId);
    if (found === undefined) return null;
    found.correctedInEraId = eraId;
    return found.id;
  }
}

/**
 * The correction that came before its reversal: of what stands on the claim, the latest after the original, from the
 * same payer and with the same charge, that corrects nothing else. `standing`: oldest first, the original among them.
 */
export function earlyCorrection(originalId: string, standing: readonly CorrectionCandidate[]): string | null {
  const index = standing.findIndex(({ id }) => id === originalId);
  const original = standing[index];
  if (original === undefined) return null;
  const later = standing
    .slice(index + 1)
    .filter(
      ({ payerIdentifier, chargeCents, correctsId }) =>
        correctsId === null && payerIdentifier === original.payerIdentifier && chargeCents === original.chargeCents,
    );
  return later.at(-1)?.id ?? null;
}
