import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { Cents, Code, Count, OneOf, Text } from '../../../shared/database/fields.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { CLAIM_STATUSES, type ClaimStatus } from '../claims/claim-status.rules.js';
import { BatchOutboxEntry } from './batch-outbox-entry.entity.js';
import { BATCH_STATUSES, SENT_CLAIM_TYPES } from './batch-status.rules.js';
import { ClaimBatchClaim } from './claim-batch-claim.entity.js';
import { ClaimBatch } from './claim-batch.entity.js';

const ID = { type: 'string', format: 'uuid' } as const;

export class ListBatchesQuery extends ListQuery {
  /** State. */
  @ApiPropertyOptional({ enum: BATCH_STATUSES })
  @IsOptional()
  @IsIn(BATCH_STATUSES)
  status?: string;

  /** Kind of claims. */
  @ApiPropertyOptional({ enum: SENT_CLAIM_TYPES })
  @IsOptional()
  @IsIn(SENT_CLAIM_TYPES)
  claimType?: string;

  /** Trading partner. */
  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  tradingPartnerId?: string;

  /** Payer; batches of mixed payers have none. */
  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  payerId?: string;
}

export class ClaimBatchPage extends pageOf(ClaimBatch) {}

/** A batch and its file's way out. */
export class BatchDetail extends ClaimBatch {
  @ApiProperty({ type: BatchOutboxEntry })
  outbox: BatchOutboxEntry;
}

export class ListBatchClaimsQuery extends ListQuery {}

/** A claim of a batch: where it stands in the file, and what became of it. */
export class BatchClaimRow extends PickType(ClaimBatchClaim, [
  'id',
  'claimId',
  'ordinal',
  'setControlNumber',
  'hierarchyNumber',
  'firstSegment',
  'lastSegment',
] as const) {
  /** Number of the claim in the company. */
  @Count({ min: 1, example: 1042 })
  number: number;

  /** CLM01. */
  @Code({ max: 38, example: 'Q0000001042' })
  patientControlNumber: string;

  /** Charge of the claim now. */
  @Cents()
  chargeCents: number;

  /** State of the claim now. */
  @OneOf(CLAIM_STATUSES)
  status: ClaimStatus;
}

export class BatchClaimRowPage extends pageOf(BatchClaimRow) {}

/** Why a batch is sent again or withdrawn. */
export class BatchReasonDto {
  /** Reason, for the audit trail. */
  @Text({ max: 1000, example: 'The partner lost the file' })
  reason: string;
}
