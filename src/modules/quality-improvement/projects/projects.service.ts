import { Injectable } from '@nestjs/common';
import { Counters } from '../../../shared/counters/counters.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { LinksRepository } from '../../../shared/links/links.repository.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { PdsaCyclesRepository } from '../pdsa-cycles/pdsa-cycles.repository.js';
import { PerformanceImprovementsRepository } from '../performance-improvements/performance-improvements.repository.js';
import { ProjectPartsService } from '../project-parts/project-parts.service.js';
import type { CreateProjectDto, MoveProjectDto, ProjectDetail, UpdateProjectDto } from './project.dto.js';
import type { QualityImprovementProject } from './project.entity.js';
import { goalProblems, type Goal } from './project-goal.rules.js';
import { canMove, isOpen, needsReason, stampsOf } from './project-lifecycle.rules.js';
import { ProjectsRepository } from './projects.repository.js';

/** Improvement projects: aim, goal, status. */
@Injectable()
export class ProjectsService {
  constructor(
    private readonly projects: ProjectsRepository,
    private readonly parts: ProjectPartsService,
    private readonly cycles: PdsaCyclesRepository,
    private readonly metrics: PerformanceImprovementsRepository,
    private readonly links: LinksRepository,
    private readonly counters: Counters,
    private readonly units: UnitOfWork,
    private readonly days: CompanyDays,
  ) {}

  /** A project in planning, with the company's next number. Throws VALIDATION_FAILED with all problems of its goal. */
  create(facts: CreateProjectDto): Promise<QualityImprovementProject> {
    refuse(facts);
    return this.units.run(async () => {
      const number = await this.counters.next('quality-improvement-projects');
      return this.projects.insert({ ...facts, number, status: 'planning' });
    });
  }

  /** Throws NOT_FOUND. */
  async details(id: string): Promise<ProjectDetail> {
    const [project, parts, cycles, metrics, links] = await Promise.all([
      this.projects.get(id),
      this.parts.of(id),
      this.cycles.ofProject(id),
      this.metrics.ofProject(id),
      this.links.linksOf('quality_improvement_projects', id),
    ]);
    return Object.assign(project, { ...parts, cycles, metrics, links });
  }

  /** Changes a project that has not ended. Throws STATE_FORBIDS, VALIDATION_FAILED, VERSION_STALE. */
  update(id: string, version: number, facts: UpdateProjectDto): Promise<QualityImprovementProject> {
    return this.units.run(async () => {
      const project = await this.projects.lockOf(id);
      if (!isOpen(project.status)) throw new DomainError('STATE_FORBIDS', [], `the project is ${project.status}`);
      const changed = { ...project, ...facts };
      refuse(changed);
      if (project.status === 'active' && changed.leadId === null) {
        throw lacks('LEAD_MISSING', 'a project that runs is led by somebody', '/leadId');
      }
      return this.projects.update(id, version, facts);
    });
  }

  /** Throws STATE_FORBIDS for a move that is not in the table, VALIDATION_FAILED for what it lacks, VERSION_STALE. */
  move(id: string, version: number, { status, reason }: MoveProjectDto): Promise<QualityImprovementProject> {
    return this.units.run(async () => {
      const project = await this.projects.lockOf(id);
      if (!canMove(project.status, status)) {
        throw new DomainError('STATE_FORBIDS', [], `a project does not go from ${project.status} to ${status}`);
      }
      if (needsReason(status) && !reason) throw lacks('REASON_MISSING', 'a stop needs a reason', '/reason');
      if (status === 'active' && project.leadId === null) {
        throw lacks('LEAD_MISSING', 'a project that nobody leads does not start', '/status');
      }
      const stamps = stampsOf(project, status, await this.days.today());
      return this.projects.update(id, version, { status, statusReason: reason ?? null, ...stamps });
    });
  }
}

function lacks(code: string, message: string, pointer: string): DomainError {
  return new DomainError('VALIDATION_FAILED', [{ code, message, pointer }]);
}

/** The goal as it would be stored; what is not said is null. */
function refuse(facts: Partial<Goal>): void {
  const problems = goalProblems({
    metricName: facts.metricName ?? null,
    betterIs: facts.betterIs ?? null,
    baselineValue: facts.baselineValue ?? null,
    baselineOn: facts.baselineOn ?? null,
    baselineSource: facts.baselineSource ?? null,
    targetValue: facts.targetValue ?? null,
    targetOn: facts.targetOn ?? null,
    stretchValue: facts.stretchValue ?? null,
  });
  if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
}
