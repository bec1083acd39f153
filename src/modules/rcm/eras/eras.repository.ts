import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { ClaimEra } from './claim-era.entity.js';
import type { ClaimPaymentCount, EraFinding, ListErasQuery } from './era.dto.js';

const LIST: ListContract = {
  list: 'eras',
  filters: {
    status: ['status', 'equals'],
    payerId: ['payerId', 'equals'],
    traceNumber: ['traceNumber', 'equals'],
    funding: ['funding', 'equals'],
    paidFrom: ['paidOn', 'atLeast'],
    paidTo: ['paidOn', 'atMost'],
  },
  sorts: ['-createdAt', 'traceNumber'],
};
const FINDING = 'id, code, severity, segment, path, message';

/** Reading remittances; posting writes them. */
@Injectable()
export class ErasRepository extends TenantRepository<ClaimEra> {
  constructor(store: Store) {
    super(store, ClaimEra);
  }

  list(query: ListErasQuery): Promise<Page<ClaimEra>> {
    return this.page(LIST, query);
  }

  claimPaymentCounts(eraId: string): Promise<ClaimPaymentCount[]> {
    return this.store.database.query(
      `SELECT status, count(*) AS count FROM claim_payments WHERE company_id = $1 AND era_id = $2 GROUP BY status ORDER BY status`,
      [eraId],
    );
  }

  /** Of the remittance as a whole, the first 200. */
  findings(eraId: string): Promise<EraFinding[]> {
    return this.store.database.query(
      `SELECT ${FINDING} FROM findings WHERE company_id = $1 AND era_id = $2 AND claim_payment_id IS NULL ORDER BY id LIMIT 200`,
      [eraId],
    );
  }

  findingsOfPayments(claimPaymentIds: readonly string[]): Promise<(EraFinding & { claimPaymentId: string })[]> {
    return this.store.database.query(
      `SELECT ${FINDING}, claim_payment_id AS "claimPaymentId" FROM findings
       WHERE company_id = $1 AND claim_payment_id = ANY($2) ORDER BY id`,
      [claimPaymentIds],
    );
  }

  /** The claim payments of a discarded remittance wait for nobody any more. */
  async dismissPayments(eraId: string): Promise<void> {
    await this.store.database.query(
      `UPDATE claim_payments SET status = 'dismissed', version = version + 1, updated_at = $3, updated_by = $4
       WHERE company_id = $1 AND era_id = $2 AND status = 'held'`,
      [eraId, this.store.clock.now(), tenantContext.actorId()],
    );
  }
}
