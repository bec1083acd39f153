import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListCorrectiveActionsQuery } from './corrective-action.dto.js';
import { CorrectiveAction } from './corrective-action.entity.js';

const LIST: ListContract = {
  list: 'corrective-actions',
  filters: {
    findingId: ['findingId', 'equals'],
    status: ['status', 'equals'],
    openStatuses: ['status', 'in'],
    dueBy: ['dueOn', 'atMost'],
  },
  sorts: ['dueOn', '-createdAt'],
};

@Injectable()
export class CorrectiveActionsRepository extends TenantRepository<CorrectiveAction> {
  constructor(store: Store) {
    super(store, CorrectiveAction);
  }

  /** With `dueBy` only those that were due by that day and are not completed. */
  list(query: ListCorrectiveActionsQuery, dueBy: string | null): Promise<Page<CorrectiveAction>> {
    if (dueBy === null) return this.page(LIST, query);
    return this.page(LIST, Object.assign({ ...query }, { dueBy, openStatuses: ['planned', 'in_progress'] }));
  }

  ofFinding(findingId: string): Promise<CorrectiveAction[]> {
    return this.find({ findingId }, { createdAt: 'ASC', id: 'ASC' });
  }
}
