import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { BreachResidents } from './breach-residents.entity.js';

/** Residents among the affected, by State. Append-only. */
@Injectable()
export class BreachResidentsRepository extends TenantRepository<BreachResidents> {
  constructor(store: Store) {
    super(store, BreachResidents);
  }

  /** Those of these assessments, by State. */
  ofAssessments(ids: readonly string[]): Promise<BreachResidents[]> {
    return this.find({ assessmentId: In([...ids]) }, { state: 'ASC' });
  }
}
