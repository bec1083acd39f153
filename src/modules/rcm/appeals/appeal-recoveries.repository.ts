import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListAppealRecoveriesQuery } from './appeal.dto.js';
import { AppealRecovery } from './appeal-recovery.entity.js';

const LIST: ListContract = {
  list: 'appeal-recoveries',
  filters: { appealId: ['appealId', 'equals'] },
  sorts: ['createdAt'],
};

/** What remittances have moved since an appeal; postings write it. */
@Injectable()
export class AppealRecoveriesRepository extends TenantRepository<AppealRecovery> {
  constructor(store: Store) {
    super(store, AppealRecovery);
  }

  list(appealId: string, query: ListAppealRecoveriesQuery): Promise<Page<AppealRecovery>> {
    return this.page(LIST, { ...query, appealId } as ListAppealRecoveriesQuery);
  }
}
