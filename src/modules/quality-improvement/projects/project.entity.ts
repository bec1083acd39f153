import { Entity } from 'typeorm';
import { Count, Day, OneOf, Real, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { DIRECTIONS, type BetterIs } from '../spc/chart-kinds.codes.js';
import { PROJECT_PRIORITIES, PROJECT_STATUSES, type ProjectPriority, type ProjectStatus } from './project.codes.js';

/** An improvement project: an aim, where it began, where it is to end (Model for Improvement, Langley et al. 2009). */
@Entity('quality_improvement_projects')
export class QualityImprovementProject extends VersionedRow {
  /** Number in the company: 1, 2, 3 … */
  @Count({ min: 1, example: 12 })
  number: number;

  /** Name of the project. */
  @Text({ max: 200, example: 'Fewer central line infections' })
  title: string;

  /** Why it is done, and what belongs to it. */
  @Text({ max: 4000, nullable: true })
  description: string | null;

  /** Department or service line. */
  @Text({ max: 100, nullable: true, example: 'Medical intensive care' })
  department: string | null;

  /** How urgent it is. */
  @OneOf(PROJECT_PRIORITIES, { example: 'high' })
  priority: ProjectPriority;

  /** planning → active ⇄ on_hold → completed or cancelled. */
  @OneOf(PROJECT_STATUSES, { example: 'planning' })
  status: ProjectStatus;

  /** The user who leads it; a project needs one to become active. */
  @Ref({ nullable: true })
  leadId: string | null;

  /** The aim: what is to become better. */
  @Text({ max: 500, example: 'Central line infections' })
  aimWhat: string;

  /** The aim: for whom. */
  @Text({ max: 500, example: 'Adults in the medical intensive care unit' })
  aimForWhom: string;

  /** The aim: by how much. */
  @Text({ max: 500, example: 'From 4 to below 2 in 1,000 line days' })
  aimHowMuch: string;

  /** The aim: by when. Completed by this day is completed on time. */
  @Day({ example: '2026-12-31' })
  aimByOn: string;

  /** What baseline and target are measured in. */
  @Text({ max: 200, nullable: true, example: 'infections per 1,000 line days' })
  metricName: string | null;

  /** Which way is good. */
  @OneOf(DIRECTIONS, { nullable: true, example: 'lower' })
  betterIs: BetterIs | null;

  /** Where it began. */
  @Real({ nullable: true, example: 4 })
  baselineValue: number | null;

  /** Last day of the baseline. */
  @Day({ nullable: true, example: '2025-12-31' })
  baselineOn: string | null;

  /** Where the baseline comes from. */
  @Text({ max: 200, nullable: true, example: 'NHSN, calendar year 2025' })
  baselineSource: string | null;

  /** What is to be reached. */
  @Real({ nullable: true, example: 2 })
  targetValue: number | null;

  /** Last day to reach it. */
  @Day({ nullable: true, example: '2026-12-31' })
  targetOn: string | null;

  /** Where the target comes from. */
  @Text({ max: 200, nullable: true, example: 'National median' })
  targetSource: string | null;

  /** What would be better still. */
  @Real({ nullable: true, example: 1 })
  stretchValue: number | null;

  /** The quality measure that it is linked to. */
  @Ref({ nullable: true })
  linkedMeasureId: string | null;

  /** When it first became active. */
  @Day({ nullable: true })
  startedOn: string | null;

  /** When it was completed. */
  @Day({ nullable: true })
  completedOn: string | null;

  /** When it was cancelled. */
  @Day({ nullable: true })
  cancelledOn: string | null;

  /** Why it is on hold or was cancelled. */
  @Text({ max: 1000, nullable: true })
  statusReason: string | null;
}
