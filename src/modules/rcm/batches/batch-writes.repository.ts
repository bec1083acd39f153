import { Injectable } from '@nestjs/common';
import { type BulkTable, bulkInsert, stamped } from '../../../shared/database/bulk-insert.js';
import { Store } from '../../../shared/database/store.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import type { WrittenPlace } from '../x12/claim-file.writer.js';
import { BatchOutboxRepository } from './batch-outbox.repository.js';
import { BatchesRepository } from './batches.repository.js';
import type { ClaimBatch } from './claim-batch.entity.js';

/** A claim of a new batch and where in its file it stands. */
export type BatchedClaimRow = WrittenPlace & { claimId: string; ordinal: number };

const BATCH_CLAIMS: BulkTable = {
  table: 'claim_batch_claims',
  kind: 'append-only',
  columns: {
    batchId: 'uuid',
    claimId: 'uuid',
    ordinal: 'integer',
    setControlNumber: 'text',
    hierarchyNumber: 'integer',
    firstSegment: 'integer',
    lastSegment: 'integer',
  },
};

/** Stores batches with all that belongs to them, in the open unit of work. */
@Injectable()
export class BatchWritesRepository {
  constructor(
    private readonly store: Store,
    private readonly batches: BatchesRepository,
    private readonly outbox: BatchOutboxRepository,
  ) {}

  /** A queued batch, its claims and its entry in the outbox. */
  async add(facts: Partial<ClaimBatch>, claims: readonly BatchedClaimRow[]): Promise<ClaimBatch> {
    const batch = await this.batches.insert({ ...facts, status: 'queued' });
    const rows = claims.map((claim) => ({ ...claim, batchId: batch.id }));
    await bulkInsert(this.store.database, BATCH_CLAIMS, stamped(rows, this.store.clock.now()));
    await this.outbox.insert({ batchId: batch.id, state: 'queued', attempts: 0 });
    return batch;
  }

  /** Gives lines without a control number (REF 6R) one that the payer can return: that of their claim and their own. */
  async numberLines(claimIds: readonly string[]): Promise<void> {
    await this.store.database.query(
      `UPDATE claim_line_items l SET control_number = c.patient_control_number || 'L' || l.line_number,
         version = l.version + 1, updated_at = $3, updated_by = $4
       FROM claims c WHERE l.company_id = $1 AND l.claim_id = ANY($2) AND l.control_number IS NULL
         AND c.company_id = l.company_id AND c.id = l.claim_id`,
      [claimIds, this.store.clock.now(), tenantContext.actorId()],
    );
  }
}
