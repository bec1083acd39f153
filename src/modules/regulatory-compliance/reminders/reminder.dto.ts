import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { REMINDER_KINDS, REMINDER_STATES, type ReminderKind, type ReminderState } from './reminder.codes.js';

export const DEFAULT_DAYS_AHEAD = 30;

/** Something that falls due. */
export class Reminder {
  /** The same as long as the same thing is due on the same day. */
  @ApiProperty({ type: 'string', example: 'requirement/01900000-0000-7000-8000-000000000001/2026-12-31' })
  id: string;

  /** What falls due. */
  @ApiProperty({ enum: REMINDER_KINDS })
  kind: ReminderKind;

  /** The record. */
  @ApiProperty({ type: 'string', format: 'uuid' })
  recordId: string;

  /** When. */
  @ApiProperty({ type: 'string', format: 'date' })
  dueOn: string;

  /** Due, or overdue: before today in the company's time zone. */
  @ApiProperty({ enum: REMINDER_STATES })
  state: ReminderState;

  /** Title of the record. */
  @ApiProperty({ type: 'string' })
  title: string;

  /** Who is responsible, where somebody is named. */
  @ApiProperty({ type: 'string', nullable: true })
  owner: string | null;
}

export class ReminderPage extends pageOf(Reminder) {}

export class ListRemindersQuery extends ListQuery {
  /** Only what is due, or only what is overdue. */
  @ApiPropertyOptional({ enum: REMINDER_STATES })
  @IsOptional()
  @IsIn(REMINDER_STATES)
  state?: ReminderState;

  /** Only this kind. */
  @ApiPropertyOptional({ enum: REMINDER_KINDS })
  @IsOptional()
  @IsIn(REMINDER_KINDS)
  kind?: ReminderKind;

  /** How many days ahead to look. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 366, default: DEFAULT_DAYS_AHEAD })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(366)
  daysAhead?: number;
}
