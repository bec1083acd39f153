import { Injectable } from '@nestjs/common';
import { Any } from 'typeorm';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { RiskTreatment } from './risk-treatment.entity.js';

@Injectable()
export class RiskTreatmentsRepository extends TenantRepository<RiskTreatment> {
  constructor(store: Store) {
    super(store, RiskTreatment);
  }

  ofRisks(riskIds: readonly string[]): Promise<RiskTreatment[]> {
    return this.find({ riskId: Any(riskIds) }, { createdAt: 'ASC', id: 'ASC' });
  }

  ofAssessment(assessmentId: string): Promise<RiskTreatment[]> {
    return this.find({ assessmentId }, { createdAt: 'ASC', id: 'ASC' });
  }
}
