import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { BundleCompliance } from './bundle-compliance.entity.js';
import { BundleElementResult } from './bundle-element-result.entity.js';

const ID = { type: 'string', format: 'uuid' } as const;
const DAY = { type: 'string', format: 'date' } as const;

/** What is said of one element, by its id. */
export class StateElementDto extends PickType(BundleElementResult, ['elementId', 'outcome', 'reason'] as const) {}

/** An assessment of an encounter; an element of which nothing is said is not met. */
export class AssessBundleDto extends PickType(BundleCompliance, [
  'careBundleId',
  'patientId',
  'encounterNumber',
  'assessedOn',
  'unit',
  'note',
  'replacesId',
] as const) {
  @ApiProperty({ type: [StateElementDto], maxItems: 50 })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => StateElementDto)
  results: StateElementDto[];
}

/** The days that are looked at. */
class PeriodQuery extends ListQuery {
  /** Assessed from this day on. */
  @ApiPropertyOptional(DAY)
  @IsOptional()
  @IsCalendarDay()
  from?: string;

  /** Assessed up to this day. */
  @ApiPropertyOptional(DAY)
  @IsOptional()
  @IsCalendarDay()
  to?: string;
}

export class ListBundleAssessmentsQuery extends PeriodQuery {
  /** Edition of a bundle. */
  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  careBundleId?: string;

  /** Ward or department, as written. */
  @ApiPropertyOptional({ type: 'string', maxLength: 80 })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  unit?: string;

  /** Who assessed. */
  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  assessorId?: string;
}

export class BundleAssessmentPage extends pageOf(BundleCompliance) {}

/** An assessment with what was found of each element. */
export class BundleAssessment extends BundleCompliance {
  @ApiProperty({ type: [BundleElementResult] })
  results: BundleElementResult[];
}
