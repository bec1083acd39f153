import { Injectable } from '@nestjs/common';
import { html } from '../../../shared/pages/html.writer.js';
import { page } from '../../../shared/pages/page.writer.js';
import { controlChartFigure, controlChartSvg, type NamedChart } from '../charts/control-chart.writer.js';
import type { ChartResult } from '../spc/chart-result.rules.js';
import { calculateChart } from '../spc/chart.rules.js';
import { metricChart } from './metric-chart.rules.js';
import { PerformanceDataPointsRepository } from './performance-data-points.repository.js';
import { PerformanceImprovementsRepository } from './performance-improvements.repository.js';
import { trendOf } from './performance-improvement.rules.js';

/** The chart of a metric in its three forms. */
@Injectable()
export class MetricChartsService {
  constructor(
    private readonly metrics: PerformanceImprovementsRepository,
    private readonly points: PerformanceDataPointsRepository,
  ) {}

  /** Throws NOT_FOUND. */
  async chartOf(id: string): Promise<NamedChart> {
    const [metric, points] = await Promise.all([this.metrics.get(id), this.points.of(id)]);
    const { name: title, valueLabel } = metric;
    return { title, valueLabel, pointLabel: 'day', chart: metricChart(metric, points) };
  }

  async computed(id: string): Promise<ChartResult> {
    return calculateChart((await this.chartOf(id)).chart);
  }

  async picture(id: string): Promise<string> {
    const named = await this.chartOf(id);
    return controlChartSvg(named, calculateChart(named.chart));
  }

  /** The page of a metric: what it is to reach, where it goes, its chart. */
  async page(id: string): Promise<string> {
    const [metric, named] = await Promise.all([this.metrics.get(id), this.chartOf(id)]);
    const result = calculateChart(named.chart);
    const aim = `${metric.betterIs === 'higher' ? 'At least' : 'At most'} ${metric.targetValue} ${metric.valueLabel}`;
    const by = metric.targetOn === null ? '' : ` by ${metric.targetOn}`;
    return page(
      metric.name,
      html`<p class="lead">${aim}${by}: ${metric.status}. By the signals of the chart: ${trendOf(result)}.</p>
        ${controlChartFigure(named, result)}`,
      { isWide: true },
    );
  }
}
