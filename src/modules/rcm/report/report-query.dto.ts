import { Transform } from 'class-transformer';
import { IsOptional, IsUUID } from 'class-validator';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';
import type { ClaimsFilter } from '../statistics/claims-filter.rules.js';

/** A form sends what is not filled in as an empty text. */
const EmptyIsNothing = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

/** What the filters of the report page send. */
export class ReportPageQuery implements ClaimsFilter {
  @EmptyIsNothing()
  @IsOptional()
  @IsCalendarDay()
  from?: string;

  @EmptyIsNothing()
  @IsOptional()
  @IsCalendarDay()
  to?: string;

  @EmptyIsNothing()
  @IsOptional()
  @IsUUID()
  payerId?: string;

  @EmptyIsNothing()
  @IsOptional()
  @IsUUID()
  providerId?: string;

  @EmptyIsNothing()
  @IsOptional()
  @IsUUID()
  facilityId?: string;
}
