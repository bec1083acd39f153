import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { ExemptionDecision } from './exemption-decision.entity.js';

/** Decisions on exemptions. Append-only; one ruling and one revocation for each, kept so by the database. */
@Injectable()
export class ExemptionDecisionsRepository extends TenantRepository<ExemptionDecision> {
  constructor(store: Store) {
    super(store, ExemptionDecision);
  }

  ofExemption(exemptionId: string): Promise<ExemptionDecision[]> {
    return this.find({ exemptionId }, { createdAt: 'ASC', id: 'ASC' });
  }
}
