import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListBundleAssessmentsQuery } from './bundle-assessment.dto.js';
import { BundleCompliance } from './bundle-compliance.entity.js';

const LIST: ListContract = {
  list: 'bundle-assessments',
  filters: {
    careBundleId: ['careBundleId', 'equals'],
    unit: ['unit', 'equals'],
    assessorId: ['createdBy', 'equals'],
    from: ['assessedOn', 'atLeast'],
    to: ['assessedOn', 'atMost'],
  },
  sorts: ['-assessedOn', '-createdAt'],
};

@Injectable()
export class BundleAssessmentsRepository extends TenantRepository<BundleCompliance> {
  constructor(store: Store) {
    super(store, BundleCompliance);
  }

  list(query: ListBundleAssessmentsQuery): Promise<Page<BundleCompliance>> {
    return this.page(LIST, query);
  }
}
