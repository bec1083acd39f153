import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { Text } from '../../../shared/database/fields.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { TRAINING_STATES, type TrainingState } from './training.codes.js';
import { TrainingCourse } from './training-course.entity.js';
import { TrainingRecord } from './training-record.entity.js';

const DAY = { type: 'string', format: 'date' } as const;
const ID = { type: 'string', format: 'uuid' } as const;

export class CreateTrainingCourseDto extends PickType(TrainingCourse, [
  'title',
  'description',
  'validMonths',
  'firstDueDays',
  'roles',
] as const) {}

/** What may be changed; trainings that were taken count as long as was said then. */
export class UpdateTrainingCourseDto extends PartialType(
  PickType(TrainingCourse, ['title', 'description', 'validMonths', 'firstDueDays', 'roles', 'isRetired'] as const),
  { skipNullProperties: false },
) {}

export class ListTrainingCoursesQuery extends ListQuery {}

export class TrainingCoursePage extends pageOf(TrainingCourse) {}

export class RecordTrainingDto extends PickType(TrainingRecord, [
  'courseId',
  'userId',
  'completedOn',
  'evidenceId',
] as const) {}

/** Why it was recorded in error. */
export class VoidTrainingDto {
  /** Reason. */
  @Text({ max: 1000, example: 'Recorded for the wrong person' })
  reason: string;
}

export class ListTrainingsQuery extends ListQuery {
  /** Course. */
  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  courseId?: string;

  /** Person. */
  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  userId?: string;
}

export class TrainingRecordPage extends pageOf(TrainingRecord) {}

export class ListTrainingDutiesQuery extends ListTrainingsQuery {
  /** What the duty comes to today. */
  @ApiPropertyOptional({ enum: TRAINING_STATES })
  @IsOptional()
  @IsIn(TRAINING_STATES)
  state?: TrainingState;
}

/** The duty of one person to take one course, as it stands today. */
export class TrainingDutyView {
  /** Person. */
  @ApiProperty(ID)
  userId: string;

  /** Name of the person. */
  @ApiProperty({ type: 'string', example: 'Dana Whitfield' })
  displayName: string;

  /** Course. */
  @ApiProperty(ID)
  courseId: string;

  /** Title of the course. */
  @ApiProperty({ type: 'string', example: 'HIPAA privacy and security' })
  courseTitle: string;

  /** Day of the latest training; null: none yet. */
  @ApiProperty({ ...DAY, nullable: true, example: '2026-06-30' })
  completedOn: string | null;

  /** Last day to take it (again); null: never again. */
  @ApiProperty({ ...DAY, nullable: true, example: '2027-06-30' })
  dueOn: string | null;

  /** What it comes to. */
  @ApiProperty({ enum: TRAINING_STATES, example: 'trained' })
  state: TrainingState;
}

export class TrainingDutyViewPage extends pageOf(TrainingDutyView) {}
