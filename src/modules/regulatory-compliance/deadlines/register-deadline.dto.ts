import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { DEADLINE_KINDS, type DeadlineKind } from './register-deadline.codes.js';

const DAY = { type: 'string', format: 'date' } as const;

export class ListRegisterDeadlinesQuery extends PickType(ListQuery, ['limit', 'cursor'] as const) {
  /** Kind. */
  @ApiPropertyOptional({ enum: DEADLINE_KINDS })
  @IsOptional()
  @IsIn(DEADLINE_KINDS)
  kind?: DeadlineKind;

  /** What falls due on this day or before; in 30 days when left out. */
  @ApiPropertyOptional(DAY)
  @IsOptional()
  @IsCalendarDay()
  dueBy?: string;
}

/** Something that falls due. Names no patient. */
export class RegisterDeadline {
  /** Kind. */
  @ApiProperty({ enum: DEADLINE_KINDS })
  kind: DeadlineKind;

  /** The record: incident, agreement, course, request, submission. */
  @ApiProperty({ type: 'string', format: 'uuid' })
  recordId: string;

  /** What it is about, beyond the record: whom to notify, who is to be trained, the year. */
  @ApiProperty({ type: 'string', example: 'individuals' })
  detail: string;

  /** In words. */
  @ApiProperty({ type: 'string', example: 'Notice of a breach: individuals' })
  title: string;

  /** Last day. */
  @ApiProperty({ ...DAY, example: '2026-08-09' })
  dueOn: string;

  /** Whether that day has passed. */
  @ApiProperty({ type: 'boolean', example: false })
  isOverdue: boolean;
}

export class RegisterDeadlinePage extends pageOf(RegisterDeadline) {}
