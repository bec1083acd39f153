import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import type {
  CreatePriorAuthorizationDto,
  PriorAuthorizationDetail,
  UpdatePriorAuthorizationDto,
} from './prior-authorization.dto.js';
import type { PriorAuthorization } from './prior-authorization.entity.js';
import { validityProblems } from './prior-authorization.rules.js';
import { PriorAuthorizationsRepository } from './prior-authorizations.repository.js';

@Injectable()
export class PriorAuthorizationsService {
  constructor(
    private readonly authorizations: PriorAuthorizationsRepository,
    private readonly units: UnitOfWork,
  ) {}

  /** Throws VALIDATION_FAILED, REFERENCE_NOT_FOUND, DUPLICATE for a number that the payer has given already. */
  register(facts: CreatePriorAuthorizationDto): Promise<PriorAuthorization> {
    refuseImpossible(facts);
    return this.authorizations.insert(facts);
  }

  /** The record and what claims have used of it. Throws NOT_FOUND. */
  async read(id: string): Promise<PriorAuthorizationDetail> {
    const authorization = await this.authorizations.get(id);
    return Object.assign(authorization, { unitsUsed: await this.authorizations.unitsUsed(id) });
  }

  /** Changes a record that still has `version`. */
  update(id: string, version: number, facts: UpdatePriorAuthorizationDto): Promise<PriorAuthorization> {
    return this.units.run(async () => {
      refuseImpossible({ ...(await this.authorizations.get(id)), ...facts });
      return this.authorizations.update(id, version, facts);
    });
  }
}

function refuseImpossible(facts: Parameters<typeof validityProblems>[0]): void {
  const problems = validityProblems(facts);
  if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
}
