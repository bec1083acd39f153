import { Entity } from 'typeorm';
import { Day, OneOf, Ref } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { DENIAL_CATEGORIES, type DenialCategory, SERIES_KPIS, type SeriesKpi } from '../../rcm/rcm.api.codes.js';
import { FEED_KINDS, type FeedKind } from './metric-feed.codes.js';

/** A series that fills a metric by itself: one point for each complete month. */
@Entity('metric_feeds')
export class MetricFeed extends VersionedRow {
  /** Metric that it fills. */
  @Ref()
  performanceImprovementId: string;

  /** Key figure of the revenue cycle, a category's share of the money denied, or a care bundle. */
  @OneOf(FEED_KINDS, { example: 'rcm_kpi' })
  kind: FeedKind;

  /** The key figure. */
  @OneOf(SERIES_KPIS, { nullable: true, example: 'denialRate' })
  kpi: SeriesKpi | null;

  /** The category of denials. */
  @OneOf(DENIAL_CATEGORIES, { nullable: true, example: 'authorization' })
  denialCategory: DenialCategory | null;

  /** The care bundle; all editions of its code count. */
  @Ref({ nullable: true })
  careBundleId: string | null;

  /** From the month of this day on; ten years ago at the earliest. */
  @Day({ example: '2025-01-01' })
  startsOn: string;
}
