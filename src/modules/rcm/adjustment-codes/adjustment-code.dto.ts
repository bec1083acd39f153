import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { CODE_LISTS, DENIAL_CATEGORIES, NEXT_ACTIONS, type CodeList } from './adjustment-code.codes.js';
import { AdjustmentCode } from './adjustment-code.entity.js';

/** What may be said of a code. */
export class CreateAdjustmentCodeDto extends PickType(AdjustmentCode, [
  'list',
  'code',
  'wording',
  'category',
  'nextAction',
  'isInformational',
  'isAppealForbidden',
  'effectiveFromOn',
  'effectiveToOn',
] as const) {}

/** What may be changed later. */
export class UpdateAdjustmentCodeDto extends PartialType(
  PickType(AdjustmentCode, [
    'wording',
    'category',
    'nextAction',
    'isInformational',
    'isAppealForbidden',
    'effectiveToOn',
  ] as const),
  { skipNullProperties: false },
) {}

export class ListAdjustmentCodesQuery extends ListQuery {
  /** Codes of this list. */
  @ApiPropertyOptional({ enum: CODE_LISTS })
  @IsOptional()
  @IsIn(CODE_LISTS)
  list?: string;

  /** This code. */
  @ApiPropertyOptional({ type: 'string', maxLength: 6 })
  @IsOptional()
  @IsString()
  @MaxLength(6)
  code?: string;
}

export class CodesInForceQuery {
  /** List of codes. */
  @ApiProperty({ enum: CODE_LISTS })
  @IsIn(CODE_LISTS)
  list: CodeList;

  /** Day; today by default. */
  @ApiPropertyOptional({ type: 'string', format: 'date' })
  @IsOptional()
  @IsCalendarDay()
  on?: string;
}

/** A code as it is in force on a day. */
export class CodeInForce {
  @ApiProperty({ type: 'string', example: '197' })
  code: string;

  @ApiProperty({ type: 'string', nullable: true, example: 'No authorization in advance' })
  wording: string | null;

  @ApiProperty({ enum: DENIAL_CATEGORIES, nullable: true, example: 'authorization' })
  category: string | null;

  @ApiProperty({ enum: NEXT_ACTIONS, nullable: true, example: 'appeal' })
  nextAction: string | null;

  @ApiProperty({ type: 'boolean', description: 'By itself it denies nothing.' })
  isInformational: boolean;

  @ApiProperty({ type: 'boolean' })
  isAppealForbidden: boolean;
}

/** What an import of codes did. */
export class AdjustmentCodesImported {
  @ApiProperty({ type: 'integer', example: 380, description: 'Rows of the file, all of them taken over.' })
  rows: number;

  @ApiProperty({ type: 'string', description: 'SHA-256 of the file, hex.' })
  sha256: string;
}

export class AdjustmentCodePage extends pageOf(AdjustmentCode) {}
