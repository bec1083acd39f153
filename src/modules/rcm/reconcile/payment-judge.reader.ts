import { hasControlNumber, matchClaim, proposed, type ClaimMatch } from '../posting/claim-match.rules.js';
import { decide, type Decision } from '../posting/payment-decision.rules.js';
import { paymentToMatch, soughtOf } from '../posting/payment-to-match.rules.js';
import type { Original } from '../posting/reversal.rules.js';
import type { ClaimPayment, Remittance } from '../x12/remittance.rules.js';
import type { ClaimBook } from './claim-book.reader.js';

/** So many claim payments are matched before any of them tells the payer's number of its claim: as when they are imported. */
export const CHUNK = 1000;

export type Found = ClaimMatch & { versionIds: string[] };

/** Decides claim payments one after the other, by the rules of posting. */
export class PaymentJudge {
  private told: { claimId: string; payerControlNumber: string }[] = [];
  private judged = 0;

  constructor(private readonly book: ClaimBook) {}

  /** The claim that a claim payment is about, by number, else candidates. */
  match(remittance: Remittance, payment: ClaimPayment): Found {
    const { patientControlNumber, payerControlNumber } = payment;
    const own = hasControlNumber(patientControlNumber) ? this.book.byControlNumber(patientControlNumber) : [];
    const payers = own.length > 0 ? [] : this.book.byPayerControlNumber(payerControlNumber);
    const match = matchClaim(paymentToMatch(remittance, payment), own, payers);
    const versionIds = [...own, ...payers].map(({ id }) => id);
    if (match.problem !== 'CLAIM_NOT_FOUND') return { ...match, versionIds };
    const candidates = soughtOf(payment).flatMap((sought) => this.book.candidates(sought, remittance));
    return candidates.length === 0
      ? { ...match, versionIds }
      : { ...proposed(candidates.map(({ id }) => id)), versionIds: [] };
  }

  /** What becomes of a claim payment; `original` is what a reversal takes back. Call once for each, in order. */
  judge(remittance: Remittance, payment: ClaimPayment, original: Original | null = null): Decision {
    const decision = decide(payment, this.match(remittance, payment), original);
    if (decision.status === 'posted' && decision.original === null) {
      this.told.push({ claimId: decision.claimId as string, payerControlNumber: payment.payerControlNumber });
    }
    if (++this.judged % CHUNK === 0) this.learn();
    return decision;
  }

  /** The set is over. */
  endSet(): void {
    this.learn();
    this.judged = 0;
  }

  private learn(): void {
    for (const { claimId, payerControlNumber } of this.told) this.book.learn(claimId, payerControlNumber);
    this.told = [];
  }
}
