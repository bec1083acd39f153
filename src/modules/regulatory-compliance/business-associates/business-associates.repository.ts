import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListBusinessAssociatesQuery } from './business-associate.dto.js';
import { BusinessAssociate } from './business-associate.entity.js';

const LIST: ListContract = { list: 'business-associates', filters: {}, sorts: ['name', '-createdAt'] };

@Injectable()
export class BusinessAssociatesRepository extends TenantRepository<BusinessAssociate> {
  constructor(store: Store) {
    super(store, BusinessAssociate);
  }

  list(query: ListBusinessAssociatesQuery): Promise<Page<BusinessAssociate>> {
    return this.page(LIST, query);
  }

  /** Whether there is such an associate; held until the unit of work ends, so that agreements come one after another. */
  async holds(id: string): Promise<boolean> {
    const rows = await this.store.database.query(
      'SELECT id FROM business_associates WHERE company_id = $1 AND id = $2 FOR UPDATE',
      [id],
    );
    return rows.length > 0;
  }
}
