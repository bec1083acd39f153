import { Injectable } from '@nestjs/common';
import { ClaimsManagementService } from '../../rcm/rcm.api.js';
import { BundleStatisticsService } from '../bundle-assessments/bundle-statistics.service.js';
import type { DenialCategory, SeriesKpi } from '../../rcm/rcm.api.codes.js';
import type { MetricFeed } from './metric-feed.entity.js';
import { monthsIn, type FedMonth } from './metric-feed.rules.js';

interface Period {
  from: string;
  to: string;
}

/** Each month's share of a category asks once: so many months of it are looked at. */
const MOST_SHARE_MONTHS = 36;

/** What the sources of feeds say month by month. */
@Injectable()
export class FeedSeriesService {
  constructor(
    private readonly claims: ClaimsManagementService,
    private readonly bundles: BundleStatisticsService,
  ) {}

  /** A month for each of a period of whole months. */
  months(feed: MetricFeed, period: Period): Promise<FedMonth[]> {
    switch (feed.kind) {
      case 'rcm_kpi':
        return this.ofKpi(feed.kpi!, period);
      case 'denial_share':
        return this.ofDenials(feed.denialCategory!, period);
      case 'care_bundle':
        return this.ofBundle(feed.careBundleId!, period);
    }
  }

  private async ofKpi(kpi: SeriesKpi, period: Period): Promise<FedMonth[]> {
    const { points } = await this.claims.kpiSeries(kpi, { ...period, by: 'month' });
    return points.map(({ to, numerator, denominator, value }) => ({ measuredOn: to, numerator, denominator, value }));
  }

  private async ofDenials(category: DenialCategory, period: Period): Promise<FedMonth[]> {
    const found: FedMonth[] = [];
    for (const month of monthsIn(period).slice(-MOST_SHARE_MONTHS)) {
      const { deniedCents, shares } = await this.claims.denialShares(month);
      const own = shares.find((share) => share.category === category);
      const value = deniedCents > 0 ? (own?.sharePercent ?? 0) : null;
      found.push({ measuredOn: month.to, numerator: own?.deniedCents ?? 0, denominator: deniedCents, value });
    }
    return found;
  }

  private async ofBundle(careBundleId: string, period: Period): Promise<FedMonth[]> {
    const { groups } = await this.bundles.ofBundle(careBundleId, { ...period, by: 'month' });
    const byMonth = new Map(groups.map((group) => [group.key, group]));
    return monthsIn(period).map(({ from, to }) => {
      const { perfect, counted } = byMonth.get(from.slice(0, 7)) ?? { perfect: 0, counted: 0 };
      const value = counted > 0 ? (perfect / counted) * 100 : null;
      return { measuredOn: to, numerator: perfect, denominator: counted, value };
    });
  }
}
