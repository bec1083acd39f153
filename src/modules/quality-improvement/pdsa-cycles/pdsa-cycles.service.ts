import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { takesCycles } from '../projects/project-lifecycle.rules.js';
import { ProjectsRepository } from '../projects/projects.repository.js';
import { PdsaAmendmentsRepository } from './pdsa-amendments.repository.js';
import type { PdsaPhase, WorkingPhase } from './pdsa-cycle.codes.js';
import type {
  AmendPdsaCycleDto,
  CreatePdsaCycleDto,
  EditActDto,
  EditDoDto,
  EditPlanDto,
  EditStudyDto,
  OpenNextCycleDto,
  PdsaCycleDetail,
} from './pdsa-cycle.dto.js';
import type { PdsaCycle } from './pdsa-cycle.entity.js';
import { canMove, canOpenNext, isAmendable, isEditable, missingOf, stampsOf } from './pdsa-cycle.rules.js';
import { PdsaCyclesRepository } from './pdsa-cycles.repository.js';

/** PDSA cycles: one phase after the other, what has passed is locked. Locks: first the project, then the cycle. */
@Injectable()
export class PdsaCyclesService {
  constructor(
    private readonly cycles: PdsaCyclesRepository,
    private readonly amendments: PdsaAmendmentsRepository,
    private readonly projects: ProjectsRepository,
    private readonly units: UnitOfWork,
    private readonly days: CompanyDays,
  ) {}

  /** Throws NOT_FOUND, STATE_FORBIDS when the project rests or has ended. */
  create(projectId: string, facts: CreatePdsaCycleDto): Promise<PdsaCycle> {
    return this.units.run(async () => {
      await this.lockRunning(projectId);
      return this.cycles.insert({
        ...facts,
        projectId,
        phase: 'plan',
        number: await this.cycles.nextNumber(projectId),
      });
    });
  }

  /** Throws NOT_FOUND. */
  async details(id: string): Promise<PdsaCycleDetail> {
    const [cycle, amendments] = await Promise.all([this.cycles.get(id), this.amendments.of(id)]);
    return Object.assign(cycle, { amendments });
  }

  /** Edits what the present phase holds. Throws STATE_FORBIDS for any other phase, VERSION_STALE. */
  edit(
    id: string,
    version: number,
    phase: WorkingPhase,
    facts: EditPlanDto | EditDoDto | EditStudyDto | EditActDto,
  ): Promise<PdsaCycle> {
    return this.units.run(async () => {
      const cycle = await this.running(id);
      if (!isEditable(cycle.phase, phase)) {
        throw new DomainError('STATE_FORBIDS', [], `the cycle is in ${cycle.phase}: ${phase} cannot be edited`);
      }
      return this.cycles.update(id, version, facts);
    });
  }

  /** Enters the next phase. Throws STATE_FORBIDS for any other, VALIDATION_FAILED with all that the present one lacks. */
  enter(id: string, version: number, phase: PdsaPhase): Promise<PdsaCycle> {
    return this.units.run(async () => {
      const cycle = await this.running(id);
      if (!canMove(cycle.phase, phase)) {
        throw new DomainError('STATE_FORBIDS', [], `a cycle does not go from ${cycle.phase} to ${phase}`);
      }
      const missing = missingOf(cycle.phase, cycle);
      if (missing.length > 0) {
        const message = `missing in ${cycle.phase}`;
        const problems = missing.map((field) => ({ code: 'PHASE_INCOMPLETE', message, pointer: `/${field}` }));
        throw new DomainError('VALIDATION_FAILED', problems);
      }
      return this.cycles.update(id, version, { phase, ...stampsOf(phase, await this.days.today()) });
    });
  }

  /** Adds a note to a phase that has passed. Throws STATE_FORBIDS for one that has not. */
  amend(id: string, { phase, note }: AmendPdsaCycleDto): Promise<PdsaCycleDetail> {
    return this.units.run(async () => {
      const cycle = await this.cycles.get(id);
      if (!isAmendable(cycle.phase, phase)) {
        throw new DomainError('STATE_FORBIDS', [], `${phase} has not passed: the cycle is in ${cycle.phase}`);
      }
      await this.amendments.insert({ pdsaCycleId: id, phase, note });
      return this.details(id);
    });
  }

  /** The cycle that tries what is to be adapted. Throws STATE_FORBIDS without that decision, DUPLICATE when there is one. */
  openNext(id: string, facts: OpenNextCycleDto): Promise<PdsaCycle> {
    return this.units.run(async () => {
      const cycle = await this.running(id);
      if (!canOpenNext(cycle)) {
        throw new DomainError('STATE_FORBIDS', [], 'only a completed cycle that decided to adapt has a next one');
      }
      const { title, scale, objective, predictions, measures, steps, projectId } = cycle;
      const plan = { title, scale, objective, predictions, measures, steps, ...facts };
      const number = await this.cycles.nextNumber(projectId);
      return this.cycles.insert({ ...plan, projectId, previousCycleId: id, phase: 'plan', number });
    });
  }

  private async running(id: string): Promise<PdsaCycle> {
    const { projectId } = await this.cycles.get(id);
    await this.lockRunning(projectId);
    return this.cycles.get(id);
  }

  private async lockRunning(projectId: string): Promise<void> {
    const { status } = await this.projects.lockOf(projectId);
    if (!takesCycles(status)) throw new DomainError('STATE_FORBIDS', [], `the project is ${status}`);
  }
}
