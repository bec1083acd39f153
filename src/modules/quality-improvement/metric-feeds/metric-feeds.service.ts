import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { addDays } from '../../../shared/domain/day.rules.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { SchedulesService } from '../../../shared/jobs/schedules/schedules.service.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import type { PerformanceImprovementDetail } from '../performance-improvements/performance-improvement.dto.js';
import { isWatched } from '../performance-improvements/performance-improvement.rules.js';
import { PerformanceImprovementsRepository } from '../performance-improvements/performance-improvements.repository.js';
import { PerformanceImprovementsService } from '../performance-improvements/performance-improvements.service.js';
import { FeedSeriesService } from './feed-series.service.js';
import type { CreateMetricFeedDto } from './metric-feed.dto.js';
import type { MetricFeed } from './metric-feed.entity.js';
import { beginningProblems, completeMonths, fedPoint, feedProblems } from './metric-feed.rules.js';
import { MetricFeedsRepository } from './metric-feeds.repository.js';

export const METRIC_FEED_RUN = 'metric-feed-run';
const EVERY_SECONDS = 86_400;

/** Series that fill metrics by themselves, each night and whenever somebody asks. */
@Injectable()
export class MetricFeedsService {
  constructor(
    private readonly feeds: MetricFeedsRepository,
    private readonly series: FeedSeriesService,
    private readonly metrics: PerformanceImprovementsRepository,
    private readonly improvements: PerformanceImprovementsService,
    private readonly schedules: SchedulesService,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
    private readonly days: CompanyDays,
  ) {}

  /**
   * Fills a metric from a series, now and each night from the next on. Throws VALIDATION_FAILED, STATE_FORBIDS,
   * DUPLICATE when one does already.
   */
  begin(performanceImprovementId: string, facts: CreateMetricFeedDto): Promise<MetricFeed> {
    return this.units.run(async () => {
      const { status, chart } = await this.metrics.lockOf(performanceImprovementId);
      if (!isWatched(status)) throw new DomainError('STATE_FORBIDS', [], `the metric is ${status}`);
      const { kpi = null, denialCategory = null, careBundleId = null } = facts;
      const problems = [
        ...feedProblems({ ...facts, kpi, denialCategory, careBundleId }, chart),
        ...beginningProblems(facts.startsOn, await this.days.today()),
      ];
      if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
      const feed = await this.feeds.insert({ ...facts, performanceImprovementId });
      await this.schedules.ensure({
        key: keyOf(performanceImprovementId),
        kind: METRIC_FEED_RUN,
        params: { performanceImprovementId },
        everySeconds: EVERY_SECONDS,
        isEnabled: true,
        startsAt: `${addDays(this.clock.today(), 1)}T03:00:00.000Z`,
      });
      await this.refresh(performanceImprovementId);
      return feed;
    });
  }

  /** Throws NOT_FOUND when nothing feeds the metric. */
  of(performanceImprovementId: string): Promise<MetricFeed> {
    return this.feeds.ofMetric(performanceImprovementId);
  }

  /** Ends a feed; its points stay. Throws VERSION_STALE. */
  end(performanceImprovementId: string, version: number): Promise<void> {
    return this.units.run(async () => {
      const { id } = await this.feeds.ofMetric(performanceImprovementId);
      await this.feeds.delete(id, version);
      await this.schedules.stop(keyOf(performanceImprovementId));
    });
  }

  /** The turn of the night. After a metric was abandoned it is the last one, and fills nothing. */
  async turn(performanceImprovementId: string): Promise<PerformanceImprovementDetail> {
    const { status } = await this.metrics.get(performanceImprovementId);
    if (status !== 'abandoned') return this.refresh(performanceImprovementId);
    await this.schedules.stop(keyOf(performanceImprovementId));
    return this.improvements.details(performanceImprovementId);
  }

  /** Takes over the complete months as they are now; the same again changes nothing. Throws STATE_FORBIDS. */
  async refresh(performanceImprovementId: string): Promise<PerformanceImprovementDetail> {
    const [feed, { chart }] = await Promise.all([
      this.feeds.ofMetric(performanceImprovementId),
      this.metrics.get(performanceImprovementId),
    ]);
    const period = completeMonths(feed.startsOn, await this.days.today());
    const months = period === null ? [] : await this.series.months(feed, period);
    const points = months.map((month) => fedPoint(month, chart));
    return this.units.run(() => {
      this.units.note({ entity: 'metric_feeds', entityId: feed.id, facts: { ...period, points: points.length } });
      return this.improvements.fill(performanceImprovementId, feed.kind, points);
    });
  }
}

function keyOf(performanceImprovementId: string): string {
  return `metric-feed/${performanceImprovementId}`;
}
