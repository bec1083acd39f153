import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { Ref, Text } from '../../../shared/database/fields.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { BreachAssessment } from './breach-assessment.entity.js';
import { BreachConfirmation } from './breach-confirmation.entity.js';
import { BreachNotice } from './breach-notice.entity.js';
import { BreachResidents } from './breach-residents.entity.js';
import {
  DUTY_STATES,
  type DutyState,
  INCIDENT_KINDS,
  INCIDENT_STATUSES,
  NOTICE_RECIPIENTS,
  type NoticeRecipient,
  type Standing,
  STANDINGS,
} from './incident.codes.js';
import { IncidentEvent } from './incident-event.entity.js';
import { SecurityIncident } from './security-incident.entity.js';

const DAY = { type: 'string', format: 'date' } as const;

/** What is known of a new incident. */
export class ReportIncidentDto extends PickType(SecurityIncident, [
  'title',
  'description',
  'kind',
  'occurredOn',
  'discoveredOn',
] as const) {}

/** What may be changed while it is open. */
export class UpdateIncidentDto extends PartialType(
  PickType(SecurityIncident, [
    'title',
    'description',
    'kind',
    'occurredOn',
    'discoveredOn',
    'delayedUntil',
    'delayReason',
  ] as const),
  { skipNullProperties: false },
) {}

/** Residents of one State among the affected. */
export class StateResidentsDto extends PickType(BreachResidents, ['state', 'residents'] as const) {}

/** An assessment; what it comes to is derived. */
export class AssessBreachDto extends IntersectionType(
  PickType(BreachAssessment, [
    'involvesPhi',
    'isPhiSecured',
    'exception',
    'nature',
    'natureLevel',
    'recipient',
    'recipientLevel',
    'acquisition',
    'acquisitionLevel',
    'mitigation',
    'mitigationLevel',
    'isLowProbability',
    'rationale',
    'affectedIndividuals',
  ] as const),
) {
  /** Residents by State, as far as they are known. */
  @ApiPropertyOptional({ type: [StateResidentsDto], maxItems: 60 })
  @IsOptional()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => StateResidentsDto)
  states?: StateResidentsDto[];
}

/** Which assessment is confirmed: the latest one, as it was read. */
export class ConfirmAssessmentDto extends PickType(BreachConfirmation, ['reason'] as const) {
  /** The assessment. */
  @Ref()
  assessmentId: string;
}

export class RecordNoticeDto extends PickType(BreachNotice, [
  'recipient',
  'state',
  'notifiedOn',
  'method',
  'reference',
] as const) {}

/** Why it is closed or reopened. */
export class IncidentReasonDto {
  /** Reason. */
  @Text({ max: 2000, example: 'All notices are out' })
  reason: string;
}

export class ListIncidentsQuery extends ListQuery {
  /** Status. */
  @ApiPropertyOptional({ enum: INCIDENT_STATUSES })
  @IsOptional()
  @IsIn(INCIDENT_STATUSES)
  status?: string;

  /** Kind. */
  @ApiPropertyOptional({ enum: INCIDENT_KINDS })
  @IsOptional()
  @IsIn(INCIDENT_KINDS)
  kind?: string;
}

/** One notification that is owed. */
export class NoticeDutyView {
  /** Whom. */
  @ApiProperty({ enum: NOTICE_RECIPIENTS })
  recipient: NoticeRecipient;

  /** State of the media. */
  @ApiProperty({ type: 'string', nullable: true, example: null })
  state: string | null;

  /** Last day. */
  @ApiProperty({ ...DAY, example: '2026-08-09' })
  dueOn: string;

  /** Day of the first notice. */
  @ApiProperty({ ...DAY, nullable: true, example: null })
  notifiedOn: string | null;

  /** Due, overdue, done, or done late. */
  @ApiProperty({ enum: DUTY_STATES, example: 'due' })
  dutyState: DutyState;
}

/** An assessment with the residents by State and its confirmation. */
export class BreachAssessmentView extends BreachAssessment {
  /** Residents by State. */
  @ApiProperty({ type: [StateResidentsDto] })
  states: StateResidentsDto[];

  /** Confirmation; null until somebody else has given it. */
  @ApiProperty({ type: BreachConfirmation, nullable: true })
  confirmation: BreachConfirmation | null;
}

/** An incident with its clocks today. */
export class IncidentView extends SecurityIncident {
  /** What it counts as. */
  @ApiProperty({ enum: STANDINGS, example: 'presumed_breach' })
  standing: Standing;

  /** Notifications that it asks for. */
  @ApiProperty({ type: [NoticeDutyView] })
  duties: NoticeDutyView[];

  /** Days left until the first one that is owed; negative: overdue. */
  @ApiProperty({ type: 'integer', nullable: true, example: 60 })
  daysLeft: number | null;
}

export class IncidentViewPage extends pageOf(IncidentView) {}

/** An incident with its history. */
export class IncidentDetails extends IncidentView {
  /** Assessments, the oldest first. */
  @ApiProperty({ type: [BreachAssessmentView] })
  assessments: BreachAssessmentView[];

  /** Notices, the oldest first. */
  @ApiProperty({ type: [BreachNotice] })
  notices: BreachNotice[];

  /** Opened, closed, reopened. */
  @ApiProperty({ type: [IncidentEvent] })
  events: IncidentEvent[];
}
