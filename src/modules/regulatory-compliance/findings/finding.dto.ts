import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { Text } from '../../../shared/database/fields.decorator.js';
import { asBoolean, ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { CorrectiveAction } from '../corrective-actions/corrective-action.entity.js';
import { AsOfQuery } from '../requirements/requirement.dto.js';
import { AuditFinding } from './audit-finding.entity.js';
import { AuditFindingEvent } from './audit-finding-event.entity.js';
import { FINDING_SEVERITIES, FINDING_STATES, type FindingState } from './finding.codes.js';
import { FindingDeadline } from './finding-deadline.entity.js';

export const FINDING_FIELDS = [
  'id',
  'version',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'findingNumber',
  'auditId',
  'requirementId',
  'title',
  'description',
  'rootCause',
] as const;

/** What was found. Outside of an audit `auditId` is left out. */
export class OpenFindingDto extends PickType(AuditFinding, [
  'auditId',
  'requirementId',
  'severity',
  'title',
  'description',
  'rootCause',
] as const) {}

/** What may be changed; severity and state have acts of their own. */
export class UpdateFindingDto extends PartialType(
  PickType(AuditFinding, ['title', 'description', 'rootCause'] as const),
  { skipNullProperties: false },
) {}

export class FindingReasonDto {
  /** Why. */
  @Text({ max: 1000, example: 'Waiting for the vendor, who answers in July' })
  reason: string;
}

export class RegradeFindingDto extends IntersectionType(
  FindingReasonDto,
  PickType(AuditFindingEvent, ['severity'] as const),
) {}

export class ListFindingsQuery extends IntersectionType(ListQuery, AsOfQuery) {
  /** Audit. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  auditId?: string;

  /** Requirement. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  requirementId?: string;

  /** Severity on the day. */
  @ApiPropertyOptional({ enum: FINDING_SEVERITIES })
  @IsOptional()
  @IsIn(FINDING_SEVERITIES)
  severity?: string;

  /** State on the day. */
  @ApiPropertyOptional({ enum: FINDING_STATES })
  @IsOptional()
  @IsIn(FINDING_STATES)
  state?: string;

  /** Only overdue ones, or only others. */
  @ApiPropertyOptional({ type: 'boolean' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  isOverdue?: boolean;
}

const DAY = { type: 'string', format: 'date' } as const;

/** A finding as it stood on a day; `severity` is that of the day. */
export class FindingView extends PickType(AuditFinding, [...FINDING_FIELDS, 'severity'] as const) {
  /** Day of the state. */
  @ApiProperty({ ...DAY, example: '2026-07-01' })
  asOf: string;

  /** Open, paused (open, its clock standing still) or closed. */
  @ApiProperty({ enum: FINDING_STATES, example: 'open' })
  state: FindingState;

  /** Day on which it is due; null: its clock stands or it is closed. */
  @ApiProperty({ ...DAY, nullable: true, example: '2026-07-30' })
  dueOn: string | null;

  /** Whether that day has passed. */
  @ApiProperty({ type: 'boolean', example: false })
  isOverdue: boolean;
}

export class FindingViewPage extends pageOf(FindingView) {}

/** A finding with what happened to it and what is done about it. */
export class FindingDetails extends FindingView {
  /** What happened by the day, the oldest first. */
  @ApiProperty({ type: [AuditFindingEvent] })
  events: AuditFindingEvent[];

  /** Corrective actions as they are now. */
  @ApiProperty({ type: [CorrectiveAction] })
  correctiveActions: CorrectiveAction[];
}

/** Days for a severity, from today on when no day is said. */
export class SetFindingDeadlineDto extends IntersectionType(
  PickType(FindingDeadline, ['severity', 'days'] as const),
  PartialType(PickType(FindingDeadline, ['appliesFrom'] as const), { skipNullProperties: false }),
) {}

/** Days in force for a severity. */
export class DeadlineInForce extends PickType(FindingDeadline, ['severity', 'days'] as const) {}

/** What is in force on a day, and all that was ever set. */
export class FindingDeadlines {
  /** In force. */
  @ApiProperty({ type: [DeadlineInForce] })
  inForce: DeadlineInForce[];

  /** As they were set, the oldest first. */
  @ApiProperty({ type: [FindingDeadline] })
  settings: FindingDeadline[];
}
