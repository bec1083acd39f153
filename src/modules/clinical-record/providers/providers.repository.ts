import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListProvidersQuery } from './provider.dto.js';
import { Provider } from './provider.entity.js';

const LIST: ListContract = {
  list: 'providers',
  filters: {
    kind: ['kind', 'equals'],
    ours: ['isOurs', 'equals'],
    npi: ['npi', 'equals'],
    name: ['name', 'startsWith'],
  },
  sorts: ['name', 'createdAt'],
};

@Injectable()
export class ProvidersRepository extends TenantRepository<Provider> {
  constructor(store: Store) {
    super(store, Provider);
  }

  list(query: ListProvidersQuery): Promise<Page<Provider>> {
    return this.page(LIST, query);
  }
}
