import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { Text } from '../../../shared/database/fields.decorator.js';
import { asBoolean, ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { ACTION_STATUSES } from './corrective-action.codes.js';
import { CorrectiveAction } from './corrective-action.entity.js';
import { CorrectiveActionEvent } from './corrective-action-event.entity.js';

const PLAN = ['title', 'description', 'owner', 'dueOn'] as const;

export class PlanCorrectiveActionDto extends PickType(CorrectiveAction, ['findingId', ...PLAN] as const) {}

/** What may be changed until the action is verified. */
export class UpdateCorrectiveActionDto extends PartialType(PickType(CorrectiveAction, PLAN), {
  skipNullProperties: false,
}) {}

/** What was done. */
export class ActionNoteDto {
  /** What was done, tested or found missing. */
  @Text({ max: 2000, example: 'Tested on two workstations: sessions end after ten minutes' })
  note: string;
}

export class ListCorrectiveActionsQuery extends ListQuery {
  /** Finding. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  findingId?: string;

  /** Where it stands. */
  @ApiPropertyOptional({ enum: ACTION_STATUSES })
  @IsOptional()
  @IsIn(ACTION_STATUSES)
  status?: string;

  /** Only those that were due before today and are not completed. */
  @ApiPropertyOptional({ type: 'boolean' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  isOverdue?: boolean;
}

export class CorrectiveActionPage extends pageOf(CorrectiveAction) {}

/** A corrective action with what happened to it. */
export class CorrectiveActionDetails extends CorrectiveAction {
  /** What happened, the oldest first. */
  @ApiProperty({ type: [CorrectiveActionEvent] })
  events: CorrectiveActionEvent[];

  /** Whether it was due before today and is not completed. */
  @ApiProperty({ type: 'boolean', example: false })
  isOverdue: boolean;
}
