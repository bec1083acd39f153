import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListBindersQuery } from './binder.dto.js';
import { Binder } from './binder.entity.js';

const LIST: ListContract = {
  list: 'compliance-binders',
  filters: { reportId: ['reportId', 'equals'], manifestSha256: ['manifestSha256', 'equals'] },
  sorts: ['-createdAt'],
};

/** Binders that were handed out. Append-only. */
@Injectable()
export class BindersRepository extends TenantRepository<Binder> {
  constructor(store: Store) {
    super(store, Binder);
  }

  list(query: ListBindersQuery): Promise<Page<Binder>> {
    return this.page(LIST, query);
  }
}
