import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListProviderAdjustmentsQuery } from './era.dto.js';
import { ProviderAdjustment } from './provider-adjustment.entity.js';

const LIST: ListContract = {
  list: 'era-provider-adjustments',
  filters: { eraId: ['eraId', 'equals'] },
  sorts: ['ordinal'],
};

@Injectable()
export class ProviderAdjustmentsRepository extends TenantRepository<ProviderAdjustment> {
  constructor(store: Store) {
    super(store, ProviderAdjustment);
  }

  ofEra(eraId: string, query: ListProviderAdjustmentsQuery): Promise<Page<ProviderAdjustment>> {
    return this.page(LIST, Object.assign({}, query, { eraId }));
  }
}
