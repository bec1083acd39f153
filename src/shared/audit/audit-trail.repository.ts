import { Injectable } from '@nestjs/common';
import type { ListContract, ListRequest, Page } from '../database/page.js';
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
const EXPORT_PAGE = 1000;

/** Reads the trail. It is written by AuditEventsRepository alone. */
@Injectable()
export class AuditTrailRepository extends TenantRepository<AuditEvent> {
  constructor(store: Store) {
    super(store, AuditEvent);
  }

  list(query: ListAuditEventsQuery): Promise<Page<AuditEvent>> {
    return this.page(LIST, query);
  }

  /** The events that the filters let through, in the order of time, as they were when asked for. */
  async *pages(filters: Omit<ListAuditEventsQuery, keyof ListRequest>): AsyncGenerator<AuditEvent[]> {
    const until = filters.to ?? this.store.clock.now();
    for (let cursor: string | null | undefined; cursor !== null;) {
      const request: Record<string, unknown> = { ...filters, to: until, sort: 'occurredAt', limit: EXPORT_PAGE };
      if (cursor !== undefined) request.cursor = cursor;
      const page: Page<AuditEvent> = await this.page(LIST, request);
      if (page.items.length > 0) yield page.items;
      cursor = page.nextCursor;
    }
  }
}
