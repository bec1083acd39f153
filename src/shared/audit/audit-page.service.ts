import { Injectable } from '@nestjs/common';
import { AuditEventsRepository } from './audit-events.repository.js';
import type { ListAuditEventsQuery } from './audit-event.dto.js';
import { trailPage, verificationPage } from './audit-trail.page.js';
import type { AuditPageQuery } from './audit-page.dto.js';
import { AuditTrailService } from './audit-trail.service.js';

const ROWS = 100;

/** The audit trail as pages. */
@Injectable()
export class AuditPageService {
  constructor(
    private readonly trail: AuditTrailService,
    private readonly events: AuditEventsRepository,
  ) {}

  /** A page of events; that they were shown is an event. */
  async trailPage(query: AuditPageQuery): Promise<string> {
    const { fromDay, toDay, ...filters } = given(query);
    const request: Record<string, unknown> = { ...filters, limit: ROWS };
    if (fromDay !== undefined) request.from = `${fromDay}T00:00:00.000Z`;
    if (toDay !== undefined) request.to = `${toDay}T23:59:59.999Z`;
    const page = await this.trail.list(request as ListAuditEventsQuery);
    const ids = page.items.map(({ id }) => id);
    await this.events.note({ outcome: 'shown', entity: 'audit_events', details: { ids } });
    return trailPage(given(query), page);
  }

  async verificationPage(): Promise<string> {
    return verificationPage(await this.trail.verify());
  }
}

/** What is asked for, without what is not. */
function given(query: AuditPageQuery): AuditPageQuery {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}
