import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListLedgerEntriesQuery } from './ledger-entry.dto.js';
import { LedgerEntry } from './ledger-entry.entity.js';

const LIST: ListContract = {
  list: 'ledger-entries',
  filters: {
    claimId: ['claimId', 'equals'],
    claimPaymentId: ['claimPaymentId', 'equals'],
    kind: ['kind', 'equals'],
    postedFrom: ['postedOn', 'atLeast'],
    postedTo: ['postedOn', 'atMost'],
  },
  sorts: ['postedOn', 'createdAt'],
};

/** Reading the ledger. Its rows are written where money moves: by imports, postings and submissions. */
@Injectable()
export class LedgerEntriesRepository extends TenantRepository<LedgerEntry> {
  constructor(store: Store) {
    super(store, LedgerEntry);
  }

  list(query: ListLedgerEntriesQuery): Promise<Page<LedgerEntry>> {
    return this.page(LIST, query);
  }
}
