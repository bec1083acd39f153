import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { isOpen } from '../projects/project-lifecycle.rules.js';
import { ProjectsRepository } from '../projects/projects.repository.js';
import { placeProblem } from './driver.rules.js';
import { canAdvance, dayProblem, stampsOf } from './intervention.rules.js';
import type { ProjectDriver } from './project-driver.entity.js';
import { ProjectDriversRepository } from './project-drivers.repository.js';
import type { ProjectFactor } from './project-factor.entity.js';
import { ProjectFactorsRepository } from './project-factors.repository.js';
import type { ProjectIntervention } from './project-intervention.entity.js';
import { ProjectInterventionsRepository } from './project-interventions.repository.js';
import type {
  AdvanceInterventionDto,
  CreateDriverDto,
  CreateFactorDto,
  CreateInterventionDto,
  CreateTeamMemberDto,
  UpdateDriverDto,
  UpdateFactorDto,
  UpdateInterventionDto,
  UpdateTeamMemberDto,
} from './project-parts.dto.js';
import type { ProjectTeamMember } from './project-team-member.entity.js';
import { ProjectTeamMembersRepository } from './project-team-members.repository.js';

/** What a project is made of; all of it rests when the project has ended (STATE_FORBIDS). */
@Injectable()
export class ProjectPartsService {
  constructor(
    private readonly projects: ProjectsRepository,
    private readonly interventions: ProjectInterventionsRepository,
    private readonly team: ProjectTeamMembersRepository,
    private readonly factors: ProjectFactorsRepository,
    private readonly drivers: ProjectDriversRepository,
    private readonly units: UnitOfWork,
    private readonly days: CompanyDays,
  ) {}

  async of(projectId: string) {
    const [interventions, team, factors, drivers] = await Promise.all([
      this.interventions.of(projectId),
      this.team.of(projectId),
      this.factors.of(projectId),
      this.drivers.of(projectId),
    ]);
    return { interventions, team, factors, drivers };
  }

  addIntervention(projectId: string, facts: CreateInterventionDto): Promise<ProjectIntervention> {
    return this.during(projectId, () => this.interventions.insert({ ...facts, projectId, status: 'planned' }));
  }

  updateIntervention(
    projectId: string,
    id: string,
    version: number,
    facts: UpdateInterventionDto,
  ): Promise<ProjectIntervention> {
    return this.during(projectId, async () => {
      await this.interventions.partOf(projectId, id);
      return this.interventions.update(id, version, facts);
    });
  }

  /** Throws STATE_FORBIDS for a move that is not in the table, VALIDATION_FAILED for its day. */
  advanceIntervention(
    projectId: string,
    id: string,
    version: number,
    { status, movedOn }: AdvanceInterventionDto,
  ): Promise<ProjectIntervention> {
    return this.during(projectId, async () => {
      const part = await this.interventions.partOf(projectId, id);
      if (!canAdvance(part.status, status)) {
        throw new DomainError('STATE_FORBIDS', [], `an intervention does not go from ${part.status} to ${status}`);
      }
      const today = await this.days.today();
      const day = movedOn ?? today;
      refuse(dayProblem(part, day, today), '/movedOn');
      return this.interventions.update(id, version, { status, ...stampsOf(status, day) });
    });
  }

  addTeamMember(projectId: string, facts: CreateTeamMemberDto): Promise<ProjectTeamMember> {
    return this.during(projectId, () => this.team.insert({ ...facts, projectId }));
  }

  updateTeamMember(
    projectId: string,
    id: string,
    version: number,
    facts: UpdateTeamMemberDto,
  ): Promise<ProjectTeamMember> {
    return this.during(projectId, async () => {
      await this.team.partOf(projectId, id);
      return this.team.update(id, version, facts);
    });
  }

  addFactor(projectId: string, facts: CreateFactorDto): Promise<ProjectFactor> {
    return this.during(projectId, () => this.factors.insert({ ...facts, projectId }));
  }

  updateFactor(projectId: string, id: string, version: number, facts: UpdateFactorDto): Promise<ProjectFactor> {
    return this.during(projectId, async () => {
      await this.factors.partOf(projectId, id);
      return this.factors.update(id, version, facts);
    });
  }

  /** Throws VALIDATION_FAILED for a place that the diagram does not have. */
  addDriver(projectId: string, facts: CreateDriverDto): Promise<ProjectDriver> {
    return this.during(projectId, async () => {
      const node = { kind: facts.kind, parentId: facts.parentId ?? null };
      refuse(placeProblem(node, await this.drivers.of(projectId)), '/parentId');
      return this.drivers.insert({ ...facts, projectId });
    });
  }

  updateDriver(projectId: string, id: string, version: number, facts: UpdateDriverDto): Promise<ProjectDriver> {
    return this.during(projectId, async () => {
      const driver = await this.drivers.partOf(projectId, id);
      const { kind, parentId } = { ...driver, ...facts };
      refuse(placeProblem({ kind, parentId: parentId ?? null }, await this.drivers.of(projectId)), '/parentId');
      return this.drivers.update(id, version, facts);
    });
  }

  /** Throws RECORD_IN_USE while others lead to it. */
  removeDriver(projectId: string, id: string, version: number): Promise<void> {
    return this.during(projectId, async () => {
      await this.drivers.partOf(projectId, id);
      await this.drivers.delete(id, version);
    });
  }

  /** Works on an open project while nobody else does. */
  private during<T>(projectId: string, work: () => Promise<T>): Promise<T> {
    return this.units.run(async () => {
      const { status } = await this.projects.lockOf(projectId);
      if (!isOpen(status)) throw new DomainError('STATE_FORBIDS', [], `the project is ${status}`);
      return work();
    });
  }
}

const MESSAGES = {
  DAY_IN_FUTURE: 'what lies in the future has not happened',
  ENDS_BEFORE_START: 'it cannot end before it began',
  PARENT_NOT_IN_PROJECT: 'there is no such driver in this project',
  PARENT_NOT_ABOVE: 'primary drivers lead to the aim, secondary ones to primary ones, change ideas to either',
};

function refuse(code: keyof typeof MESSAGES | null, pointer: string): void {
  if (code !== null) throw new DomainError('VALIDATION_FAILED', [{ code, message: MESSAGES[code], pointer }]);
}
