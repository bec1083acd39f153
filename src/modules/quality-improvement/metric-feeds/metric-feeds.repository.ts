import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { notFound } from '../../../shared/errors/domain-error.js';
import { MetricFeed } from './metric-feed.entity.js';

@Injectable()
export class MetricFeedsRepository extends TenantRepository<MetricFeed> {
  constructor(store: Store) {
    super(store, MetricFeed);
  }

  /** The feed of a metric. Throws NOT_FOUND when nothing feeds it. */
  async ofMetric(performanceImprovementId: string): Promise<MetricFeed> {
    const feed = await this.findOne({ performanceImprovementId });
    if (feed === null) throw notFound();
    return feed;
  }
}
