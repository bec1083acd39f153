import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { BreachConfirmation } from './breach-confirmation.entity.js';

/** Confirmations of assessments, one for each. Append-only. */
@Injectable()
export class BreachConfirmationsRepository extends TenantRepository<BreachConfirmation> {
  constructor(store: Store) {
    super(store, BreachConfirmation);
  }

  /** Those of these assessments, in any order. */
  ofAssessments(ids: readonly string[]): Promise<BreachConfirmation[]> {
    return this.find({ assessmentId: In([...ids]) }, { id: 'ASC' });
  }
}
