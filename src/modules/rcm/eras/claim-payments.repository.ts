import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { ClaimPayment } from './claim-payment.entity.js';
import type { ListClaimPaymentsQuery } from './era.dto.js';

const LIST: ListContract = {
  list: 'era-claim-payments',
  filters: { eraId: ['eraId', 'equals'], status: ['status', 'equals'] },
  sorts: ['ordinal'],
};

@Injectable()
export class ClaimPaymentsRepository extends TenantRepository<ClaimPayment> {
  constructor(store: Store) {
    super(store, ClaimPayment);
  }

  ofEra(eraId: string, query: ListClaimPaymentsQuery): Promise<Page<ClaimPayment>> {
    return this.page(LIST, Object.assign({}, query, { eraId }));
  }
}
