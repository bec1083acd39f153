import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListCareBundlesQuery } from './care-bundle.dto.js';
import { CareBundle } from './care-bundle.entity.js';

const LIST: ListContract = {
  list: 'care-bundles',
  filters: { code: ['code', 'equals'], status: ['status', 'equals'] },
  sorts: ['code', 'name', 'createdAt'],
};

@Injectable()
export class CareBundlesRepository extends TenantRepository<CareBundle> {
  constructor(store: Store) {
    super(store, CareBundle);
  }

  list(query: ListCareBundlesQuery): Promise<Page<CareBundle>> {
    return this.page(LIST, query);
  }

  /** The codes of which the company has an edition. */
  async codes(): Promise<Set<string>> {
    const rows = await this.store.database.query<{ code: string }>(
      'SELECT DISTINCT code FROM care_bundles WHERE company_id = $1',
    );
    return new Set(rows.map(({ code }) => code));
  }
}
