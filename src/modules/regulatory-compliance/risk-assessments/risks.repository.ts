import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { AssessedRisk } from './assessed-risk.entity.js';
import type { ListRisksQuery } from './risk-assessment.dto.js';

const LIST: ListContract = {
  list: 'risks',
  filters: {
    assessmentId: ['assessmentId', 'equals'],
    status: ['status', 'equals'],
    threatSource: ['threatSource', 'equals'],
  },
  sorts: ['-createdAt'],
};

@Injectable()
export class RisksRepository extends TenantRepository<AssessedRisk> {
  constructor(store: Store) {
    super(store, AssessedRisk);
  }

  list(query: ListRisksQuery): Promise<Page<AssessedRisk>> {
    return this.page(LIST, query);
  }

  ofAssessment(assessmentId: string): Promise<AssessedRisk[]> {
    return this.find({ assessmentId }, { createdAt: 'ASC', id: 'ASC' });
  }
}
