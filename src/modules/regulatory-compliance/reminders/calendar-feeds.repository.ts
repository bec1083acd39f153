import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListCalendarFeedsQuery } from './calendar-feed.dto.js';
import { CalendarFeed } from './calendar-feed.entity.js';

const LIST: ListContract = { list: 'calendar-feeds', filters: {}, sorts: ['-createdAt'] };

@Injectable()
export class CalendarFeedsRepository extends TenantRepository<CalendarFeed> {
  constructor(store: Store) {
    super(store, CalendarFeed);
  }

  list(query: ListCalendarFeedsQuery): Promise<Page<CalendarFeed>> {
    return this.page(LIST, query);
  }

  /** The feed that can be read: neither it is revoked nor its company suspended. */
  async readable(id: string): Promise<CalendarFeed | null> {
    const [company] = await this.store.database.query<{ status: string }>(
      'SELECT status FROM companies WHERE company_id = $1',
    );
    const feed = await this.findOne({ id });
    return company?.status === 'active' && feed?.revokedAt === null ? feed : null;
  }
}
