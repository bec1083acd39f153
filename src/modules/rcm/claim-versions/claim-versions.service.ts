import { Injectable } from '@nestjs/common';
import { Counters } from '../../../shared/counters/counters.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError, notFound } from '../../../shared/errors/domain-error.js';
import type { JsonText } from '../../../shared/http/json-text.js';
import { Clock } from '../../../shared/time/clock.js';
import type { Claim } from '../claims/claim.entity.js';
import { ClaimDetailRepository } from '../claims/claim-detail.repository.js';
import { ClaimLifecycle } from '../claims/claim-lifecycle.service.js';
import { ClaimLinesRepository } from '../claims/claim-lines.repository.js';
import { ClaimsRepository } from '../claims/claims.repository.js';
import { PriorDecisionsService } from '../secondary-claims/prior-decisions.service.js';
import {
  carriedClaim,
  carriedDiagnosis,
  carriedLine,
  CORRECTION,
  versionRefusal,
  VOID,
  type VersionRefusal,
} from './claim-version.rules.js';
import type { ClaimFamily, CreateClaimVersionDto } from './claim-version.dto.js';
import { ClaimVersionsRepository } from './claim-versions.repository.js';

/** Corrections and voids: later versions of a claim that has gone out. What went out itself never changes. */
@Injectable()
export class ClaimVersionsService {
  constructor(
    private readonly claims: ClaimsRepository,
    private readonly lines: ClaimLinesRepository,
    private readonly versions: ClaimVersionsRepository,
    private readonly priors: PriorDecisionsService,
    private readonly details: ClaimDetailRepository,
    private readonly lifecycle: ClaimLifecycle,
    private readonly counters: Counters,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** All versions of a claim and what is owed of them. Throws NOT_FOUND. */
  async family(id: string): Promise<ClaimFamily> {
    const rows = await this.versions.family(id);
    if (rows[0] === undefined) throw notFound();
    const versions = rows.map(({ familyId: _familyId, ...version }) => version);
    const balanceCents = versions.reduce((sum, version) => sum + version.balanceCents, 0);
    return { familyId: rows[0].familyId, balanceCents, versions };
  }

  /**
   * A draft that replaces the claim (frequency 7): the same in all but what is changed before it goes out. Throws
   * CLAIM_NOT_SENT, CLAIM_REJECTED, CLAIM_SUPERSEDED, CLAIM_VERSION_OPEN, PAYER_CONTROL_NUMBER_UNKNOWN; for a claim to the
   * next payer, of which the payer before has decided anew, also what `SecondaryClaimsService.create` throws of it.
   */
  correct(id: string, facts: CreateClaimVersionDto): Promise<JsonText> {
    return this.add(id, CORRECTION, facts);
  }

  /** A draft that takes the claim back (frequency 8): it repeats all charges exactly. Refuses as `correct` does. */
  void(id: string, facts: CreateClaimVersionDto): Promise<JsonText> {
    return this.add(id, VOID, facts);
  }

  private add(id: string, frequencyCode: string, facts: CreateClaimVersionDto): Promise<JsonText> {
    return this.units.run(async () => {
      const claim = await this.claims.updateIf(id, {}, {});
      const number = facts.payerControlNumber ?? claim.payerControlNumber;
      refuseIf(versionRefusal(claim.status, number), claim);
      if ((await this.versions.openVersionOf(id)) !== null) throw new DomainError('CLAIM_VERSION_OPEN');
      const versionId = await this.copy(claim, {
        frequencyCode,
        originalPayerControlNumber: number,
        number: await this.counters.next('claim'),
      });
      const begun = { kind: 'created', occurredAt: this.clock.now(), sourceId: id, reason: facts.reason };
      await this.lifecycle.begin([{ claimId: versionId, status: 'draft' }], begun);
      return this.details.changed(versionId);
    });
  }

  private async copy(
    claim: Claim,
    own: Pick<Claim, 'frequencyCode' | 'originalPayerControlNumber' | 'number'>,
  ): Promise<string> {
    const lines = await this.lines.of(claim.id);
    // A void takes back what went out; a correction says what is so now, of the payer before too.
    const told = own.frequencyCode === CORRECTION ? await this.priors.toldAnew(claim, lines) : null;
    const diagnoses = (await this.claims.diagnosesOf(claim.id)).map(carriedDiagnosis);
    const of = { replacesId: claim.id, status: 'draft' as const };
    const version = { ...carriedClaim(claim), ...told?.facts, ...own, ...of };
    const id = await this.claims.add(version, told?.lines ?? lines.map(carriedLine), diagnoses);
    if (told !== null) await this.priors.keep(id, told.claimPaymentIds);
    return id;
  }
}

function refuseIf(refusal: VersionRefusal | null, { status }: Claim): void {
  if (refusal !== null) throw new DomainError(refusal, [], `the claim is ${status}`);
}
