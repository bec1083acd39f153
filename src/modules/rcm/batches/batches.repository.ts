import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListBatchesQuery } from './batch.dto.js';
import { ClaimBatch } from './claim-batch.entity.js';

/** A claim of a batch as an acknowledgement looks for it. */
export interface BatchedClaim {
  claimId: string;
  ordinal: number;
  setControlNumber: string;
  firstSegment: number;
  lastSegment: number;
}

const LIST: ListContract = {
  list: 'batches',
  filters: {
    status: ['status', 'equals'],
    claimType: ['claimType', 'equals'],
    tradingPartnerId: ['tradingPartnerId', 'equals'],
    payerId: ['payerId', 'equals'],
  },
  sorts: ['-number', 'createdAt'],
};

/** Batches, and the ways in which an acknowledgement finds one. */
@Injectable()
export class BatchesRepository extends TenantRepository<ClaimBatch> {
  constructor(store: Store) {
    super(store, ClaimBatch);
  }

  list(query: ListBatchesQuery): Promise<Page<ClaimBatch>> {
    return this.page(LIST, query);
  }

  /** The batches with this ISA13; of one partner when its id is given. */
  withInterchangeNumber(interchangeControlNumber: string, tradingPartnerId?: string): Promise<ClaimBatch[]> {
    return this.find({ interchangeControlNumber, ...(tradingPartnerId === undefined ? {} : { tradingPartnerId }) });
  }

  /** The batches with this GS06; of one partner when its id is given. */
  withGroupNumber(groupControlNumber: string, tradingPartnerId?: string): Promise<ClaimBatch[]> {
    return this.find({ groupControlNumber, ...(tradingPartnerId === undefined ? {} : { tradingPartnerId }) });
  }

  /** The claims of a batch, of one set (ST02) when it is given, in file order. */
  claimsOf(batchId: string, setControlNumber?: string): Promise<BatchedClaim[]> {
    return this.store.database.query(
      `SELECT claim_id AS "claimId", ordinal, set_control_number AS "setControlNumber",
         first_segment AS "firstSegment", last_segment AS "lastSegment"
       FROM claim_batch_claims WHERE company_id = $1 AND batch_id = $2 AND ($3::text IS NULL OR set_control_number = $3)
       ORDER BY ordinal`,
      [batchId, setControlNumber ?? null],
    );
  }
}
