import { Injectable } from '@nestjs/common';
import { Counters } from '../../../shared/counters/counters.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import type { JsonText } from '../../../shared/http/json-text.js';
import { Clock } from '../../../shared/time/clock.js';
import { carriedClaim, carriedDiagnosis, carriedLine } from '../claim-versions/claim-version.rules.js';
import type { Claim } from '../claims/claim.entity.js';
import { ClaimDetailRepository } from '../claims/claim-detail.repository.js';
import { ClaimLifecycle } from '../claims/claim-lifecycle.service.js';
import type { ClaimLineItem } from '../claims/claim-line-item.entity.js';
import { ClaimLinesRepository } from '../claims/claim-lines.repository.js';
import { patientControlNumberOf } from '../claims/claim.rules.js';
import { ClaimsRepository } from '../claims/claims.repository.js';
import { PayersRepository } from '../payers/payers.repository.js';
import type { SubmittedLine } from '../x12/submitted-claim.rules.js';
import { PriorDecisionsService } from './prior-decisions.service.js';
import {
  adjudicationsOf,
  loopsForNext,
  nextTurn,
  otherPayerOf,
  secondaryRefusal,
  type PriorDecision,
} from './secondary-claim.rules.js';
import type { CreateSecondaryClaimDto } from './secondary-claim.dto.js';
import { SecondaryClaimsRepository } from './secondary-claims.repository.js';

/** Bills the next payer with what the payer before has decided, copied from its stored remittance (rcm.md §4 G). */
@Injectable()
export class SecondaryClaimsService {
  constructor(
    private readonly claims: ClaimsRepository,
    private readonly lines: ClaimLinesRepository,
    private readonly billing: SecondaryClaimsRepository,
    private readonly details: ClaimDetailRepository,
    private readonly lifecycle: ClaimLifecycle,
    private readonly payers: PayersRepository,
    private readonly priors: PriorDecisionsService,
    private readonly counters: Counters,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * A draft to the payer after the one of this claim, in the same family. Throws CLAIM_SUPERSEDED, CLAIM_NOT_ADJUDICATED,
   * CLAIM_CROSSED_OVER, PRIOR_PAYMENT_UNBALANCED, PRIOR_PAYMENT_UNPLACED, NO_NEXT_COVERAGE, NEXT_CLAIM_EXISTS.
   */
  create(id: string, facts: CreateSecondaryClaimDto): Promise<JsonText> {
    return this.units.run(async () => {
      const claim = await this.claims.updateIf(id, {}, {});
      const decisions = await this.billing.decisionsOn(id);
      const coverage = await this.billing.nextCoverageOf(id);
      const nextClaim = (await this.billing.nextClaimOf(id)) !== null;
      const refusal = secondaryRefusal(claim.status, decisions, { nextCoverage: coverage !== null, nextClaim });
      if (refusal !== null) throw new DomainError(refusal, [], `the claim is ${claim.status}`);
      const number = await this.counters.next('claim');
      const nextId = await this.add(claim, decisions, {
        ...coverage!,
        number,
        patientControlNumber: patientControlNumberOf(number),
        responsibilityCode: nextTurn(claim.responsibilityCode)!.responsibilityCode,
        loops: loopsForNext(
          claim.loops,
          otherPayerOf(await this.priors.priorOf(claim), claim, decisions),
          facts.insuranceTypeCode ?? '',
        ),
      });
      const begun = { kind: 'created', occurredAt: this.clock.now(), sourceId: id, reason: facts.reason ?? null };
      await this.lifecycle.begin([{ claimId: nextId, status: 'draft' }], begun);
      return this.details.changed(nextId);
    });
  }

  private async add(claim: Claim, decisions: readonly PriorDecision[], own: Partial<Claim>): Promise<string> {
    const payer = (await this.payers.byId(claim.payerId))!;
    const lines = (await this.lines.of(claim.id)).map((line) =>
      withDecisions(line, payer.electronicPayerId, decisions),
    );
    const diagnoses = (await this.claims.diagnosesOf(claim.id)).map(carriedDiagnosis);
    const next = {
      ...carriedClaim(claim),
      frequencyCode: '1',
      priorAuthorizationNumber: null,
      referralNumber: null,
      status: 'draft' as const,
      ...own,
      priorClaimId: claim.id,
    };
    const nextId = await this.claims.add(next, lines, diagnoses);
    await this.billing.keepPriors(
      nextId,
      decisions.map(({ id }) => id),
    );
    return nextId;
  }
}

/** A line with what the payer before decided of it, behind what payers before that one did. */
function withDecisions(
  line: ClaimLineItem,
  payerId: string,
  decisions: readonly PriorDecision[],
): Partial<ClaimLineItem> {
  const said = (line.loops ?? {}) as Partial<SubmittedLine>;
  const adjudications = [...(said.adjudications ?? []), ...adjudicationsOf(payerId, line.id, decisions)];
  return { ...carriedLine(line), loops: { ...said, adjudications } as never };
}
