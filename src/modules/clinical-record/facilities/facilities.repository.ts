import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListFacilitiesQuery } from './facility.dto.js';
import { Facility } from './facility.entity.js';

const LIST: ListContract = {
  list: 'facilities',
  filters: { npi: ['npi', 'equals'], name: ['name', 'startsWith'] },
  sorts: ['name', 'createdAt'],
};

@Injectable()
export class FacilitiesRepository extends TenantRepository<Facility> {
  constructor(store: Store) {
    super(store, Facility);
  }

  list(query: ListFacilitiesQuery): Promise<Page<Facility>> {
    return this.page(LIST, query);
  }
}
