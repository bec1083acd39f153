import { ApiProperty, ApiPropertyOptional, IntersectionType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length, MaxLength, MinLength, ValidateIf } from 'class-validator';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { NamedClaim } from '../claims/named-claim.dto.js';
import { DENIAL_CATEGORIES, NEXT_ACTIONS } from '../adjustment-codes/adjustment-code.codes.js';
import { CLOSE_REASONS, DENIAL_STATUSES, type CloseReason } from './denial.codes.js';
import { DenialNote } from './denial-note.entity.js';
import { Denial } from './denial.entity.js';

const LISTED_STATUSES = [...DENIAL_STATUSES, 'all'] as const;

export class ListDenialsQuery extends ListQuery {
  /** Where it stands today; `open` unless said otherwise, `all` for every one. */
  @ApiPropertyOptional({ enum: LISTED_STATUSES, default: 'open' })
  @IsOptional()
  @IsIn(LISTED_STATUSES)
  status?: (typeof LISTED_STATUSES)[number];

  /** What it is about. */
  @ApiPropertyOptional({ enum: DENIAL_CATEGORIES })
  @IsOptional()
  @IsIn(DENIAL_CATEGORIES)
  category?: string;

  /** What is to be done. */
  @ApiPropertyOptional({ enum: NEXT_ACTIONS })
  @IsOptional()
  @IsIn(NEXT_ACTIONS)
  nextAction?: string;

  /** Payer that denied. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  payerId?: string;

  /** CARC. */
  @ApiPropertyOptional({ type: 'string', maxLength: 5 })
  @IsOptional()
  @IsString()
  @Length(1, 5)
  carc?: string;

  /** Who works on it. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  assigneeId?: string;

  /** Denials of this claim. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  claimId?: string;

  /** Due on this day or earlier. */
  @ApiPropertyOptional({ type: 'string', format: 'date' })
  @IsOptional()
  @IsCalendarDay()
  dueTo?: string;
}

export class AssignDenialDto {
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'A user; null: nobody.' })
  @ValidateIf((_, value) => value !== null)
  @IsUUID()
  assigneeId: string | null;
}

export class SnoozeDenialDto {
  @ApiProperty({ type: 'string', format: 'date', example: '2026-08-15', description: 'Back on the worklist that day.' })
  @IsCalendarDay()
  untilOn: string;
}

export class CloseDenialDto {
  @ApiProperty({ enum: CLOSE_REASONS })
  @IsIn(CLOSE_REASONS)
  reason: CloseReason;

  @ApiPropertyOptional({ type: 'string', minLength: 1, maxLength: 2000, description: 'Kept as a note.' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  note?: string;
}

export class CreateDenialNoteDto extends PickType(DenialNote, ['note'] as const) {}
export class ListDenialNotesQuery extends ListQuery {}

/** A denial as the worklist shows it. */
export class NamedDenial extends IntersectionType(Denial, NamedClaim) {
  @ApiProperty({ type: 'string', nullable: true, example: 'Dana Whitfield', description: 'Who works on it.' })
  assigneeName: string | null;
}

export class DenialPage extends pageOf(NamedDenial) {}
export class DenialNotePage extends pageOf(DenialNote) {}
