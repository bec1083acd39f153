import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import type { JsonText } from '../../../shared/http/json-text.js';
import { Clock } from '../../../shared/time/clock.js';
import type { Claim } from './claim.entity.js';
import { ClaimDetailRepository } from './claim-detail.repository.js';
import { ClaimLifecycle } from './claim-lifecycle.service.js';
import { statusAfterChange } from './claim-lifecycle.rules.js';
import { ClaimLinesRepository } from './claim-lines.repository.js';
import { servicePeriodOf, totalChargeCents, totalProblems } from './claim.rules.js';
import { isEditable } from './claim-status.rules.js';
import { ClaimsRepository } from './claims.repository.js';

/**
 * What every change of a claim has in common: the row is locked, must have the version that was read and be editable;
 * afterwards total and service period follow the lines, and the claim's history has an event. Lines and diagnoses are
 * part of the claim: they change under the claim's ETag.
 */
@Injectable()
export class ClaimEditing {
  constructor(
    private readonly claims: ClaimsRepository,
    private readonly lines: ClaimLinesRepository,
    private readonly details: ClaimDetailRepository,
    private readonly lifecycle: ClaimLifecycle,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Runs `change` on the locked claim; what it answers is written to the claim. Answers the whole claim. */
  edit(id: string, version: number, change: (claim: Claim) => Promise<Partial<Claim>>): Promise<JsonText> {
    return this.units.run(async () => {
      const claim = await this.lock(id, version);
      if (!isEditable(claim.status)) throw new DomainError('CLAIM_NOT_EDITABLE', [], `the claim is ${claim.status}`);
      const facts = await change(claim);
      const lines = await this.lines.of(id);
      const problems = totalProblems(lines);
      if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
      const wanted = { ...claim, ...facts };
      const period = servicePeriodOf(wanted.type, wanted, lines);
      await this.claims.update(id, version, { ...facts, ...period, chargeCents: totalChargeCents(lines) });
      const to = statusAfterChange(claim.status);
      await this.lifecycle.move(id, to, { kind: 'changed', occurredAt: this.clock.now() });
      return this.details.changed(id);
    });
  }

  /** The claim, locked until the unit ends. Throws VERSION_STALE, NOT_FOUND. */
  async lock(id: string, version: number): Promise<Claim> {
    return this.claims.update(id, version, {});
  }
}
