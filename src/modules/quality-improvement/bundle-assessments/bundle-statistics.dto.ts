import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';

export const GROUPINGS = ['month', 'unit', 'assessor'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Which assessments are counted. Replaced ones never are. */
export class BundleStatisticsQuery {
  /** Code of the bundle; all its editions. */
  @ApiPropertyOptional({ type: 'string', maxLength: 40 })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  code?: string;

  /** Assessed from this day on. */
  @ApiPropertyOptional({ type: 'string', format: 'date' })
  @IsOptional()
  @IsCalendarDay()
  from?: string;

  /** Assessed up to this day. */
  @ApiPropertyOptional({ type: 'string', format: 'date' })
  @IsOptional()
  @IsCalendarDay()
  to?: string;

  /** Ward or department, as written. */
  @ApiPropertyOptional({ type: 'string', maxLength: 80 })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  unit?: string;

  /** Who assessed. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  assessorId?: string;

  /** What the groups are made by. */
  @ApiPropertyOptional({ enum: GROUPINGS, default: 'month' })
  @IsOptional()
  @IsIn(GROUPINGS)
  by?: Grouping;
}

/** Which assessments a bundle's chart is made of. */
export class BundleChartQuery extends PickType(BundleStatisticsQuery, ['from', 'to', 'unit', 'assessorId'] as const) {}

const RATE = { type: 'number', nullable: true, minimum: 0, maximum: 1, example: 0.8 } as const;
const COUNT = { type: 'integer', minimum: 0, example: 40 } as const;

/** Counts of assessments, and the rates they make; a rate of nothing is null. */
export class BundleTotals {
  /** Assessments. */
  @ApiProperty(COUNT)
  assessed: number;
  /** Of these with an element that applies. */
  @ApiProperty(COUNT)
  counted: number;
  /** Of these with every applicable element met. */
  @ApiProperty(COUNT)
  perfect: number;
  /** Elements that applied. */
  @ApiProperty(COUNT)
  opportunities: number;
  /** Of these met. */
  @ApiProperty(COUNT)
  opportunitiesMet: number;
  /** Critical elements that applied. */
  @ApiProperty(COUNT)
  criticalOpportunities: number;
  /** Of these met. */
  @ApiProperty(COUNT)
  criticalMet: number;
  /** perfect ÷ counted */
  @ApiProperty(RATE)
  allOrNoneRate: number | null;
  /** opportunitiesMet ÷ opportunities */
  @ApiProperty(RATE)
  opportunityScore: number | null;
  /** criticalMet ÷ criticalOpportunities */
  @ApiProperty(RATE)
  criticalElementRate: number | null;
}

/** The totals of one month, ward or assessor; the key is null where the ward is not known. */
export class BundleGroup extends BundleTotals {
  @ApiProperty({ type: 'string', nullable: true, example: '2026-06' })
  key: string | null;
}

/** How one element fared, by its code in all editions. */
export class ElementRate {
  @ApiProperty({ type: 'string', example: 'hand_hygiene' })
  code: string;
  /** Assessments in which it applied. */
  @ApiProperty(COUNT)
  applicable: number;
  /** Of these met. */
  @ApiProperty(COUNT)
  met: number;
  /** met ÷ applicable */
  @ApiProperty(RATE)
  rate: number | null;
}

export class BundleStatistics extends BundleTotals {
  @ApiProperty({ type: [ElementRate] })
  elements: ElementRate[];
  @ApiProperty({ type: [BundleGroup] })
  groups: BundleGroup[];
}
