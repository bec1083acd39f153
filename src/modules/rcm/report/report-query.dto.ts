import { IsOptional, IsUUID } from 'class-validator';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';
import { EmptyIsNothing } from '../../../shared/http/empty-is-nothing.decorator.js';
import type { ClaimsFilter } from '../statistics/claims-filter.rules.js';

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
