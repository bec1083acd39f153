import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { AuditStatusChange } from './audit-status-change.entity.js';

/** How audits have moved. Append-only. */
@Injectable()
export class AuditStatusChangesRepository extends TenantRepository<AuditStatusChange> {
  constructor(store: Store) {
    super(store, AuditStatusChange);
  }

  ofAudit(auditId: string): Promise<AuditStatusChange[]> {
    return this.find({ auditId }, { sequence: 'ASC' });
  }
}
