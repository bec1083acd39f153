import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { Cents, Day, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { ClaimPayment } from '../eras/claim-payment.entity.js';
import { CLAIM_STATUSES, type ClaimStatus } from '../claims/claim-status.rules.js';
import type { LikenessReason } from './candidate.rules.js';

/** Why a claim payment waits for a human: no claim, or one that cannot be posted by itself. */
export const QUEUE_REASONS = [
  'CLAIM_NOT_FOUND',
  'CLAIM_CANDIDATES',
  'PCN_AMBIGUOUS',
  'CLAIM_NOT_POSTABLE',
  'REVERSAL_WITHOUT_ORIGINAL',
  'GROUP_CODE_UNKNOWN',
  'INFORMATIONAL_WITH_MONEY',
] as const;

const LIKENESSES = ['patient_control_number', 'payer_control_number', 'payer', 'member_id', 'service_date', 'charge'];

/** A claim that a claim payment may be about. */
export class PaymentCandidate {
  /** Claim. */
  @Ref()
  claimId: string;

  /** CLM01. */
  @Text({ max: 50 })
  patientControlNumber: string;

  /** Where the claim stands; not all can be posted on. */
  @OneOf(CLAIM_STATUSES)
  status: ClaimStatus;

  /** Total charge. */
  @Cents()
  chargeCents: number;

  /** First day of service. */
  @Day({ nullable: true })
  servedFromOn: string | null;

  /** How much speaks for it, 0 to 100. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100, example: 45 })
  score: number;

  /** What does. */
  @ApiProperty({ type: 'array', items: { type: 'string', enum: LIKENESSES } })
  reasons: LikenessReason[];
}

/** A claim payment that waits for a human, with the claims that it may be about, the likeliest first. */
export class UnmatchedPayment extends ClaimPayment {
  @ApiProperty({ type: [PaymentCandidate] })
  candidates: PaymentCandidate[];
}

export class UnmatchedPaymentPage extends pageOf(UnmatchedPayment) {}

export class ListUnmatchedPaymentsQuery extends ListQuery {
  /** Why it waits. */
  @ApiPropertyOptional({ enum: QUEUE_REASONS })
  @IsOptional()
  @IsIn(QUEUE_REASONS)
  reason?: string;

  /** Of this remittance. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  eraId?: string;
}

/** The claim that a claim payment is about. */
export class MatchPaymentDto {
  /** Claim. */
  @Ref()
  claimId: string;
}

/** Why a claim payment is never posted. */
export class DismissPaymentDto {
  /** For its history. */
  @Text({ max: 500, example: 'Not a patient of ours; returned to the payer' })
  reason: string;
}

/** Why a held claim payment is posted as it stands. */
export class ReleasePaymentDto extends DismissPaymentDto {
  /** The claim it is about, where none was found. */
  @Ref({ nullable: true })
  claimId?: string;
}
