import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';
import { asBoolean, ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import {
  PROGRAMS,
  REQUIREMENT_STATUSES,
  type RequirementStatus,
  STATUS_REASONS,
  type StatusReason,
} from './requirement.codes.js';
import { Requirement } from './requirement.entity.js';
import { RequirementPeriod } from './requirement-period.entity.js';

const SAID_OF_ALL = ['program', 'category', 'title', 'frequency'] as const;
const MAY_BE_SAID = [
  'description',
  'citation',
  'owner',
  'isMandatory',
  'requiredEvidence',
  'recurrenceRule',
  'firstEndsOn',
  'dueMonthsAfterEnd',
] as const;

/** What may be said of a new requirement; its status follows from what is recorded. */
export class CreateRequirementDto extends IntersectionType(
  PickType(Requirement, SAID_OF_ALL),
  PartialType(PickType(Requirement, [...MAY_BE_SAID, 'startsOn'] as const), { skipNullProperties: false }),
) {}

/** What may be changed later. Periods that have begun stay as they are. */
export class UpdateRequirementDto extends PartialType(
  PickType(Requirement, [...SAID_OF_ALL, ...MAY_BE_SAID] as const),
  { skipNullProperties: false },
) {}

/** The day whose state is asked for. */
export class AsOfQuery {
  /** Day whose state is wanted, from what was recorded by its end in the company's time zone; today when left out. */
  @ApiPropertyOptional({ type: 'string', format: 'date' })
  @IsOptional()
  @IsCalendarDay()
  asOf?: string;
}

export class ListRequirementsQuery extends IntersectionType(ListQuery, AsOfQuery) {
  /** Programme. */
  @ApiPropertyOptional({ enum: PROGRAMS })
  @IsOptional()
  @IsIn(PROGRAMS)
  program?: string;

  /** Category, as written. */
  @ApiPropertyOptional({ type: 'string', maxLength: 100 })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  category?: string;

  /** Derived status on the day. */
  @ApiPropertyOptional({ enum: REQUIREMENT_STATUSES })
  @IsOptional()
  @IsIn(REQUIREMENT_STATUSES)
  status?: RequirementStatus;

  /** Only mandatory (or only optional) ones. */
  @ApiPropertyOptional({ type: 'boolean' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  mandatory?: boolean;
}

export class ListOverdueRequirementsQuery extends IntersectionType(ListQuery, AsOfQuery) {
  /** Programme. */
  @ApiPropertyOptional({ enum: PROGRAMS })
  @IsOptional()
  @IsIn(PROGRAMS)
  program?: string;
}

const DAY = { type: 'string', format: 'date' } as const;

/** A requirement as it stood on a day. */
export class RequirementView extends PickType(Requirement, [
  'id',
  'version',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'program',
  'category',
  'title',
  'description',
  'citation',
  'owner',
  'isMandatory',
  'requiredEvidence',
  'frequency',
  'recurrenceRule',
  'startsOn',
  'firstEndsOn',
  'recursFrom',
  'dueMonthsAfterEnd',
  'contentHash',
  'revision',
  'defaultKey',
] as const) {
  /** Day of the status. */
  @ApiProperty({ ...DAY, example: '2026-06-30' })
  asOf: string;

  /** Derived from exemptions, findings, periods, attestations and their evidence. */
  @ApiProperty({ enum: REQUIREMENT_STATUSES, example: 'in_progress' })
  status: RequirementStatus;

  /** Why it has this status. */
  @ApiProperty({ enum: STATUS_REASONS, example: 'NOT_ATTESTED' })
  statusReason: StatusReason;

  /** Due day of the next period without an attestation; null: none. */
  @ApiProperty({ ...DAY, nullable: true, example: '2026-12-31' })
  nextDueOn: string | null;

  /** Due day of the last period, when that was missed and no exemption is in force. */
  @ApiProperty({ ...DAY, nullable: true, example: null })
  overdueSince: string | null;

  /** Attestation that covers the day. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, example: null })
  attestationId: string | null;

  /** Last day that it covers with its evidence. */
  @ApiProperty({ ...DAY, nullable: true, example: null })
  attestedUntil: string | null;
}

export class RequirementViewPage extends pageOf(RequirementView) {}

export const PERIOD_STATES = ['met', 'missed', 'open', 'upcoming'] as const;
export type PeriodState = (typeof PERIOD_STATES)[number];

/** A period as it stood on a day. */
export class RequirementPeriodView extends PickType(RequirementPeriod, [
  'id',
  'requirementId',
  'startsOn',
  'endsOn',
  'dueOn',
] as const) {
  /** Met, missed, open (begun and neither), or upcoming. */
  @ApiProperty({ enum: PERIOD_STATES, example: 'open' })
  state: PeriodState;

  /** Attestation that meets it. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, example: null })
  attestationId: string | null;
}

export class RequirementPeriodViewPage extends pageOf(RequirementPeriodView) {}

export class ListRequirementPeriodsQuery extends IntersectionType(ListQuery, AsOfQuery) {}

/** What installing the default requirements has added. */
export class InstalledRequirements {
  /** The added ones; those that were there already are left as they are. */
  @ApiProperty({ type: [RequirementView] })
  added: RequirementView[];
}
