import { ApiProperty, ApiPropertyOptional, IntersectionType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Count, Day, OneOf } from '../../../shared/database/fields.decorator.js';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';
import { Claim } from '../claims/claim.entity.js';
import {
  CLOCK_STARTS,
  PAYER_RULE_KINDS,
  type ClockStart,
  type PayerRuleKind,
} from '../payer-rules/payer-rule.codes.js';
import { NO_FILING_DAY, type NoFilingDay } from '../claims/timely-filing.rules.js';

/** Until when a claim can be filed, and by which of the payer's terms. */
export class FilingDeadline {
  /** The term it is filed under. */
  @OneOf(PAYER_RULE_KINDS)
  kind: PayerRuleKind;

  /** The day the term is counted from; null where the last day is not known. */
  @OneOf(CLOCK_STARTS, { nullable: true })
  clockStart: ClockStart | null;

  @Day({ nullable: true })
  startOn: string | null;

  /** The last day. */
  @Day({ nullable: true })
  dueOn: string | null;

  /** Why the last day is not known. */
  @OneOf(NO_FILING_DAY, { nullable: true })
  noDueReason: NoFilingDay | null;
}

/** A claim that waits to be filed. */
export class WaitingClaim extends IntersectionType(
  PickType(Claim, [
    'id',
    'number',
    'status',
    'payerId',
    'frequencyCode',
    'responsibilityCode',
    'servedToOn',
    'chargeCents',
  ] as const),
  FilingDeadline,
) {}

export class TimelyFilingQuery {
  /** Claims that must be filed before this day, and those past their day. */
  @ApiPropertyOptional({ type: 'string', format: 'date' })
  @IsOptional()
  @IsCalendarDay()
  dueBefore?: string;

  /** So many at most. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 500, default: 100 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}

/** What must be filed next: by the last day, then by money. */
export class TimelyFilingList {
  @ApiProperty({ type: [WaitingClaim] })
  items: WaitingClaim[];

  /** All that pass the filter. */
  @Count()
  total: number;

  /** Waiting claims whose last day is not known, because the payer has no term or the clock's day is missing. */
  @Count()
  withoutDeadline: number;
}
