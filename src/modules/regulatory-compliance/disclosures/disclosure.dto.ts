import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { Text } from '../../../shared/database/fields.decorator.js';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { DISCLOSURE_PURPOSES } from './disclosure.codes.js';
import { Disclosure } from './disclosure.entity.js';

const DAY = { type: 'string', format: 'date' } as const;

/** The individual: by the clinical record, or in words; one of the two. */
export class IndividualDto extends PickType(Disclosure, ['patientId', 'patientName'] as const) {}

export class RecordDisclosureDto extends IntersectionType(
  IndividualDto,
  PickType(Disclosure, [
    'disclosedOn',
    'lastOn',
    'times',
    'recipient',
    'recipientAddress',
    'description',
    'purpose',
    'basis',
  ] as const),
) {}

export class UpdateDisclosureDto extends PartialType(
  PickType(Disclosure, ['recipient', 'recipientAddress', 'description', 'basis'] as const),
  { skipNullProperties: false },
) {}

/** Why it was recorded in error. */
export class VoidDisclosureDto {
  /** Reason. */
  @Text({ max: 1000, example: 'Recorded for the wrong person' })
  reason: string;
}

export class ListDisclosuresQuery extends ListQuery {
  /** Purpose. */
  @ApiPropertyOptional({ enum: DISCLOSURE_PURPOSES })
  @IsOptional()
  @IsIn(DISCLOSURE_PURPOSES)
  purpose?: string;

  /** First day. */
  @ApiPropertyOptional(DAY)
  @IsOptional()
  @IsCalendarDay()
  fromOn?: string;

  /** Last day. */
  @ApiPropertyOptional(DAY)
  @IsOptional()
  @IsCalendarDay()
  toOn?: string;
}

export class DisclosurePage extends pageOf(Disclosure) {}

/** Whose accounting is asked for, and for which days; six years back at most. */
export class AccountForDto extends IndividualDto {
  /** First day. */
  @ApiPropertyOptional(DAY)
  @IsOptional()
  @IsCalendarDay()
  fromOn?: string;

  /** Last day. */
  @ApiPropertyOptional(DAY)
  @IsOptional()
  @IsCalendarDay()
  toOn?: string;
}

/** The accounting of disclosures of one individual (164.528). */
export class DisclosureAccounting {
  /** First day that it covers. */
  @ApiProperty({ ...DAY, example: '2020-06-30' })
  fromOn: string;

  /** Last day. */
  @ApiProperty({ ...DAY, example: '2026-06-30' })
  toOn: string;

  /** Disclosures to be accounted for, the oldest first. */
  @ApiProperty({ type: [Disclosure] })
  items: Disclosure[];

  /** Disclosures that the rule leaves out. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 0 })
  exempt: number;
}
