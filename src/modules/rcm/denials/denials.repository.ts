import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { ClaimNamesRepository } from '../claims/claim-names.repository.js';
import type { ListDenialsQuery, NamedDenial } from './denial.dto.js';
import { Denial } from './denial.entity.js';
import { statusOn, storedStatus } from './denial.rules.js';

const LIST: ListContract = {
  list: 'denials',
  filters: {
    stored: ['status', 'equals'],
    workableTo: ['workableFromOn', 'atMost'],
    workableFrom: ['workableFromOn', 'atLeast'],
    category: ['category', 'equals'],
    nextAction: ['nextAction', 'equals'],
    payerId: ['payerId', 'equals'],
    carc: ['reasonCode', 'equals'],
    assigneeId: ['assigneeId', 'equals'],
    claimId: ['claimId', 'equals'],
    dueTo: ['dueOn', 'atMost'],
  },
  sorts: ['workOrder', 'deniedCents', 'deniedOn', 'createdAt'],
};

@Injectable()
export class DenialsRepository extends TenantRepository<Denial> {
  constructor(
    store: Store,
    private readonly names: ClaimNamesRepository,
    private readonly days: CompanyDays,
  ) {
    super(store, Denial);
  }

  /** The worklist: unless asked otherwise what is open, by deadline and then by money. */
  async list({ status = 'open', ...query }: ListDenialsQuery): Promise<Page<NamedDenial>> {
    const today = await this.days.today();
    const page = await this.page(LIST, { ...query, ...(status === 'all' ? {} : storedStatus(status, today)) });
    return { ...page, items: await this.named(page.items.map((denial) => told(denial, today))) };
  }

  /** A denial as it stands today. */
  async read(id: string): Promise<Denial> {
    return told(await this.get(id), await this.days.today());
  }

  private async named(denials: readonly Denial[]): Promise<NamedDenial[]> {
    const names = await this.names.of(denials);
    const people = await this.names.people(denials.map(({ assigneeId }) => assigneeId));
    return denials.map((denial, index) =>
      Object.assign(denial, names[index]!, { assigneeName: people.get(denial.assigneeId ?? '') ?? null }),
    );
  }
}

function told(denial: Denial, today: string): Denial {
  denial.status = statusOn(denial, today);
  return denial;
}
