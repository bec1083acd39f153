import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { FindingDeadline } from './finding-deadline.entity.js';

/** Deadlines that the company has set. Append-only. */
@Injectable()
export class FindingDeadlinesRepository extends TenantRepository<FindingDeadline> {
  constructor(store: Store) {
    super(store, FindingDeadline);
  }

  /** All, in the order in which they were said. */
  all(): Promise<FindingDeadline[]> {
    return this.find({}, { createdAt: 'ASC', id: 'ASC' });
  }
}
