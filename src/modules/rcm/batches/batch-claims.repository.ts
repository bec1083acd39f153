import { Injectable } from '@nestjs/common';
import { DEFAULT_LIMIT } from '../../../shared/database/pages.js';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import type { BatchClaimRow, ListBatchClaimsQuery } from './batch.dto.js';

const LIST: ListContract = { list: 'batch-claims', filters: { batchId: ['batchId', 'equals'] }, sorts: ['ordinal'] };

/** Pages of a batch's claims, in file order. */
@Injectable()
export class BatchClaimsRepository {
  constructor(private readonly store: Store) {}

  async list(batchId: string, query: ListBatchClaimsQuery): Promise<Page<BatchClaimRow>> {
    const request = { ...query, batchId };
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [after = 0] = this.store.pages.positionOf(LIST, request) ?? [];
    const rows = await this.store.database.query<BatchClaimRow>(
      `SELECT b.id, b.claim_id AS "claimId", b.ordinal, b.set_control_number AS "setControlNumber",
         b.hierarchy_number AS "hierarchyNumber", b.first_segment AS "firstSegment", b.last_segment AS "lastSegment",
         c.number, c.patient_control_number AS "patientControlNumber", c.charge_cents AS "chargeCents", c.status
       FROM claim_batch_claims b JOIN claims c ON c.company_id = b.company_id AND c.id = b.claim_id
       WHERE b.company_id = $1 AND b.batch_id = $2 AND b.ordinal > $3 ORDER BY b.ordinal LIMIT $4`,
      [batchId, after, limit + 1],
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const hasMore = rows.length > limit && last !== undefined;
    const nextCursor = hasMore ? this.store.pages.cursorAfter(LIST, request, last.ordinal, last.id) : null;
    return query.total ? { items, nextCursor, total: await this.total(batchId) } : { items, nextCursor };
  }

  private async total(batchId: string): Promise<number> {
    const [row] = await this.store.database.query<{ total: number }>(
      'SELECT count(*) AS total FROM claim_batch_claims WHERE company_id = $1 AND batch_id = $2',
      [batchId],
    );
    return row!.total;
  }
}
