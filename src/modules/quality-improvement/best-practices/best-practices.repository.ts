import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListBestPracticesQuery } from './best-practice.dto.js';
import { BestPractice } from './best-practice.entity.js';

const LIST: ListContract = {
  list: 'best-practices',
  filters: { status: ['status', 'equals'], evidenceLevel: ['evidenceLevel', 'equals'] },
  sorts: ['title', '-createdAt'],
};

@Injectable()
export class BestPracticesRepository extends TenantRepository<BestPractice> {
  constructor(store: Store) {
    super(store, BestPractice);
  }

  list(query: ListBestPracticesQuery): Promise<Page<BestPractice>> {
    return this.page(LIST, query);
  }
}
