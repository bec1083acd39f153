import { Injectable } from '@nestjs/common';
import { NoticesRepository } from '../../../shared/access/notices/notices.repository.js';
import { ProjectsRepository } from '../projects/projects.repository.js';
import type { Concern } from './metric-concern.rules.js';
import { MetricConcernsRepository } from './metric-concerns.repository.js';

/** Concerns that are seen for the first time, and whoever must learn of them. */
@Injectable()
export class MetricConcernsService {
  constructor(
    private readonly concerns: MetricConcernsRepository,
    private readonly projects: ProjectsRepository,
    private readonly notices: NoticesRepository,
  ) {}

  /** In the unit of what brought them about: one notice for all new ones, on the project if there is one. */
  async raise(metric: { id: string; projectId: string | null }, found: readonly Concern[]): Promise<void> {
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
