import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { BatchOutboxEntry } from './batch-outbox-entry.entity.js';

/** A file that waits to be sent. */
export interface WaitingFile {
  entryId: string;
  batchId: string;
  attempts: number;
  tradingPartnerId: string;
  transport: string;
  blobId: string;
  fileName: string;
}

/** Files on their way out. */
@Injectable()
export class BatchOutboxRepository extends TenantRepository<BatchOutboxEntry> {
  constructor(store: Store) {
    super(store, BatchOutboxEntry);
  }

  of(batchId: string): Promise<BatchOutboxEntry | null> {
    return this.findOne({ batchId });
  }

  /**
   * The oldest file that a transport may send now (its partner is active and has one), to this partner when it is
   * given; locked until the unit of work ends, another process gets the next one. Inside a unit of work only.
   */
  async nextToSend(tradingPartnerId?: string): Promise<WaitingFile | undefined> {
    const [row] = await this.store.database.query<WaitingFile>(
      `SELECT o.id AS "entryId", o.batch_id AS "batchId", o.attempts, b.trading_partner_id AS "tradingPartnerId",
         p.transport, b.blob_id AS "blobId", b.file_name AS "fileName"
       FROM batch_outbox o
       JOIN claim_batches b ON b.company_id = o.company_id AND b.id = o.batch_id
       JOIN trading_partners p ON p.company_id = b.company_id AND p.id = b.trading_partner_id
       WHERE o.company_id = $1 AND o.state = 'queued' AND (o.next_attempt_at IS NULL OR o.next_attempt_at <= $2)
         AND p.transport <> 'none' AND p.is_active AND ($3::uuid IS NULL OR b.trading_partner_id = $3)
       ORDER BY o.created_at, o.id LIMIT 1 FOR UPDATE OF o SKIP LOCKED`,
      [this.store.clock.now(), tradingPartnerId ?? null],
    );
    return row;
  }
}
