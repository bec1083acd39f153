import { ApiProperty, ApiPropertyOptional, IntersectionType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { Count, OneOf, Ref } from '../../../shared/database/fields.decorator.js';
import { FindingRow } from '../claims/claim-answer.dto.js';
import { ClaimFilters } from '../claims/claim-query.dto.js';
import { CLAIM_STATUSES, type ClaimStatus } from '../claims/claim-status.rules.js';
import { ClaimBatch } from './claim-batch.entity.js';

/** So many claims can be named in one submission. */
export const MOST_NAMED_CLAIMS = 2000;
/** So many claims are submitted at once: those of one transaction set. */
export const MOST_SUBMITTED_CLAIMS = 5000;

/** Which of the claims that wait to be sent (draft and validated ones); all that is given must hold. */
export class SubmissionFilter extends PickType(ClaimFilters, [
  'type',
  'patientId',
  'payerId',
  'providerId',
  'servedFrom',
  'servedTo',
] as const) {}

/** The partner that files go to, where it is not the payers' own. */
export class SubmitClaimDto {
  /** Trading partner in the place of the payers' own. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  tradingPartnerId?: string;
}

/** Which claims are submitted: those named, or the first 5,000 that pass the filter. One of the two. */
export class SubmitClaimsDto extends SubmitClaimDto {
  @ApiPropertyOptional({ type: 'array', items: { type: 'string', format: 'uuid' }, maxItems: MOST_NAMED_CLAIMS })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_NAMED_CLAIMS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  claimIds?: string[];

  @ApiPropertyOptional({ type: SubmissionFilter })
  @IsOptional()
  @ValidateNested()
  @Type(() => SubmissionFilter)
  filter?: SubmissionFilter;
}

/** One thing that is wrong with a claim that was to be submitted. */
export class SubmissionFinding extends PickType(FindingRow, [
  'code',
  'severity',
  'segment',
  'path',
  'message',
] as const) {}

/** What became of one claim. */
export class SubmittedClaimResult {
  /** Claim. */
  @Ref()
  claimId: string;

  /** queued: it is in a batch · refused: it is not, and the findings say why. */
  @OneOf(['queued', 'refused'])
  outcome: 'queued' | 'refused';

  /** State of the claim now; null when there is no such claim. */
  @OneOf(CLAIM_STATUSES, { nullable: true })
  status: ClaimStatus | null;

  /** Batch it is in; null when it was refused. */
  @Ref({ nullable: true })
  batchId: string | null;

  /** Everything that was found, errors and warnings. */
  @ApiProperty({ type: [SubmissionFinding] })
  findings: SubmissionFinding[];
}

/** What became of a submission: accepted claims are queued in batches, refused ones come back with their problems. */
export class ClaimSubmission {
  /** Claims that are queued now. */
  @Count({ example: 118 })
  queuedCount: number;

  /** Claims that were refused. */
  @Count({ example: 2 })
  refusedCount: number;

  /** Whether the filter holds for more claims than can be submitted at once: submit again. */
  @ApiProperty({ type: 'boolean', example: false })
  hasMore: boolean;

  /** The batches made: one for each trading partner and claim type. */
  @ApiProperty({ type: [ClaimBatch] })
  batches: ClaimBatch[];

  /** Each claim, refused ones first. */
  @ApiProperty({ type: [SubmittedClaimResult] })
  claims: SubmittedClaimResult[];
}

/** A claim that was submitted alone. */
export class SingleSubmission extends IntersectionType(SubmittedClaimResult) {
  @ApiProperty({ type: ClaimBatch })
  batch: ClaimBatch;
}
