import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { addDays } from '../../../shared/domain/day.rules.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { ClaimNamesRepository } from '../claims/claim-names.repository.js';
import type { ListAppealsQuery, NamedAppeal } from './appeal.dto.js';
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
  constructor(
    store: Store,
    private readonly names: ClaimNamesRepository,
    private readonly days: CompanyDays,
  ) {
    super(store, ClaimAppeal);
  }

  /** Appeals by deadline, then by money. */
  async list({ due, awaitingPayment, ...query }: ListAppealsQuery): Promise<Page<NamedAppeal>> {
    const won = awaitingPayment === true ? { statuses: [...WON_APPEALS], recoveredTo: 0 } : {};
    const page = await this.page(LIST, { ...query, ...won, ...(await this.dueFilters(due)) });
    const names = await this.names.of(page.items);
    return { ...page, items: page.items.map((appeal, index) => Object.assign(appeal, names[index]!)) };
  }

  /** All appeals of a claim, the first level first. */
  ofClaim(claimId: string): Promise<ClaimAppeal[]> {
    return this.find({ claimId }, { level: 'ASC', createdAt: 'ASC' });
  }

  private async dueFilters(due: ListAppealsQuery['due']): Promise<Record<string, unknown>> {
    const today = await this.days.today();
    const statuses = ['in_preparation'];
    if (due === 'overdue') return { statuses, dueTo: addDays(today, -1) };
    if (due === 'soon') return { statuses, dueFrom: today, dueTo: addDays(today, SOON_DAYS) };
    return due === 'open' ? { statuses, dueFrom: today } : {};
  }
}
