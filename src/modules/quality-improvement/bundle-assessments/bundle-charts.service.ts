import { Injectable } from '@nestjs/common';
import { controlChartSvg } from '../charts/control-chart.writer.js';
import type { ChartResult } from '../spc/chart-result.rules.js';
import { calculateChart } from '../spc/chart.rules.js';
import { bundlePage } from './bundle.page.js';
import type { BundleChartQuery } from './bundle-statistics.dto.js';
import { BundleStatisticsService } from './bundle-statistics.service.js';

/** The chart of a bundle in its three forms. */
@Injectable()
export class BundleChartsService {
  constructor(private readonly statistics: BundleStatisticsService) {}

  async computed(careBundleId: string, query: BundleChartQuery): Promise<ChartResult> {
    const { chart } = await this.statistics.chartOf(careBundleId, query);
    return calculateChart(chart);
  }

  async picture(careBundleId: string, query: BundleChartQuery): Promise<string> {
    const named = await this.statistics.chartOf(careBundleId, query);
    return controlChartSvg(named, calculateChart(named.chart));
  }

  /** The page of a bundle: chart, rates of its elements, wards. */
  async page(careBundleId: string, query: BundleChartQuery): Promise<string> {
    const [named, statistics] = await Promise.all([
      this.statistics.chartOf(careBundleId, query),
      this.statistics.ofBundle(careBundleId, { ...query, by: 'unit' }),
    ]);
    return bundlePage(named, calculateChart(named.chart), statistics);
  }
}
