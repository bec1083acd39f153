import { Entity } from 'typeorm';
import { Code, Count, Instant, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';
import { CLAIM_STATUSES, type ClaimStatus } from './claim-status.rules.js';

/** What happened to a claim. The claim's state is the fold of its events. */
@Entity('claim_events')
export class ClaimEvent extends AppendOnlyRow {
  /** Claim. */
  @Ref()
  claimId: string;

  /** 1-based in the claim. */
  @Count({ min: 1 })
  sequence: number;

  /** What: created, imported, changed, validated, voided, adjudicated, reversed, … */
  @Code({ max: 60, example: 'imported' })
  kind: string;

  /** State before; null for the first. */
  @OneOf(CLAIM_STATUSES, { nullable: true })
  fromStatus: ClaimStatus | null;

  /** State after. */
  @OneOf(CLAIM_STATUSES)
  toStatus: ClaimStatus;

  /** When it happened (the row's createdAt says when it was written). */
  @Instant()
  occurredAt: string;

  /** Claim payment, file or other record behind it. */
  @Ref({ nullable: true })
  sourceId: string | null;

  /** Reason, where one was given. */
  @Text({ max: 1000, nullable: true })
  reason: string | null;
}
