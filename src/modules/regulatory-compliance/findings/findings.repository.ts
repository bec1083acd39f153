import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { AuditFinding } from './audit-finding.entity.js';

@Injectable()
export class FindingsRepository extends TenantRepository<AuditFinding> {
  constructor(store: Store) {
    super(store, AuditFinding);
  }

  /** The finding, held until the unit of work ends: of two that act on it one waits for the other. */
  async hold(id: string): Promise<AuditFinding> {
    await this.store.database.query('SELECT id FROM audit_findings WHERE company_id = $1 AND id = $2 FOR UPDATE', [id]);
    return this.get(id);
  }

  byId(id: string): Promise<AuditFinding | null> {
    return this.findOne({ id });
  }
}
