import { ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { IsCalendarDay } from '../database/is-calendar-day.decorator.js';
import { EmptyIsNothing } from '../http/empty-is-nothing.decorator.js';
import { ListAuditEventsQuery } from './audit-event.dto.js';

export const EXPORT_FORMATS = ['jsonl', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a form of the page sends: days (UTC) instead of instants. */
export class AuditPageQuery {
  @EmptyIsNothing()
  @IsOptional()
  @IsCalendarDay()
  fromDay?: string;

  @EmptyIsNothing()
  @IsOptional()
  @IsCalendarDay()
  toDay?: string;

  @EmptyIsNothing()
  @IsOptional()
  @IsUUID()
  actorId?: string;

  @EmptyIsNothing()
  @IsOptional()
  @MaxLength(100)
  action?: string;

  @EmptyIsNothing()
  @IsOptional()
  @MaxLength(100)
  entity?: string;

  @EmptyIsNothing()
  @IsOptional()
  @IsUUID()
  entityId?: string;

  @IsOptional()
  @MaxLength(2000)
  cursor?: string;
}

/** Which events are exported. */
export class ExportAuditEventsQuery extends PickType(ListAuditEventsQuery, [
  'actorId',
  'action',
  'outcome',
  'entity',
  'entityId',
  'from',
  'to',
] as const) {
  /** JSON lines with each event in its canonical text, or the columns as CSV. */
  @ApiPropertyOptional({ enum: EXPORT_FORMATS, default: 'jsonl' })
  @IsOptional()
  @IsIn(EXPORT_FORMATS)
  format?: ExportFormat;
}
