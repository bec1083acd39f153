import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { Json, Text } from '../../../shared/database/fields.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { MipsDecision } from './mips-decision.entity.js';
import { MipsReceipt } from './mips-receipt.entity.js';
import { MIPS_STATUSES, type MipsStatus } from './mips-submission.codes.js';
import { MipsSubmission } from './mips-submission.entity.js';

/** New content of a submission that has not gone out. */
export class ReplaceMipsContentDto {
  /** QPP JSON: a submission, or one in the envelope of CMS's API. */
  @Json({ example: { entityType: 'individual', performanceYear: 2025 } })
  qpp: Record<string, unknown>;
}

/** A submission as it is entered. Who enters it is taken from the token. */
export class EnterMipsSubmissionDto extends IntersectionType(
  ReplaceMipsContentDto,
  PartialType(PickType(MipsSubmission, ['correctsId'] as const), { skipNullProperties: false }),
) {}

/** Said of the file that is sent, in the query or as a field of the form. */
export class UploadMipsSubmissionQuery {
  /** The submission that this one corrects. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  correctsId?: string;
}

export class ListMipsSubmissionsQuery extends ListQuery {
  /** Performance year. */
  @ApiPropertyOptional({ type: 'integer', minimum: 2017, maximum: 9999 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2017)
  @Max(9999)
  year?: number;

  /** Status. */
  @ApiPropertyOptional({ enum: MIPS_STATUSES })
  @IsOptional()
  @IsIn(MIPS_STATUSES)
  status?: MipsStatus;
}

export class MipsSubmissionPage extends pageOf(MipsSubmission) {}

/** One thing that is wrong with the content. */
export class MipsProblem {
  /** Stable code. */
  @ApiProperty({ type: 'string', example: 'TIN_INVALID' })
  code: string;

  /** What is wrong. */
  @ApiProperty({ type: 'string', example: 'a TIN has nine digits' })
  message: string;

  /** JSON pointer into the content. */
  @ApiProperty({ type: 'string', example: '/taxpayerIdentificationNumber' })
  pointer: string;
}

/** The final score, where it can be computed. */
export class MipsScore {
  /** Points from 0 to 100; null when they cannot be computed. */
  @ApiProperty({ type: 'number', nullable: true, minimum: 0, maximum: 100, example: null })
  score: number | null;

  /** Why there is no score; null when there is one. */
  @ApiProperty({ type: 'string', nullable: true, example: 'QualityMeasures computes the score; it is not installed' })
  reason: string | null;
}

/** A submission with all that is known of it. */
export class MipsSubmissionDetails extends MipsSubmission {
  /** All that is wrong with its content. */
  @ApiProperty({ type: [MipsProblem] })
  problems: MipsProblem[];

  /** Its score. */
  @ApiProperty({ type: MipsScore })
  scoring: MipsScore;

  /** Receipt; null until it was submitted. */
  @ApiProperty({ type: MipsReceipt, nullable: true })
  receipt: MipsReceipt | null;

  /** What CMS answered; null until somebody has entered it. */
  @ApiProperty({ type: MipsDecision, nullable: true })
  decision: MipsDecision | null;

  /** The submission that corrects this one. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, example: null })
  correctedById: string | null;
}

/** What is attested with the submission. */
export class SubmitMipsDto extends PickType(MipsReceipt, ['statement', 'signerTitle'] as const) {}

export class AcceptMipsDto extends PickType(MipsDecision, ['reference', 'decidedOn'] as const) {}

export class RejectMipsDto extends AcceptMipsDto {
  /** Why it was rejected. */
  @Text({ max: 2000, example: 'Duplicate measurement set' })
  reason: string;
}

/** Why it is withdrawn. */
export class WithdrawMipsDto extends PickType(RejectMipsDto, ['reason'] as const) {}
