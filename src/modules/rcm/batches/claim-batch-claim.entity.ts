import { Entity } from 'typeorm';
import { Code, Count, Ref } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** A claim in a batch, and where in the file it stands: an acknowledgement that names a segment finds it by that. */
@Entity('claim_batch_claims')
export class ClaimBatchClaim extends AppendOnlyRow {
  /** Batch. */
  @Ref()
  batchId: string;

  /** Claim. */
  @Ref()
  claimId: string;

  /** 1-based in the batch. */
  @Count({ min: 1, example: 1 })
  ordinal: number;

  /** ST02 of the transaction set it stands in: what a 999 answers to (AK202). */
  @Code({ max: 9, pattern: /^\d{4,9}$/, example: '0001' })
  setControlNumber: string;

  /** HL01 of the loop that the claim hangs on: its subscriber's (22) or its patient's (23). */
  @Count({ min: 1, example: 2 })
  hierarchyNumber: number;

  /** First segment that is this claim's alone, 1-based inside ST: its own HL loops, where it opened them, else its CLM. */
  @Count({ min: 1, example: 7 })
  firstSegment: number;

  /** Its last segment, 1-based inside ST. */
  @Count({ min: 1, example: 31 })
  lastSegment: number;
}
