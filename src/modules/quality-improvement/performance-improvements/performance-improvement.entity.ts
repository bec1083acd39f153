import { Entity } from 'typeorm';
import { Codes, Count, Day, OneOf, Real, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { DIRECTIONS, RULE_SETS, type BetterIs, type ChartKind, type RuleSet } from '../spc/chart-kinds.codes.js';
import {
  MEASURE_FAMILIES,
  METRIC_CHARTS,
  METRIC_STATUSES,
  type MeasureFamily,
  type MetricStatus,
} from './performance-improvement.codes.js';

/** A metric that is to become better, from a baseline to a target by a day. */
@Entity('performance_improvements')
export class PerformanceImprovement extends VersionedRow {
  /** Name of the metric. */
  @Text({ max: 200, example: 'Central line infections' })
  name: string;

  /** What is measured and how. */
  @Text({ max: 2000, nullable: true })
  description: string | null;

  /** The project whose aim it measures. */
  @Ref({ nullable: true })
  projectId: string | null;

  /** What it is to that project. */
  @OneOf(MEASURE_FAMILIES, { default: 'outcome', example: 'outcome' })
  measureFamily: MeasureFamily;

  /** What a value is. */
  @Text({ max: 100, example: 'infections per line day' })
  valueLabel: string;

  /** The chart that its points make. */
  @OneOf(METRIC_CHARTS, { example: 'u' })
  chart: ChartKind;

  /** Which way is good. */
  @OneOf(DIRECTIONS, { example: 'lower' })
  betterIs: BetterIs;

  /** Where it began. */
  @Real({ nullable: true, example: 0.004 })
  baselineValue: number | null;

  /** Last day of the baseline. */
  @Day({ nullable: true })
  baselineOn: string | null;

  /** Where the baseline comes from. */
  @Text({ max: 200, nullable: true, example: 'NHSN, calendar year 2025' })
  baselineSource: string | null;

  /** What is to be reached. */
  @Real({ example: 0.002 })
  targetValue: number;

  /** Last day to reach it; null: no day was set. */
  @Day({ nullable: true })
  targetOn: string | null;

  /** So many points in a row at the target sustain it; six by default, a shift by the run chart rules. */
  @Count({ min: 1, max: 100, default: 6, example: 6 })
  sustainPoints: number;

  /** Centre and limits from the first so many points with a value, once there are so many; excluded ones do not count. */
  @Count({ min: 1, max: 1000, nullable: true, example: 12 })
  baselinePoints: number | null;

  /** Which sets of rules look for signals; the company's by default, else those of NHS Making Data Count. */
  @Codes({
    most: RULE_SETS.length,
    pattern: new RegExp(`^(${RULE_SETS.join('|')})$`),
    example: ['nhs'],
  })
  rules: RuleSet[];

  /** active → met, missed or abandoned, missed → met by points that arrive late; only abandoning is a person's act. */
  @OneOf(METRIC_STATUSES, { example: 'active' })
  status: MetricStatus;

  /** When it was met, missed or abandoned. */
  @Day({ nullable: true })
  closedOn: string | null;

  /** Why it was abandoned. */
  @Text({ max: 1000, nullable: true })
  closingReason: string | null;
}
