import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListControlCatalogsQuery } from './control.dto.js';
import { ControlCatalog } from './control-catalog.entity.js';

const LIST: ListContract = { list: 'control-catalogs', filters: {}, sorts: ['title', 'createdAt'] };

@Injectable()
export class ControlCatalogsRepository extends TenantRepository<ControlCatalog> {
  constructor(store: Store) {
    super(store, ControlCatalog);
  }

  list(query: ListControlCatalogsQuery): Promise<Page<ControlCatalog>> {
    return this.page(LIST, query);
  }

  /** Ids of the imported profiles by their UUIDs. */
  async profileIds(): Promise<Map<string, string>> {
    const found = await this.store.database.query<{ uuid: string; id: string }>(
      `SELECT oscal_uuid AS uuid, id FROM control_catalogs WHERE company_id = $1 AND kind = 'profile'`,
      [],
    );
    return new Map(found.map(({ uuid, id }) => [uuid, id]));
  }

  byUuid(oscalUuid: string): Promise<ControlCatalog | null> {
    return this.findOne({ oscalUuid });
  }
}
