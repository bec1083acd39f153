import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { Text } from '../../../shared/database/fields.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { PerformanceDataPoint } from './performance-data-point.entity.js';
import { METRIC_STATUSES, TRENDS, type Trend } from './performance-improvement.codes.js';
import { PerformanceImprovement } from './performance-improvement.entity.js';

const FACTS = [
  'name',
  'description',
  'projectId',
  'valueLabel',
  'betterIs',
  'baselineValue',
  'baselineOn',
  'baselineSource',
  'targetValue',
  'targetOn',
  'sustainPoints',
  'baselinePoints',
] as const;
class MetricRules extends PartialType(PickType(PerformanceImprovement, ['rules', 'measureFamily'] as const), {
  skipNullProperties: false,
}) {}

/** What may be said of a new metric. */
export class CreatePerformanceImprovementDto extends IntersectionType(
  PickType(PerformanceImprovement, [...FACTS, 'chart'] as const),
  MetricRules,
) {}

/** What may be changed while it is active; the kind of its chart stays. */
export class UpdatePerformanceImprovementDto extends IntersectionType(
  PartialType(PickType(PerformanceImprovement, FACTS), { skipNullProperties: false }),
  MetricRules,
) {}

/** A point as it is entered. */
export class CreateDataPointDto extends PickType(PerformanceDataPoint, [
  'measuredOn',
  'value',
  'size',
  'isExcluded',
  'note',
] as const) {}

/** One point or many, in any order. */
export class AddDataPointsDto {
  @ApiProperty({ type: [CreateDataPointDto], minItems: 1, maxItems: 1000 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => CreateDataPointDto)
  points: CreateDataPointDto[];
}

/** What may be mended of a point. */
export class UpdateDataPointDto extends PartialType(
  PickType(PerformanceDataPoint, ['value', 'size', 'isExcluded', 'note'] as const),
  { skipNullProperties: false },
) {}

/** Why a metric is given up. */
export class AbandonMetricDto {
  /** Reason, for the record. */
  @Text({ max: 1000, example: 'The service line was closed' })
  reason: string;
}

export class ListPerformanceImprovementsQuery extends ListQuery {
  @ApiPropertyOptional({ enum: METRIC_STATUSES })
  @IsOptional()
  @IsIn(METRIC_STATUSES)
  status?: string;

  /** Only metrics of this project. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  projectId?: string;
}

export class PerformanceImprovementPage extends pageOf(PerformanceImprovement) {}

/** A metric with its points, and what they say. */
export class PerformanceImprovementDetail extends PerformanceImprovement {
  /** By day. */
  @ApiProperty({ type: [PerformanceDataPoint] })
  points: PerformanceDataPoint[];

  /** What the signals of its chart say; unknown with fewer than five points. */
  @ApiProperty({ type: 'string', enum: TRENDS })
  trend: Trend;

  /** The newest value as it is drawn. */
  @ApiProperty({ type: 'number', nullable: true })
  latestValue: number | null;

  /** Whether the newest value is at the target. */
  @ApiProperty({ type: 'boolean', nullable: true })
  isAtTarget: boolean | null;
}
