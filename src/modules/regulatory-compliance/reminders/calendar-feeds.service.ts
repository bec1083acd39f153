import { Injectable } from '@nestjs/common';
import { AuditEventsRepository } from '../../../shared/audit/audit-events.repository.js';
import { KeyRing } from '../../../shared/blobs/key-ring.js';
import { openText, sealText } from '../../../shared/blobs/sealed-text.engine.js';
import type { Page } from '../../../shared/database/page.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { notFound } from '../../../shared/errors/domain-error.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import type { ListCalendarFeedsQuery, NewCalendarFeed } from './calendar-feed.dto.js';
import type { CalendarFeed } from './calendar-feed.entity.js';
import { CalendarFeedsRepository } from './calendar-feeds.repository.js';
import { calendarText } from './calendar.writer.js';
import { RemindersService } from './reminders.service.js';

const PURPOSE = 'calendar-feed';
const PATH = '/pages/regulatory-compliance/calendar.ics?token=';
const UUIDS = /^[0-9a-f-]{36} [0-9a-f-]{36}$/;

/** Calendars by address: the address is sealed, so that nobody can make one, and can be revoked. */
@Injectable()
export class CalendarFeedsService {
  constructor(
    private readonly feeds: CalendarFeedsRepository,
    private readonly reminders: RemindersService,
    private readonly calendar: CompanyCalendar,
    private readonly keys: KeyRing,
    private readonly units: UnitOfWork,
    private readonly auditEvents: AuditEventsRepository,
    private readonly clock: Clock,
  ) {}

  list(query: ListCalendarFeedsQuery): Promise<Page<CalendarFeed>> {
    return this.feeds.list(query);
  }

  async create(label: string): Promise<NewCalendarFeed> {
    const feed = await this.feeds.insert({ label, revokedAt: null });
    const token = sealText(this.keys, PURPOSE, PURPOSE, `${feed.companyId} ${feed.id}`);
    return Object.assign(feed, { path: `${PATH}${token}` });
  }

  /** Makes the address void. STATE_FORBIDS when it is so already. */
  revoke(id: string): Promise<CalendarFeed> {
    return this.feeds.updateIf(id, { revokedAt: null }, { revokedAt: this.clock.now() });
  }

  /** A new address in place of the old one. */
  rotate(id: string): Promise<NewCalendarFeed> {
    return this.units.run(async () => {
      const { label } = await this.revoke(id);
      return this.create(label);
    });
  }

  /** The calendar behind an address; NOT_FOUND for one that is forged or void. */
  async read(token: string): Promise<string> {
    const place = openText(this.keys, PURPOSE, PURPOSE, token);
    if (place === undefined || !UUIDS.test(place)) throw notFound();
    const [companyId, id] = place.split(' ') as [string, string];
    const { requestId } = tenantContext.current();
    return tenantContext.run({ requestId, companyId, action: 'readCalendarFeed' }, async () => {
      const feed = await this.feeds.readable(id);
      if (feed === null) throw notFound();
      const reminders = await this.reminders.forCalendar();
      const details = { reminders: reminders.length };
      await this.auditEvents.note({ outcome: 'shown', entity: 'calendar_feeds', entityId: id, details });
      return calendarText(`${await this.calendar.companyName()}: compliance`, reminders, this.clock.now());
    });
  }
}
