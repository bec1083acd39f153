import { Injectable } from '@nestjs/common';
import { Any, IsNull } from 'typeorm';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { RiskApproval } from './risk-approval.entity.js';

/** Approvals of assessments and treatments, with the state that was approved. Append-only. */
@Injectable()
export class RiskApprovalsRepository extends TenantRepository<RiskApproval> {
  constructor(store: Store) {
    super(store, RiskApproval);
  }

  /** Of the assessment as a whole, the oldest first. */
  ofAssessment(assessmentId: string): Promise<RiskApproval[]> {
    return this.find({ assessmentId, treatmentId: IsNull() }, { createdAt: 'ASC', id: 'ASC' });
  }

  /** Of these treatments, the oldest first. */
  ofTreatments(treatmentIds: readonly string[]): Promise<RiskApproval[]> {
    return this.find({ treatmentId: Any(treatmentIds) }, { createdAt: 'ASC', id: 'ASC' });
  }
}
