import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListAccessRequestsQuery } from './access-request.dto.js';
import { AccessRequest } from './access-request.entity.js';

const LIST: ListContract = {
  list: 'access-requests',
  filters: {
    requestedRight: ['requestedRight', 'equals'],
    status: ['status', 'equals'],
    dueBy: ['dueOn', 'atMost'],
  },
  sorts: ['dueOn', '-createdAt'],
};

@Injectable()
export class AccessRequestsRepository extends TenantRepository<AccessRequest> {
  constructor(store: Store) {
    super(store, AccessRequest);
  }

  /** `dueBy`: only those whose last day is that day or before. */
  list(query: ListAccessRequestsQuery & { dueBy?: string }): Promise<Page<AccessRequest>> {
    return this.page(LIST, query);
  }

  /** Days on which accountings were given to the individual of this request. */
  async accountingDays({ id, patientId, patientName }: AccessRequest): Promise<string[]> {
    const rows = await this.store.database.query<{ day: string }>(
      `SELECT closed_on AS day FROM access_requests
       WHERE company_id = $1 AND requested_right = 'accounting' AND status = 'fulfilled' AND id <> $2
         AND (patient_id = $3 OR patient_name = $4)`,
      [id, patientId, patientName],
    );
    return rows.map(({ day }) => day);
  }
}
