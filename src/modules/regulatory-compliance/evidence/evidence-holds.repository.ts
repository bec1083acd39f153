import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { EvidenceHold } from './evidence-hold.entity.js';

/** Legal holds, set and released. Append-only. */
@Injectable()
export class EvidenceHoldsRepository extends TenantRepository<EvidenceHold> {
  constructor(store: Store) {
    super(store, EvidenceHold);
  }

  ofEvidence(evidenceId: string): Promise<EvidenceHold[]> {
    return this.find({ evidenceId }, { createdAt: 'ASC', id: 'ASC' });
  }
}
