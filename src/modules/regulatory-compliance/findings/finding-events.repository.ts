import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { AuditFindingEvent } from './audit-finding-event.entity.js';

/** What happened to findings. Append-only. */
@Injectable()
export class FindingEventsRepository extends TenantRepository<AuditFindingEvent> {
  constructor(store: Store) {
    super(store, AuditFindingEvent);
  }

  ofFinding(findingId: string): Promise<AuditFindingEvent[]> {
    return this.find({ findingId }, { sequence: 'ASC' });
  }
}
