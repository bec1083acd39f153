import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';
import { EVIDENCE_LEVELS, PRACTICE_STATUSES } from '../best-practices/best-practice.codes.js';
import { PDSA_PHASES } from '../pdsa-cycles/pdsa-cycle.codes.js';
import { TRENDS } from '../performance-improvements/performance-improvement.codes.js';
import { PROJECT_PRIORITIES, PROJECT_STATUSES } from '../projects/project.codes.js';
import { KPI_STATUSES, type KpiStatus } from './improvement-kpi.codes.js';

const COUNT = { type: 'integer', minimum: 0, example: 4 } as const;
const SHARE = { type: 'number', nullable: true, minimum: 0, maximum: 1, example: 0.75 } as const;

/** An object that counts each of a closed list. */
const countsOf = (names: readonly string[]) => ({
  type: 'object' as const,
  properties: Object.fromEntries(names.map((name) => [name, { ...COUNT }])),
  required: [...names],
  additionalProperties: false,
});

/** Which time is looked at; without days all of it. */
export class ImprovementStatisticsQuery {
  @ApiPropertyOptional({ type: 'string', format: 'date' })
  @IsOptional()
  @IsCalendarDay()
  from?: string;

  @ApiPropertyOptional({ type: 'string', format: 'date' })
  @IsOptional()
  @IsCalendarDay()
  to?: string;
}

/** A share with what it is to be; nothing to divide by makes it not computable. */
export class ImprovementKpi {
  @ApiProperty(COUNT)
  numerator: number;

  @ApiProperty(COUNT)
  denominator: number;

  /** numerator ÷ denominator */
  @ApiProperty(SHARE)
  share: number | null;

  /** To be above this. */
  @ApiProperty({ type: 'number', example: 0.7 })
  target: number;

  @ApiProperty({ type: 'string', enum: KPI_STATUSES })
  status: KpiStatus;
}

export class ProjectFigures {
  /** Projects that were under way or ended in this time. */
  @ApiProperty(COUNT)
  total: number;

  @ApiProperty(countsOf(PROJECT_STATUSES))
  byStatus: Record<string, number>;

  @ApiProperty(countsOf(PROJECT_PRIORITIES))
  byPriority: Record<string, number>;

  /** Completed by the day of their aim ÷ completed in this time, or open though that day has passed in it. */
  @ApiProperty({ type: ImprovementKpi })
  onTime: ImprovementKpi;
}

export class CycleFigures {
  /** Cycles that were under way or completed in this time. */
  @ApiProperty(COUNT)
  total: number;

  @ApiProperty(countsOf(PDSA_PHASES))
  byPhase: Record<string, number>;
}

export class BundleFigures {
  /** Assessments in which an element applied. */
  @ApiProperty(COUNT)
  counted: number;

  /** Mean over these of met ÷ applicable elements. */
  @ApiProperty(SHARE)
  meanScore: number | null;

  /** Every applicable element met ÷ counted. */
  @ApiProperty({ type: ImprovementKpi })
  perfect: ImprovementKpi;
}

export class MetricFigures {
  /** Metrics that were begun by the end of this time and not given up before it. */
  @ApiProperty(COUNT)
  total: number;

  /** Met for good: at the target and sustained. */
  @ApiProperty(COUNT)
  met: number;

  /** By the signals of their charts, with the points up to the end of this time. */
  @ApiProperty(countsOf(TRENDS))
  byTrend: Record<string, number>;

  /** Newest value at the target ÷ metrics with a value. */
  @ApiProperty({ type: ImprovementKpi })
  atTarget: ImprovementKpi;
}

export class PracticeFigures {
  /** Practices that were proposed by the end of this time and not withdrawn before it. */
  @ApiProperty(COUNT)
  total: number;

  @ApiProperty(countsOf(EVIDENCE_LEVELS))
  byEvidenceLevel: Record<string, number>;

  @ApiProperty(countsOf(PRACTICE_STATUSES))
  byStatus: Record<string, number>;
}

/** What quality improvement comes to. Statuses and phases are those of today. */
export class ImprovementStatistics {
  @ApiProperty({ type: ProjectFigures })
  projects: ProjectFigures;

  @ApiProperty({ type: CycleFigures })
  cycles: CycleFigures;

  @ApiProperty({ type: BundleFigures })
  bundles: BundleFigures;

  @ApiProperty({ type: MetricFigures })
  metrics: MetricFigures;

  @ApiProperty({ type: PracticeFigures })
  practices: PracticeFigures;
}
