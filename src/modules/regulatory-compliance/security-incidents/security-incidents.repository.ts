import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListIncidentsQuery } from './security-incident.dto.js';
import { SecurityIncident } from './security-incident.entity.js';

const LIST: ListContract = {
  list: 'security-incidents',
  filters: { status: ['status', 'equals'], kind: ['kind', 'equals'] },
  sorts: ['-discoveredOn', '-createdAt'],
};

@Injectable()
export class SecurityIncidentsRepository extends TenantRepository<SecurityIncident> {
  constructor(store: Store) {
    super(store, SecurityIncident);
  }

  list(query: ListIncidentsQuery): Promise<Page<SecurityIncident>> {
    return this.page(LIST, query);
  }

  /** The incident, held until the unit of work ends. */
  async hold(id: string): Promise<SecurityIncident> {
    await this.store.database.query('SELECT id FROM security_incidents WHERE company_id = $1 AND id = $2 FOR UPDATE', [
      id,
    ]);
    return this.get(id);
  }
}
