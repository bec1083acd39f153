import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { Text } from '../../../shared/database/fields.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { Claim } from '../claims/claim.entity.js';
import { EFFECTS } from './acknowledged-claim.rules.js';
import { Acknowledgement } from './acknowledgement.entity.js';
import { ACKNOWLEDGEMENT_KINDS, LEVELS, OUTCOMES } from './acknowledgement-outcome.rules.js';

export class ListAnswersQuery extends ListQuery {
  /** TA1, 999 or 277CA. */
  @ApiPropertyOptional({ enum: ACKNOWLEDGEMENT_KINDS })
  @IsOptional()
  @IsIn(ACKNOWLEDGEMENT_KINDS)
  kind?: string;

  /** What it is about. */
  @ApiPropertyOptional({ enum: LEVELS })
  @IsOptional()
  @IsIn(LEVELS)
  level?: string;

  /** What it means. */
  @ApiPropertyOptional({ enum: OUTCOMES })
  @IsOptional()
  @IsIn(OUTCOMES)
  outcome?: string;

  /** What it changed; `unmatched` are answers to what is not known here. */
  @ApiPropertyOptional({ enum: EFFECTS })
  @IsOptional()
  @IsIn(EFFECTS)
  effect?: string;
}

export class ListAcknowledgementsQuery extends ListAnswersQuery {
  /** Those of one file. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  x12FileId?: string;
}

export class AcknowledgementPage extends pageOf(Acknowledgement) {}

export const REJECTED_STATUSES = ['syntax_rejected', 'clearinghouse_rejected', 'payer_rejected'] as const;

export class ListRejectedClaimsQuery extends ListQuery {
  /** Rejected where: by syntax (TA1, 999), at the clearinghouse, at the payer. */
  @ApiPropertyOptional({ enum: REJECTED_STATUSES })
  @IsOptional()
  @IsIn(REJECTED_STATUSES)
  status?: string;

  /** Payer. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  payerId?: string;
}

/** A claim that came back without being adjudicated: to be mended and sent again, with frequency 1. */
export class RejectedClaim extends PickType(Claim, [
  'id',
  'number',
  'version',
  'type',
  'status',
  'patientId',
  'payerId',
  'patientControlNumber',
  'servedFromOn',
  'servedToOn',
  'chargeCents',
  'submittedAt',
] as const) {
  /** Patient, family name first. */
  @Text({ max: 100, example: 'Sample, Pat' })
  patientName: string;

  /** Payer. */
  @Text({ example: 'Example Health Plan' })
  payerName: string;

  /** The answers that reject it, the latest first; 10 at most. */
  @ApiProperty({ type: [Acknowledgement] })
  rejections: Acknowledgement[];
}

export class RejectedClaimPage extends pageOf(RejectedClaim) {}
