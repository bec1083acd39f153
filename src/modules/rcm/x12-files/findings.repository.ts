import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { Finding } from './finding.entity.js';
import type { FindingCount, ListX12FindingsQuery } from './x12-file.dto.js';

const LIST: ListContract = {
  list: 'x12-findings',
  filters: {
    x12FileId: ['x12FileId', 'equals'],
    isOfNoClaim: ['claimId', 'isNull'],
    isOfNoClaimPayment: ['claimPaymentId', 'isNull'],
    severity: ['severity', 'equals'],
  },
  sorts: ['id'],
};
const OF_FILE = { isOfNoClaim: true, isOfNoClaimPayment: true };

/** What was found in files and sets. Those of claims and remittances are read with them. */
@Injectable()
export class FindingsRepository extends TenantRepository<Finding> {
  constructor(store: Store) {
    super(store, Finding);
  }

  /** A page of those of the file and its sets, not of its single claims and claim payments; as they were found. */
  ofFile(x12FileId: string, query: ListX12FindingsQuery): Promise<Page<Finding>> {
    return this.page(LIST, Object.assign({}, query, OF_FILE, { x12FileId }));
  }

  countsOf(x12FileId: string): Promise<FindingCount[]> {
    return this.store.database.query(
      `SELECT severity, count(*) AS count FROM findings WHERE company_id = $1 AND x12_file_id = $2
         AND claim_id IS NULL AND claim_payment_id IS NULL GROUP BY severity ORDER BY severity`,
      [x12FileId],
    );
  }
}
