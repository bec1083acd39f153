import { PickType } from '@nestjs/swagger';
import { MetricFeed } from './metric-feed.entity.js';

/** What is to fill a metric; which of the fields are needed, the kind says. */
export class CreateMetricFeedDto extends PickType(MetricFeed, [
  'kind',
  'kpi',
  'denialCategory',
  'careBundleId',
  'startsOn',
] as const) {}
