import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListExemptionsQuery } from './exemption.dto.js';
import { Exemption } from './exemption.entity.js';

const LIST: ListContract = {
  list: 'requirement-exemptions',
  filters: { requirementId: ['requirementId', 'equals'] },
  sorts: ['-createdAt'],
};

@Injectable()
export class ExemptionsRepository extends TenantRepository<Exemption> {
  constructor(store: Store) {
    super(store, Exemption);
  }

  list(query: ListExemptionsQuery): Promise<Page<Exemption>> {
    return this.page(LIST, query);
  }
}
