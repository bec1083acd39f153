import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { BreachAssessment } from './breach-assessment.entity.js';

/** Assessments of incidents. Append-only. */
@Injectable()
export class BreachAssessmentsRepository extends TenantRepository<BreachAssessment> {
  constructor(store: Store) {
    super(store, BreachAssessment);
  }

  /** Those of these incidents, the oldest first. */
  ofIncidents(ids: readonly string[]): Promise<BreachAssessment[]> {
    return this.find({ incidentId: In([...ids]) }, { sequence: 'ASC' });
  }
}
