import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { ImprovementSettingsRepository } from '../improvement-settings/improvement-settings.repository.js';
import { MetricConcernsService } from '../metric-concerns/metric-concerns.service.js';
import { calculateChart } from '../spc/chart.rules.js';
import { pointProblems } from '../spc/chart-point-reading.rules.js';
import { MetricDeadlinesService } from './metric-deadlines.service.js';
import { metricChart } from './metric-chart.rules.js';
import type { PerformanceDataPoint } from './performance-data-point.entity.js';
import { PerformanceDataPointsRepository } from './performance-data-points.repository.js';
import type {
  AddDataPointsDto,
  CreatePerformanceImprovementDto,
  PerformanceImprovementDetail,
  UpdateDataPointDto,
  UpdatePerformanceImprovementDto,
} from './performance-improvement.dto.js';
import type { PerformanceImprovement } from './performance-improvement.entity.js';
import type { PointSource } from './performance-improvement.codes.js';
import { canMove, isAtTarget, statusOn, takesPoint, trendOf } from './performance-improvement.rules.js';
import { PerformanceImprovementsRepository } from './performance-improvements.repository.js';

/** Metrics over time: their points, and the status that these make. */
@Injectable()
export class PerformanceImprovementsService {
  constructor(
    private readonly metrics: PerformanceImprovementsRepository,
    private readonly points: PerformanceDataPointsRepository,
    private readonly settings: ImprovementSettingsRepository,
    private readonly concerns: MetricConcernsService,
    private readonly deadlines: MetricDeadlinesService,
    private readonly units: UnitOfWork,
    private readonly days: CompanyDays,
  ) {}

  create(facts: CreatePerformanceImprovementDto): Promise<PerformanceImprovementDetail> {
    return this.units.run(async () => {
      const defaults = {
        sustainPoints: facts.sustainPoints ?? 6,
        rules: facts.rules ?? (await this.settings.chartRules()),
        measureFamily: facts.measureFamily ?? ('outcome' as const),
      };
      const { id } = await this.metrics.insert({ ...facts, ...defaults, status: 'active' });
      await this.deadlines.keep(facts);
      return this.details(id);
    });
  }

  /** Throws NOT_FOUND. */
  async details(id: string): Promise<PerformanceImprovementDetail> {
    const [metric, points] = await Promise.all([this.metrics.get(id), this.points.of(id)]);
    const result = calculateChart(metricChart(metric, points));
    const latest = result.points.findLast(({ value, excluded }) => value !== null && !excluded)?.value ?? null;
    return Object.assign(metric, {
      points,
      trend: trendOf(result),
      latestValue: latest,
      isAtTarget: latest === null ? null : isAtTarget(latest, metric),
    });
  }

  /** Changes an active metric. Throws STATE_FORBIDS, VERSION_STALE. */
  update(id: string, version: number, facts: UpdatePerformanceImprovementDto): Promise<PerformanceImprovementDetail> {
    return this.units.run(async () => {
      const metric = await this.metrics.lockOf(id);
      if (metric.status !== 'active') throw new DomainError('STATE_FORBIDS', [], `the metric is ${metric.status}`);
      await this.metrics.update(id, version, facts);
      return this.settled(id, []);
    });
  }

  /** Throws VALIDATION_FAILED with all problems, DUPLICATE for a day that has a point, STATE_FORBIDS. */
  addPoints(id: string, { points }: AddDataPointsDto): Promise<PerformanceImprovementDetail> {
    return this.units.run(async () => {
      const days = points.map(({ measuredOn }) => measuredOn);
      this.refuse(await this.openMetric(id, days), points);
      await this.points.add(id, points);
      return this.settled(id, days);
    });
  }

  /**
   * Brings the points of a feed up to date; the same again changes nothing. A metric that was missed takes those up to
   * its day. Throws STATE_FORBIDS when it was abandoned.
   */
  fill(
    id: string,
    source: PointSource,
    points: readonly { measuredOn: string; value: number | null; size: number | null }[],
  ): Promise<PerformanceImprovementDetail> {
    return this.units.run(async () => {
      const metric = await this.openMetric(id, []);
      const open = points.filter(({ measuredOn }) => takesPoint(metric, measuredOn));
      return this.settled(id, await this.points.fill(id, source, open));
    });
  }

  /** Mends or excludes a point; one of which the figures are mended is no feed's any more. Throws VALIDATION_FAILED, VERSION_STALE, STATE_FORBIDS. */
  mendPoint(
    id: string,
    pointId: string,
    version: number,
    facts: UpdateDataPointDto,
  ): Promise<PerformanceImprovementDetail> {
    return this.units.run(async () => {
      const point = await this.points.pointOf(id, pointId);
      const metric = await this.openMetric(id, [point.measuredOn]);
      this.refuse(metric, [{ ...point, ...facts }], '');
      await this.points.update(pointId, version, { ...facts, source: sourceOf(point, facts) });
      return this.settled(id, [point.measuredOn]);
    });
  }

  /** Gives a metric up. Throws STATE_FORBIDS, VERSION_STALE. */
  abandon(id: string, version: number, closingReason: string): Promise<PerformanceImprovementDetail> {
    return this.units.run(async () => {
      const { status } = await this.metrics.lockOf(id);
      if (!canMove(status, 'abandoned')) throw new DomainError('STATE_FORBIDS', [], `the metric is ${status}`);
      await this.metrics.update(id, version, { status: 'abandoned', closedOn: await this.days.today(), closingReason });
      return this.details(id);
    });
  }

  /** Closes a metric as met or missed, as its points and the day say. Throws STATE_FORBIDS when it is neither yet. */
  close(id: string, version: number): Promise<PerformanceImprovementDetail> {
    return this.units.run(async () => {
      const metric = await this.metrics.lockOf(id);
      const status = await this.statusOf(metric, await this.points.of(id));
      if (!canMove(metric.status, status)) {
        const reason = metric.status === 'active' ? 'neither met nor missed yet' : metric.status;
        throw new DomainError('STATE_FORBIDS', [], `the metric is ${reason}`);
      }
      await this.metrics.update(id, version, { status, closedOn: await this.days.today() });
      return this.details(id);
    });
  }

  /** Lets the points decide: a metric becomes met or missed by them, and concerns are told. */
  private async settled(id: string, changedDays: readonly string[]): Promise<PerformanceImprovementDetail> {
    const [metric, points] = [await this.metrics.get(id), await this.points.of(id)];
    await this.concerns.watch(metric, points, changedDays);
    await this.deadlines.keep(metric);
    const status = await this.statusOf(metric, points);
    if (canMove(metric.status, status)) {
      await this.metrics.updateIf(id, { status: metric.status }, { status, closedOn: await this.days.today() });
    }
    return this.details(id);
  }

  private async statusOf(metric: PerformanceImprovement, points: readonly PerformanceDataPoint[]) {
    const drawn = calculateChart(metricChart(metric, points)).points;
    const days = points.map(({ measuredOn, isExcluded }, at) => ({ measuredOn, isExcluded, value: drawn[at]!.value }));
    return statusOn(days, metric, await this.days.today());
  }

  /** The metric, locked. Throws STATE_FORBIDS when it takes no points of one of these days. */
  private async openMetric(id: string, days: readonly string[]): Promise<PerformanceImprovement> {
    const metric = await this.metrics.lockOf(id);
    if (metric.status !== 'abandoned' && days.every((day) => takesPoint(metric, day))) return metric;
    const until = metric.status === 'missed' ? `: it takes points up to ${metric.targetOn} only` : '';
    throw new DomainError('STATE_FORBIDS', [], `the metric is ${metric.status}${until}`);
  }

  /** What a chart of this kind could not draw is not stored; `prefix` is where the points stand in the request. */
  private refuse(
    { chart }: PerformanceImprovement,
    points: readonly { measuredOn: string; value?: number | null; size?: number | null }[],
    prefix = '/points',
  ): void {
    const drawn = points.map(({ measuredOn, value, size }) => ({
      label: measuredOn,
      value: value ?? null,
      ...(size === null || size === undefined ? {} : { size }),
    }));
    const problems = pointProblems(chart, drawn).map(({ pointer, ...problem }) => ({
      ...problem,
      pointer: prefix === '' ? pointer.replace(/^\/points\/0/, '') : pointer,
    }));
    if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
  }
}

/** A feed changes its own points; one whose figures somebody mended is his. */
function sourceOf({ value, size, source }: PerformanceDataPoint, facts: UpdateDataPointDto): PointSource {
  const isMended = [
    [value, facts.value],
    [size, facts.size],
  ].some(([before, after]) => after !== undefined && after !== before);
  return isMended ? 'entered' : source;
}
