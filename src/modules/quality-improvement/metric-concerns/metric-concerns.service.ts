import { Injectable } from '@nestjs/common';
import { NoticesRepository } from '../../../shared/access/notices/notices.repository.js';
import type { ChartedMetric, MetricPoint } from '../performance-improvements/metric-chart.rules.js';
import { ProjectInterventionsRepository } from '../project-parts/project-interventions.repository.js';
import { ProjectsRepository } from '../projects/projects.repository.js';
import { concernsOf, type Concern } from './metric-concern.rules.js';
import { MetricConcernsRepository } from './metric-concerns.repository.js';

interface Watched extends ChartedMetric {
  id: string;
  projectId: string | null;
}

/** Concerns that are seen for the first time, and whoever must learn of them. */
@Injectable()
export class MetricConcernsService {
  constructor(
    private readonly concerns: MetricConcernsRepository,
    private readonly projects: ProjectsRepository,
    private readonly interventions: ProjectInterventionsRepository,
    private readonly notices: NoticesRepository,
  ) {}

  /**
   * Looks at the points of these days and at the newest, in the unit that changed them: one notice for all new concerns,
   * on the project if there is one.
   */
  async watch(metric: Watched, points: readonly MetricPoint[], days: readonly string[]): Promise<void> {
    const interventions = metric.projectId === null ? [] : await this.interventions.of(metric.projectId);
    await this.raise(metric, concernsOf({ ...metric, interventions }, points, days));
  }

  private async raise(metric: Watched, found: readonly Concern[]): Promise<void> {
    if (found.length === 0 || (await this.concerns.note(metric, found)).length === 0) return;
    const about =
      metric.projectId === null
        ? { entity: 'performance_improvements', entityId: metric.id }
        : { entity: 'quality_improvement_projects', entityId: metric.projectId };
    const notice = { ...about, code: 'IMPROVEMENT_CONCERN' };
    await this.notices.insert({ ...notice, recipientRole: 'quality' });
    const lead = metric.projectId === null ? null : (await this.projects.get(metric.projectId)).leadId;
    if (lead !== null) await this.notices.insert({ ...notice, recipientUserId: lead });
  }
}
