import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { CHART_KINDS, DIRECTIONS, RULE_SETS, SIGNALS } from '../spc/chart-kinds.codes.js';
import type { BetterIs, ChartKind, RuleSet, SignalCode } from '../spc/chart-kinds.codes.js';
import { CHART_WARNINGS, type ChartResult, type ChartWarningCode } from '../spc/chart-result.rules.js';
import { JUDGEMENTS, type Judgement } from '../spc/judgement.rules.js';

const MOST_POINTS = 2000;
const MOST_MEASUREMENTS = 100;

/** A point of a chart; which of its fields a chart needs, its kind says. */
export class ChartPointDto {
  @ApiProperty({ type: 'string', minLength: 1, maxLength: 100, example: '2026-01' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  label: string;

  /** Measurement, or the count of p, p′, u and u′ charts; null is missing. */
  @ApiPropertyOptional({ type: 'number', nullable: true, example: 12 })
  @IsOptional()
  @IsNumber()
  value?: number | null;

  /** Denominator of p, p′, u and u′ charts. */
  @ApiPropertyOptional({ type: 'number', nullable: true, minimum: 0, example: 50 })
  @IsOptional()
  @IsNumber()
  size?: number | null;

  /** Measurements of a subgroup, for x̄, R and S charts; null is missing. */
  @ApiPropertyOptional({ type: 'array', items: { type: 'number', nullable: true }, maxItems: MOST_MEASUREMENTS })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_MEASUREMENTS)
  values?: (number | null)[];
}

/** A chart to compute; nothing of it is kept. */
export class CalculateChartDto {
  @ApiProperty({ type: 'string', enum: CHART_KINDS, example: 'p' })
  @IsIn(CHART_KINDS)
  chart: ChartKind;

  @ApiProperty({ type: [ChartPointDto], minItems: 1, maxItems: MOST_POINTS })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_POINTS)
  @ValidateNested({ each: true })
  @Type(() => ChartPointDto)
  points: ChartPointDto[];

  /** Centre and limits from the first so many points; phases override it. */
  @ApiPropertyOptional({ type: 'integer', nullable: true, minimum: 1, example: 1 })
  @IsOptional()
  @IsInt()
  freezeAt?: number | null;

  /** Index of the first point of each new phase, counted from 0, ascending. */
  @ApiPropertyOptional({ type: 'array', items: { type: 'integer', minimum: 1 }, maxItems: 100, example: [] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsInt({ each: true })
  phases?: number[] | null;

  /** Indexes of points that feed neither centre nor limits nor run statistics. */
  @ApiPropertyOptional({ type: 'array', items: { type: 'integer', minimum: 0 }, maxItems: MOST_POINTS, example: [] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_POINTS)
  @IsInt({ each: true })
  excluded?: number[] | null;

  /** Which sets of rules look for signals. */
  @ApiPropertyOptional({ type: 'array', items: { type: 'string', enum: [...RULE_SETS] }, example: ['nhs'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(RULE_SETS.length)
  @IsIn(RULE_SETS, { each: true })
  rules?: RuleSet[] | null;

  /** Which way is good: turns signals into improvement and concern. */
  @ApiPropertyOptional({ type: 'string', enum: DIRECTIONS, nullable: true, example: 'lower' })
  @IsOptional()
  @IsIn(DIRECTIONS)
  betterIs?: BetterIs | null;

  /** Drawn only; changes no figure. */
  @ApiPropertyOptional({ type: 'number', nullable: true, example: 0.05 })
  @IsOptional()
  @IsNumber()
  target?: number | null;
}

/** A chart to draw. */
export class DrawChartDto extends CalculateChartDto {
  /** Stands above the chart. */
  @ApiPropertyOptional({ type: 'string', maxLength: 200, example: 'Central line infections' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  title?: string;

  /** What the values are. */
  @ApiPropertyOptional({ type: 'string', maxLength: 100, example: 'infections per line day' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  valueLabel?: string;

  /** What began each phase after the first. */
  @ApiPropertyOptional({ type: 'array', items: { type: 'string', maxLength: 100 }, maxItems: 100, example: [] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  phaseLabels?: string[];
}

/** A point with its lines; null where the chart has none, or none can be computed. */
export class ChartedPointDto {
  label: string;
  /** The proportion, rate or measurement that is drawn. */
  @ApiProperty({ type: 'number', nullable: true })
  value: number | null;
  @ApiProperty({ type: 'number', nullable: true })
  centre: number | null;
  @ApiProperty({ type: 'number', nullable: true })
  lower: number | null;
  @ApiProperty({ type: 'number', nullable: true })
  upper: number | null;
  /** Beyond a limit, whatever the rules. */
  outside: boolean;
  /** On the point that completes the pattern. */
  @ApiProperty({ type: 'array', items: { type: 'string', enum: Object.keys(SIGNALS) } })
  signals: SignalCode[];
  /** What the signals mean; null without one. */
  @ApiProperty({ type: 'string', enum: JUDGEMENTS, nullable: true })
  judgement: Judgement | null;
  excluded: boolean;
  /** Denominator or number of measurements. */
  @ApiProperty({ type: 'number', nullable: true })
  size: number | null;
}

/** Run statistics of a phase (Anhøj & Olesen 2014). */
export class RunStatisticsDto {
  /** Points that are not excluded. */
  @ApiProperty({ type: 'integer' })
  points: number;
  /** Of these the ones with a value that is not exactly on the centre. */
  @ApiProperty({ type: 'integer' })
  useful: number;
  @ApiProperty({ type: 'integer', nullable: true })
  longest: number | null;
  @ApiProperty({ type: 'integer', nullable: true })
  longestMax: number | null;
  @ApiProperty({ type: 'integer', nullable: true })
  crossings: number | null;
  @ApiProperty({ type: 'integer', nullable: true })
  crossingsMin: number | null;
  signal: boolean;
}

/** Something to know before trusting the chart. */
export class ChartWarningDto {
  @ApiProperty({ type: 'string', enum: Object.keys(CHART_WARNINGS) })
  code: ChartWarningCode;
  /** Counted from 0; null for the whole chart. */
  @ApiProperty({ type: 'integer', nullable: true })
  phase: number | null;
  message: string;
}

/** A chart, computed. */
export class ChartResultDto implements ChartResult {
  @ApiProperty({ type: [ChartedPointDto] })
  points: ChartedPointDto[];
  /** One for each phase. */
  @ApiProperty({ type: [RunStatisticsDto] })
  runs: RunStatisticsDto[];
  @ApiProperty({ type: [ChartWarningDto] })
  warnings: ChartWarningDto[];
}
