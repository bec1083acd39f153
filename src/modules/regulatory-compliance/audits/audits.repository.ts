import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListAuditsQuery } from './audit.dto.js';
import { RegulatoryAudit } from './regulatory-audit.entity.js';

const LIST: ListContract = {
  list: 'regulatory-audits',
  filters: { status: ['status', 'equals'], kind: ['kind', 'equals'] },
  sorts: ['-createdAt', 'title'],
};

@Injectable()
export class AuditsRepository extends TenantRepository<RegulatoryAudit> {
  constructor(store: Store) {
    super(store, RegulatoryAudit);
  }

  list(query: ListAuditsQuery): Promise<Page<RegulatoryAudit>> {
    return this.page(LIST, query);
  }

  /** The audit, held until the unit of work ends; null when there is none. */
  async hold(id: string): Promise<RegulatoryAudit | null> {
    const sql = 'SELECT id FROM regulatory_audits WHERE company_id = $1 AND id = $2 FOR UPDATE';
    await this.store.database.query(sql, [id]);
    return this.findOne({ id });
  }
}
