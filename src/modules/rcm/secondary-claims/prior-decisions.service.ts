import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { CarePartiesService } from '../../clinical-record/clinical-record.api.js';
import { carriedLine } from '../claim-versions/claim-version.rules.js';
import type { Claim } from '../claims/claim.entity.js';
import type { ClaimLineItem } from '../claims/claim-line-item.entity.js';
import { ClaimLinesRepository } from '../claims/claim-lines.repository.js';
import { ClaimsRepository } from '../claims/claims.repository.js';
import { PayersRepository } from '../payers/payers.repository.js';
import {
  adjudicationsAnew,
  loopsAnew,
  otherPayerOf,
  secondaryRefusal,
  type PriorDecision,
  type PriorPayer,
} from './secondary-claim.rules.js';
import { SecondaryClaimsRepository } from './secondary-claims.repository.js';

/** What a correction of a claim to the next payer says of the payer before, and of which claim payments that tells. */
export interface ToldAnew {
  facts: Partial<Claim>;
  lines: Partial<ClaimLineItem>[];
  claimPaymentIds: string[];
}

/** What claims to next payers tell of the payers before (rcm.md §4 G). */
@Injectable()
export class PriorDecisionsService {
  constructor(
    private readonly claims: ClaimsRepository,
    private readonly lines: ClaimLinesRepository,
    private readonly billing: SecondaryClaimsRepository,
    private readonly payers: PayersRepository,
    private readonly careParties: CarePartiesService,
  ) {}

  /** The payer of a claim and the card by which it pays. Throws COVERAGE_MISSING. */
  async priorOf(claim: Claim): Promise<PriorPayer> {
    const { patient, coverage } = await this.careParties.partiesOf(claim);
    if (coverage === null) throw new DomainError('COVERAGE_MISSING');
    return { patient, coverage, payer: (await this.payers.byId(claim.payerId))! };
  }

  /**
   * What a correction of this claim says: the same, unless the payer before has decided otherwise since; then its newest
   * decisions. What a file said of payers before that are not known here stays as it is. Throws CLAIM_SUPERSEDED,
   * CLAIM_CROSSED_OVER, PRIOR_PAYMENT_UNBALANCED, PRIOR_PAYMENT_UNPLACED.
   */
  async toldAnew(claim: Claim, lines: readonly ClaimLineItem[]): Promise<ToldAnew> {
    const told = await this.billing.priorsOf(claim.id);
    const same = { facts: {}, lines: lines.map(carriedLine), claimPaymentIds: told };
    const priorId = told.length === 0 ? null : await this.billing.decidedBefore(claim.id);
    if (priorId === null) return same;
    const decisions = await this.billing.decisionsOn(priorId);
    const claimPaymentIds = decisions.map(({ id }) => id);
    if (claimPaymentIds.length === told.length && claimPaymentIds.every((id) => told.includes(id))) return same;
    return { ...(await this.saidAnew(claim, lines, { priorId, decisions })), claimPaymentIds };
  }

  private async saidAnew(
    claim: Claim,
    lines: readonly ClaimLineItem[],
    { priorId, decisions }: { priorId: string; decisions: readonly PriorDecision[] },
  ): Promise<Pick<ToldAnew, 'facts' | 'lines'>> {
    const before = await this.claims.get(priorId);
    const refusal = secondaryRefusal(before.status, decisions, { nextCoverage: true, nextClaim: false });
    if (refusal !== null) throw new DomainError(refusal, [], `the claim to the payer before is ${before.status}`);
    const prior = await this.priorOf(before);
    const idOf = new Map((await this.lines.of(priorId)).map(({ lineNumber, id }) => [lineNumber, id]));
    const anew = ({ lineNumber, loops }: ClaimLineItem) =>
      adjudicationsAnew(loops, prior.payer.electronicPayerId, idOf.get(lineNumber) ?? '', decisions);
    return {
      facts: { priorClaimId: priorId, loops: loopsAnew(claim.loops, otherPayerOf(prior, before, decisions)) as never },
      lines: lines.map((line) => ({ ...carriedLine(line), loops: anew(line) as never })),
    };
  }

  /** Keeps of which claim payments a claim tells. */
  keep(claimId: string, claimPaymentIds: readonly string[]): Promise<void> {
    return this.billing.keepPriors(claimId, claimPaymentIds);
  }
}
