import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';
import { ListQuery } from '../../../shared/http/list.dto.js';
import { CLAIM_TYPES } from './claim.rules.js';
import { CLAIM_STATUSES } from './claim-status.rules.js';

const ID = { type: 'string', format: 'uuid' } as const;
const DAY = { type: 'string', format: 'date', example: '2026-06-30' } as const;

/** What a list of claims may be narrowed to; all that is given must hold. */
export class ClaimFilters {
  /** State. */
  @ApiPropertyOptional({ enum: CLAIM_STATUSES })
  @IsOptional()
  @IsIn(CLAIM_STATUSES)
  status?: string;

  /** Kind of claim. */
  @ApiPropertyOptional({ enum: CLAIM_TYPES })
  @IsOptional()
  @IsIn(CLAIM_TYPES)
  type?: string;

  /** Patient. */
  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  patientId?: string;

  /** Payer. */
  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  payerId?: string;

  /** Rendering or billing provider. */
  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  providerId?: string;

  /** First day of service from this day on. */
  @ApiPropertyOptional(DAY)
  @IsOptional()
  @IsCalendarDay()
  servedFrom?: string;

  /** First day of service up to this day. */
  @ApiPropertyOptional(DAY)
  @IsOptional()
  @IsCalendarDay()
  servedTo?: string;
}

export class ListClaimsQuery extends IntersectionType(ListQuery, ClaimFilters) {}

export class SearchClaimsQuery extends ListQuery {}

/** The same filters, and the numbers that belong to one patient and so not into a URL. */
export class SearchClaimsDto extends ClaimFilters {
  /** Number of the claim in the company. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 2_147_483_647, example: 1042 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  number?: number;

  /** CLM01, trimmed and in either case. */
  @ApiPropertyOptional({ type: 'string', minLength: 1, maxLength: 38, example: 'Q0000001042' })
  @IsOptional()
  @IsString()
  @Length(1, 38)
  patientControlNumber?: string;

  /** CLP07, exactly. */
  @ApiPropertyOptional({ type: 'string', minLength: 1, maxLength: 50 })
  @IsOptional()
  @IsString()
  @Length(1, 50)
  payerControlNumber?: string;
}
