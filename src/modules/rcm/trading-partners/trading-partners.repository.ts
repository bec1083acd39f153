import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListTradingPartnersQuery } from './trading-partner.dto.js';
import { TradingPartner } from './trading-partner.entity.js';

const LIST: ListContract = {
  list: 'trading-partners',
  filters: { active: ['isActive', 'equals'], role: ['role', 'equals'] },
  sorts: ['name', 'createdAt'],
};

@Injectable()
export class TradingPartnersRepository extends TenantRepository<TradingPartner> {
  constructor(store: Store) {
    super(store, TradingPartner);
  }

  /** All of them: a company has few. */
  all(): Promise<TradingPartner[]> {
    return this.find({});
  }

  list(query: ListTradingPartnersQuery): Promise<Page<TradingPartner>> {
    return this.page(LIST, query);
  }
}
