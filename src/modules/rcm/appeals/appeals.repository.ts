import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { addDays } from '../../../shared/domain/day.rules.js';
import type { ListAppealsQuery } from './appeal.dto.js';
import { WON_APPEALS } from './appeal-status.rules.js';
import { ClaimAppeal } from './claim-appeal.entity.js';

const LIST: ListContract = {
  list: 'appeals',
  filters: {
    claimId: ['claimId', 'equals'],
    payerId: ['payerId', 'equals'],
    status: ['status', 'equals'],
    statuses: ['status', 'in'],
    dueTo: ['dueOn', 'atMost'],
    dueFrom: ['dueOn', 'atLeast'],
    recoveredTo: ['recoveredCents', 'atMost'],
  },
  sorts: ['workOrder', 'createdAt', 'noticeOn'],
};
const SOON_DAYS = 14;

@Injectable()
export class AppealsRepository extends TenantRepository<ClaimAppeal> {
  constructor(store: Store) {
    super(store, ClaimAppeal);
  }

  /** Appeals by deadline, then by money. */
  list({ due, awaitingPayment, ...query }: ListAppealsQuery): Promise<Page<ClaimAppeal>> {
    const won = awaitingPayment === true ? { statuses: [...WON_APPEALS], recoveredTo: 0 } : {};
    return this.page(LIST, { ...query, ...won, ...this.dueFilters(due) });
  }

  /** All appeals of a claim, the first level first. */
  ofClaim(claimId: string): Promise<ClaimAppeal[]> {
    return this.find({ claimId }, { level: 'ASC', createdAt: 'ASC' });
  }

  private dueFilters(due: ListAppealsQuery['due']): Record<string, unknown> {
    const today = this.store.clock.today();
    const statuses = ['in_preparation'];
    if (due === 'overdue') return { statuses, dueTo: addDays(today, -1) };
    if (due === 'soon') return { statuses, dueFrom: today, dueTo: addDays(today, SOON_DAYS) };
    return due === 'open' ? { statuses, dueFrom: today } : {};
  }
}
