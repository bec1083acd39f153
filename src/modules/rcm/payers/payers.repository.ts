import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListPayersQuery } from './payer.dto.js';
import { Payer } from './payer.entity.js';

const LIST: ListContract = {
  list: 'payers',
  filters: { active: ['isActive', 'equals'], type: ['type', 'equals'], name: ['name', 'startsWith'] },
  sorts: ['name', 'createdAt'],
};

@Injectable()
export class PayersRepository extends TenantRepository<Payer> {
  constructor(store: Store) {
    super(store, Payer);
  }

  list(query: ListPayersQuery): Promise<Page<Payer>> {
    return this.page(LIST, query);
  }

  byId(id: string): Promise<Payer | null> {
    return this.findOne({ id });
  }

  /** The electronic payer ids that the company has already. */
  async electronicPayerIds(): Promise<Set<string>> {
    const payers = await this.find({});
    return new Set(payers.map((payer) => payer.electronicPayerId));
  }
}
