import { Entity } from 'typeorm';
import { Day, Flag, OneOf, Real, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';

import { POINT_SOURCES, type PointSource } from './performance-improvement.codes.js';

/** What was measured on one day, or for the period that ends with it. */
@Entity('performance_data_points')
export class PerformanceDataPoint extends VersionedRow {
  /** Metric it belongs to. */
  @Ref()
  performanceImprovementId: string;

  /** Day, or last day of its period; one point a day. */
  @Day({ example: '2026-06-30' })
  measuredOn: string;

  /** Measurement, or the count of p, p′, u and u′ charts; null is missing. */
  @Real({ nullable: true, example: 3 })
  value: number | null;

  /** Denominator of p, p′, u and u′ charts. */
  @Real({ nullable: true, example: 912 })
  size: number | null;

  /** Drawn, but feeds neither centre nor limits nor status. */
  @Flag({ default: false, example: false })
  isExcluded: boolean;

  /** Who brought it: a feed changes its own points only. */
  @OneOf(POINT_SOURCES, { example: 'entered' })
  source: PointSource;

  /** What is to be known of it. */
  @Text({ max: 500, nullable: true })
  note: string | null;
}
