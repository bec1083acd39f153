import { Entity } from 'typeorm';
import { Count, Instant, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { OUTBOX_STATES, type OutboxState } from './batch-status.rules.js';

/** The file of a batch on its way out: one row a batch, so that sending twice sends the same bytes once more at most. */
@Entity('batch_outbox')
export class BatchOutboxEntry extends VersionedRow {
  /** Batch; one entry each. */
  @Ref()
  batchId: string;

  /** Where the file stands. */
  @OneOf(OUTBOX_STATES)
  state: OutboxState;

  /** How often sending was tried. */
  @Count({ example: 0 })
  attempts: number;

  /** Why the last attempt failed; null when it did not. */
  @Text({ max: 1000, nullable: true })
  lastError: string | null;

  /** Not before this instant is the next attempt made; null: at once. */
  @Instant({ nullable: true })
  nextAttemptAt: string | null;

  /** When the file last went out. */
  @Instant({ nullable: true })
  sentAt: string | null;

  /** How it last went out: folder, sftp, or manual (somebody took the file to the partner's portal). */
  @Text({ max: 20, nullable: true, example: 'manual' })
  sentBy: string | null;
}
