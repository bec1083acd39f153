import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../database/page.js';
import { Store } from '../database/store.js';
import { TenantRepository } from '../database/tenant.repository.js';
import type { ListAuditEventsQuery } from './audit-event.dto.js';
import { AuditEvent } from './audit-event.entity.js';

const LIST: ListContract = {
  list: 'audit-events',
  filters: {
    actorId: ['actorId', 'equals'],
    action: ['action', 'equals'],
    outcome: ['outcome', 'equals'],
    entity: ['entity', 'equals'],
    entityId: ['entityId', 'equals'],
    from: ['occurredAt', 'atLeast'],
    to: ['occurredAt', 'atMost'],
  },
  sorts: ['-occurredAt', 'occurredAt'],
};

/** Reads the trail. It is written by AuditEventsRepository alone. */
@Injectable()
export class AuditTrailRepository extends TenantRepository<AuditEvent> {
  constructor(store: Store) {
    super(store, AuditEvent);
  }

  list(query: ListAuditEventsQuery): Promise<Page<AuditEvent>> {
    return this.page(LIST, query);
  }
}
