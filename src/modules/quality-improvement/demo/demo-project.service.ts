import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { asDemoUser } from '../../../shared/demo/as-demo-user.js';
import { addDays, addMonths } from '../../../shared/domain/day.rules.js';
import { PdsaCyclesService } from '../pdsa-cycles/pdsa-cycles.service.js';
import { PerformanceImprovementsService } from '../performance-improvements/performance-improvements.service.js';
import { ProjectPartsService } from '../project-parts/project-parts.service.js';
import { ProjectsRepository } from '../projects/projects.repository.js';
import { ProjectsService } from '../projects/projects.service.js';
import {
  DEMO_COUNTS,
  DEMO_CYCLE,
  DEMO_DRIVERS,
  DEMO_INTERVENTION,
  DEMO_METRIC,
  DEMO_PROJECT,
} from './demo-project.codes.js';

/** Gives the demo company an improvement project: aim, drivers, a finished cycle, a change and its chart. */
@Injectable()
export class DemoProjectService {
  constructor(
    private readonly projects: ProjectsService,
    private readonly known: ProjectsRepository,
    private readonly parts: ProjectPartsService,
    private readonly cycles: PdsaCyclesService,
    private readonly metrics: PerformanceImprovementsService,
    private readonly database: Database,
    private readonly units: UnitOfWork,
  ) {}

  /** As the company's quality user, whole or not at all, and once: a company with projects keeps its own. */
  install(companyId: string, subject: string): Promise<void> {
    return asDemoUser(this.database, { companyId, subject, action: 'installDemoProject' }, async (leadId) => {
      if ((await this.known.list({ limit: 1 })).items.length === 0) await this.units.run(() => this.carryOut(leadId));
    });
  }

  private async carryOut(leadId: string): Promise<void> {
    const { id, version } = await this.projects.create({ ...DEMO_PROJECT, leadId });
    await this.projects.move(id, version, { status: 'active', reason: null });
    for (const { title, ideas } of DEMO_DRIVERS) {
      const primary = await this.parts.addDriver(id, { kind: 'primary', title, parentId: null });
      for (const idea of ideas)
        await this.parts.addDriver(id, { kind: 'change_idea', title: idea, parentId: primary.id });
    }
    const { startedOn, ...change } = DEMO_INTERVENTION;
    const added = await this.parts.addIntervention(id, change);
    await this.parts.advanceIntervention(id, added.id, added.version, { status: 'in_progress', movedOn: startedOn });
    await this.tryOut(id);
    const metric = await this.metrics.create({ ...DEMO_METRIC, projectId: id });
    await this.metrics.addPoints(metric.id, { points: DEMO_COUNTS.map(pointOf) });
  }

  private async tryOut(projectId: string): Promise<void> {
    const { plan, ...rest } = DEMO_CYCLE;
    let cycle = await this.cycles.create(projectId, plan);
    for (const phase of ['do', 'study', 'act'] as const) {
      cycle = await this.cycles.enter(cycle.id, cycle.version, phase);
      cycle = await this.cycles.edit(cycle.id, cycle.version, phase, rest[phase]);
    }
    await this.cycles.enter(cycle.id, cycle.version, 'completed');
  }
}

/** The last day of the month counts for it. */
function pointOf([value, size]: readonly [number, number], month: number) {
  return { measuredOn: addDays(addMonths('2025-01-01', month + 1), -1), value, size, isExcluded: false, note: null };
}
