import { Injectable } from '@nestjs/common';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import type { ClaimPayment } from '../x12/remittance.rules.js';
import type { EraInHand } from './era-in-hand.rules.js';
import { hasControlNumber, matchClaim, proposed, type ClaimMatch } from './claim-match.rules.js';
import { paymentToMatch, soughtOf } from './payment-to-match.rules.js';
import type { FoundClaim } from './found-claims.rules.js';
import { PostingReadsRepository } from './posting-reads.repository.js';

/** The claim of a claim payment, and all versions that its numbers led to. */
export interface FoundMatch extends ClaimMatch {
  versionIds: string[];
}

/** Finds the claims of a chunk of claim payments (rcm.md §4 D 6), with a constant number of statements. */
@Injectable()
export class ClaimPaymentMatchingService {
  constructor(private readonly reads: PostingReadsRepository) {}

  /** Matches by ordinal of the claim payment. The claims found are locked. */
  async match(era: EraInHand, payments: readonly ClaimPayment[]): Promise<Map<number, FoundMatch>> {
    const byControlNumber = await this.byControlNumber(payments);
    const rest = payments.filter((payment) => !byControlNumber.has(payment.patientControlNumber));
    const byPayerControlNumber = await this.byPayerControlNumber(rest);
    const matches = new Map<number, FoundMatch>();
    for (const payment of payments) {
      const own = byControlNumber.get(payment.patientControlNumber) ?? [];
      const payers = own.length > 0 ? [] : (byPayerControlNumber.get(payment.payerControlNumber) ?? []);
      const match = matchClaim(paymentToMatch(era.remittance, payment), own, payers);
      matches.set(payment.ordinal, { ...match, versionIds: [...own, ...payers].map(({ id }) => id) });
    }
    await this.propose(era, payments, matches);
    return matches;
  }

  private async byControlNumber(payments: readonly ClaimPayment[]): Promise<Map<string, FoundClaim[]>> {
    const numbers = payments.map(({ patientControlNumber }) => patientControlNumber).filter(hasControlNumber);
    return groupedBy(await this.reads.claimsByControlNumber(numbers), ({ asked }) => asked);
  }

  private async byPayerControlNumber(payments: readonly ClaimPayment[]): Promise<Map<string, FoundClaim[]>> {
    const numbers = payments.map(({ payerControlNumber }) => payerControlNumber).filter((number) => number !== '');
    return groupedBy(await this.reads.claimsByPayerControlNumber(numbers), ({ asked }) => asked);
  }

  /** Where no number leads to a claim, those with the same member, day and charge are named for a human. */
  private async propose(
    era: EraInHand,
    payments: readonly ClaimPayment[],
    matches: Map<number, FoundMatch>,
  ): Promise<void> {
    const lost = payments.filter(({ ordinal }) => matches.get(ordinal)?.problem === 'CLAIM_NOT_FOUND');
    const candidates = await this.reads.candidates(lost.flatMap(soughtOf), era.payerId);
    for (const [ordinal, ids] of candidates) matches.set(ordinal, { ...proposed(ids), versionIds: [] });
  }
}
