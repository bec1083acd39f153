import { Injectable } from '@nestjs/common';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import { notFound } from '../../../shared/errors/domain-error.js';
import { controlChartSvg } from '../charts/control-chart.writer.js';
import { MetricConcernsRepository } from '../metric-concerns/metric-concerns.repository.js';
import type { PerformanceDataPoint } from '../performance-improvements/performance-data-point.entity.js';
import { PerformanceDataPointsRepository } from '../performance-improvements/performance-data-points.repository.js';
import type { PerformanceImprovement } from '../performance-improvements/performance-improvement.entity.js';
import type { ProjectDetail } from '../projects/project.dto.js';
import { ProjectsService } from '../projects/projects.service.js';
import type { ChartResult } from '../spc/chart-result.rules.js';
import { calculateChart } from '../spc/chart.rules.js';
import { driverDiagramSvg } from './driver-diagram.writer.js';
import { phasedChart, phasesOf, phaseSummaries, type StartedChange } from './project-chart.rules.js';
import { projectPage, type DrawnMetric } from './project.page.js';

/** A project in pictures: the charts of its metrics in phases of its interventions, its driver diagram, its page. */
@Injectable()
export class ProjectChartsService {
  constructor(
    private readonly projects: ProjectsService,
    private readonly points: PerformanceDataPointsRepository,
    private readonly concerns: MetricConcernsRepository,
  ) {}

  /** The chart of the project's first outcome metric. Throws NOT_FOUND without a metric. */
  async computed(id: string): Promise<ChartResult> {
    return (await this.first(id)).result;
  }

  async picture(id: string): Promise<string> {
    const { named, result } = await this.first(id);
    return controlChartSvg(named, result);
  }

  async driverDiagram(id: string): Promise<string> {
    const { aimWhat, aimHowMuch, drivers } = await this.projects.details(id);
    return driverDiagramSvg(`${aimWhat}: ${aimHowMuch}`, drivers);
  }

  async page(id: string): Promise<string> {
    const project = await this.projects.details(id);
    const [drawn, { items }] = await Promise.all([
      this.drawn(project, project.metrics),
      this.concerns.list({ projectId: id }),
    ]);
    return projectPage(project, drawn, items);
  }

  private async first(id: string): Promise<DrawnMetric> {
    const project = await this.projects.details(id);
    const metric = project.metrics.find(({ measureFamily }) => measureFamily === 'outcome') ?? project.metrics[0];
    if (metric === undefined) throw notFound();
    return (await this.drawn(project, [metric]))[0]!;
  }

  private async drawn(
    { interventions }: ProjectDetail,
    metrics: readonly PerformanceImprovement[],
  ): Promise<DrawnMetric[]> {
    const points = await this.points.ofAll(metrics.map(({ id }) => id));
    const byMetric = groupedBy(points, ({ performanceImprovementId }) => performanceImprovementId);
    return metrics.map((metric) => drawnMetric(metric, byMetric.get(metric.id) ?? [], interventions));
  }
}

function drawnMetric(
  metric: PerformanceImprovement,
  points: readonly PerformanceDataPoint[],
  interventions: readonly StartedChange[],
): DrawnMetric {
  const days = points.map(({ measuredOn }) => measuredOn);
  const phases = phasesOf(days, interventions);
  const chart = phasedChart(metric, points, phases);
  const result = calculateChart(chart);
  const { name: title, valueLabel, measureFamily: family } = metric;
  const named = { title, valueLabel, pointLabel: 'day', chart, phaseLabels: phases.labels };
  return { named, result, summaries: phaseSummaries(result, phases), family };
}
