import { ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { asBoolean, ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { Payer, PAYER_TYPES } from './payer.entity.js';

/** What may be said of a new payer. */
export class CreatePayerDto extends PickType(Payer, [
  'name',
  'electronicPayerId',
  'type',
  'submissionMethod',
  'tradingPartnerId',
  'contactName',
  'contactPhone',
  'contactEmail',
  'filingLimitCount',
  'filingLimitUnit',
  'appealLimitDays',
] as const) {}

/** What may be changed later. */
export class UpdatePayerDto extends PartialType(CreatePayerDto, { skipNullProperties: false }) {}

export class ListPayersQuery extends ListQuery {
  /** Only active (or only inactive) payers. */
  @ApiPropertyOptional({ type: 'boolean' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  active?: boolean;

  /** Line of business. */
  @ApiPropertyOptional({ enum: PAYER_TYPES })
  @IsOptional()
  @IsIn(PAYER_TYPES)
  type?: string;

  /** First letters of the name, as written. */
  @ApiPropertyOptional({ type: 'string', maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  name?: string;
}

export class PayerPage extends pageOf(Payer) {}
