import { Injectable } from '@nestjs/common';
import { refuseReversed } from '../../../shared/errors/domain-error.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { EVIDENCE_LEVELS, PRACTICE_STATUSES } from '../best-practices/best-practice.codes.js';
import { PDSA_PHASES } from '../pdsa-cycles/pdsa-cycle.codes.js';
import { metricChart } from '../performance-improvements/metric-chart.rules.js';
import { TRENDS } from '../performance-improvements/performance-improvement.codes.js';
import { isAtTarget, trendOf } from '../performance-improvements/performance-improvement.rules.js';
import { PROJECT_PRIORITIES, PROJECT_STATUSES } from '../projects/project.codes.js';
import { calculateChart } from '../spc/chart.rules.js';
import { TARGETS } from './improvement-kpi.codes.js';
import type {
  BundleFigures,
  CycleFigures,
  ImprovementStatistics,
  ImprovementStatisticsQuery,
  MetricFigures,
  PracticeFigures,
  ProjectFigures,
} from './improvement-statistics.dto.js';
import { ImprovementStatisticsRepository, type MetricRow, type Period } from './improvement-statistics.repository.js';
import { countsBy, kpiOf, tally, totalOf } from './improvement-statistics.rules.js';

/** What quality improvement comes to. */
@Injectable()
export class ImprovementStatisticsService {
  constructor(
    private readonly repository: ImprovementStatisticsRepository,
    private readonly days: CompanyDays,
  ) {}

  /** Throws INVALID_PARAMETER for a period that ends before it begins. */
  async of({ from, to }: ImprovementStatisticsQuery): Promise<ImprovementStatistics> {
    refuseReversed({ from, to });
    const period: Period = { from: from ?? null, to: to ?? null };
    const [projects, cycles, bundles, metrics, practices] = await Promise.all([
      this.projects(period),
      this.cycles(period),
      this.bundles(period),
      this.metrics(period),
      this.practices(period),
    ]);
    return { projects, cycles, bundles, metrics, practices };
  }

  private async projects(period: Period): Promise<ProjectFigures> {
    const [statuses, priorities, { onTime, due }] = await Promise.all([
      this.repository.projects('status', period),
      this.repository.projects('priority', period),
      this.repository.onTime(period, await this.days.today()),
    ]);
    const byStatus = countsBy(PROJECT_STATUSES, statuses);
    const byPriority = countsBy(PROJECT_PRIORITIES, priorities);
    return { total: totalOf(byStatus), byStatus, byPriority, onTime: kpiOf(onTime, due, TARGETS.projectsOnTime) };
  }

  private async cycles(period: Period): Promise<CycleFigures> {
    const byPhase = countsBy(PDSA_PHASES, await this.repository.cycles(period));
    return { total: totalOf(byPhase), byPhase };
  }

  private async bundles(period: Period): Promise<BundleFigures> {
    const { counted, perfect, meanScore } = await this.repository.bundles(period);
    return { counted, meanScore, perfect: kpiOf(perfect, counted, TARGETS.bundlesPerfect) };
  }

  private async metrics(period: Period): Promise<MetricFigures> {
    const rows = await this.repository.metrics(period);
    const read = rows.map(readingOf);
    const known = read.filter(({ isThere }) => isThere !== null);
    return {
      total: rows.length,
      met: rows.filter(({ status }) => status === 'met').length,
      byTrend: tally(
        TRENDS,
        read.map(({ trend }) => trend),
      ),
      atTarget: kpiOf(known.filter(({ isThere }) => isThere).length, known.length, TARGETS.metricsAtTarget),
    };
  }

  private async practices(period: Period): Promise<PracticeFigures> {
    const [levels, statuses] = await Promise.all([
      this.repository.practices('evidence_level', period),
      this.repository.practices('status', period),
    ]);
    const byStatus = countsBy(PRACTICE_STATUSES, statuses);
    return { total: totalOf(byStatus), byEvidenceLevel: countsBy(EVIDENCE_LEVELS, levels), byStatus };
  }
}

/** Where a metric goes, and whether its newest value is at the target; null without a value. */
function readingOf(metric: MetricRow) {
  const result = calculateChart(metricChart(metric, metric.points));
  const latest = result.points.findLast(({ value, excluded }) => value !== null && !excluded)?.value ?? null;
  return { trend: trendOf(result), isThere: latest === null ? null : isAtTarget(latest, metric) };
}
