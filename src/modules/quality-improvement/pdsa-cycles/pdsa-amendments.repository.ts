import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { PdsaAmendment } from './pdsa-amendment.entity.js';

@Injectable()
export class PdsaAmendmentsRepository extends TenantRepository<PdsaAmendment> {
  constructor(store: Store) {
    super(store, PdsaAmendment);
  }

  /** The oldest first. */
  of(pdsaCycleId: string): Promise<PdsaAmendment[]> {
    return this.find({ pdsaCycleId }, { id: 'ASC' });
  }
}
