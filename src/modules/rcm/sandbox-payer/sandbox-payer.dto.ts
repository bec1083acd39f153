import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';
import { HIGHEST_SEED } from '../x12/generator/synthetic-practice.rules.js';
import { OUTCOME_NAMES, type SandboxOutcome } from './sandbox-outcomes.codes.js';
import {
  ACKNOWLEDGEMENT_ANSWERS,
  DENIAL_GROUPS,
  ORDERS,
  OTHERS,
  REPEATS,
  type AcknowledgementAnswer,
} from './sandbox-run.rules.js';

/** What the sandbox payer is to do with one claim. */
export class SandboxClaimDto {
  /** CLM01 of the claim. */
  @ApiProperty({ type: 'string', minLength: 1, maxLength: 38, example: 'QP00004201' })
  @Matches(/^[^\r\n*~^:]{1,38}$/)
  patientControlNumber: string;

  /** What becomes of it. */
  @ApiProperty({ enum: OUTCOME_NAMES, example: 'deny' })
  @IsIn(OUTCOME_NAMES)
  outcome: SandboxOutcome;

  /** Reason (CARC) of a denial, or of the denial that is overturned; drawn where absent. */
  @ApiPropertyOptional({ type: 'string', pattern: '^[A-Z]?\\d{1,4}$', example: '50' })
  @IsOptional()
  @Matches(/^[A-Z]?\d{1,4}$/)
  carc?: string;

  /** Group of the reason; CO where absent. */
  @ApiPropertyOptional({ enum: DENIAL_GROUPS, default: 'CO' })
  @IsOptional()
  @IsIn(DENIAL_GROUPS)
  group?: (typeof DENIAL_GROUPS)[number];

  /** Remark (RARC) on the lines. */
  @ApiPropertyOptional({ type: 'string', pattern: '^(M|MA|N)\\d{1,4}$', example: 'N115' })
  @IsOptional()
  @Matches(/^(M|MA|N)\d{1,4}$/)
  remark?: string;

  /** Remark (RARC) on the claim, for instance MA130. */
  @ApiPropertyOptional({ type: 'string', pattern: '^(M|MA|N)\\d{1,4}$', example: 'MA130' })
  @IsOptional()
  @Matches(/^(M|MA|N)\d{1,4}$/)
  claimRemark?: string;
}

/** How the sandbox payer goes about a file as a whole. */
export class SandboxRulesDto {
  /** Claims that `claims` does not name: drawn by the seed (the usual, where it names none), paid, or never answered. */
  @ApiPropertyOptional({ enum: OTHERS })
  @IsOptional()
  @IsIn(OTHERS)
  others?: (typeof OTHERS)[number];

  /** TA1, 999 and 277CA: accept all · reject_set (999) · reject_interchange (TA1) · none: only remittances come. */
  @ApiPropertyOptional({ enum: ACKNOWLEDGEMENT_ANSWERS, default: 'accept' })
  @IsOptional()
  @IsIn(ACKNOWLEDGEMENT_ANSWERS)
  acknowledgements?: AcknowledgementAnswer;

  /** Whether remittances come twice: in the same bytes, or in a new envelope; seeded draws. */
  @ApiPropertyOptional({ enum: REPEATS, default: 'seeded' })
  @IsOptional()
  @IsIn(REPEATS)
  repeats?: (typeof REPEATS)[number];

  /** Whether corrections come before what they correct. */
  @ApiPropertyOptional({ enum: ORDERS, default: 'as_paid' })
  @IsOptional()
  @IsIn(ORDERS)
  order?: (typeof ORDERS)[number];
}

/** One run: which file is answered, and how. Exactly one of `batchId` and `x12FileId`. */
export class RunSandboxPayerDto {
  /** Batch whose file is answered. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  batchId?: string;

  /** Imported 837 file that is answered. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  x12FileId?: string;

  /** The same seed gives the same answers; where absent it follows from the file. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: HIGHEST_SEED, example: 42 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(HIGHEST_SEED)
  seed?: number;

  /** Day of the acknowledgements and of the first remittances (corrections come 7, late payments 14 days later); today where absent. */
  @ApiPropertyOptional({ type: 'string', format: 'date' })
  @IsOptional()
  @IsCalendarDay()
  day?: string;

  /** Claims whose outcome is not left to the seed. */
  @ApiPropertyOptional({ type: [SandboxClaimDto], maxItems: 500 })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => SandboxClaimDto)
  claims?: SandboxClaimDto[];

  /** How the file as a whole is answered. */
  @ApiPropertyOptional({ type: SandboxRulesDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => SandboxRulesDto)
  rules?: SandboxRulesDto;
}
