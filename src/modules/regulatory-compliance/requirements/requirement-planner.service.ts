import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { addDays, addMonths } from '../../../shared/domain/day.rules.js';
import { periodsAfter } from './recurrence.engine.js';
import { RequirementPeriodsRepository } from './requirement-periods.repository.js';
import type { Requirement } from './requirement.entity.js';
import { planningHorizon } from './requirement.rules.js';
import { RequirementsRepository } from './requirements.repository.js';

/** Periods are laid out three years ahead, and again when less than two are left. */
const LEAST_MONTHS_AHEAD = 24;

/** Opens the periods of recurring requirements, once each, ahead of time. */
@Injectable()
export class RequirementPlanner {
  constructor(
    private readonly requirements: RequirementsRepository,
    private readonly periods: RequirementPeriodsRepository,
    private readonly units: UnitOfWork,
  ) {}

  /** Lays out its periods, up to `plannedThrough`. What has begun by `today` stays; what follows is laid out anew. */
  async plan(requirement: Requirement, today: string): Promise<void> {
    const { id } = requirement;
    await this.periods.removeUnstarted(id, today);
    const lastEnd = (await this.periods.lastEnds([id])).get(id) ?? null;
    const periods = periodsAfter(requirement, lastEnd, requirement.plannedThrough ?? today);
    await this.periods.add(periods.map((period) => ({ ...period, requirementId: id })));
  }

  /** The day on which a changed recurrence begins: after the period that has begun by `today`. */
  async nextStart({ id, startsOn }: Requirement, today: string): Promise<string> {
    const end = await this.periods.lastBegunEnd(id, today);
    return end === null ? startsOn : addDays(end, 1);
  }

  /** Makes sure that nothing is asked for beyond what is laid out; does nothing but look, almost always. */
  async ensure(today: string): Promise<void> {
    const limit = addMonths(today, LEAST_MONTHS_AHEAD);
    if (!(await this.requirements.isAnyPlannedBefore(limit))) return;
    await this.units.run(async () => {
      const short = await this.requirements.plannedBefore(limit);
      const lastEnds = await this.periods.lastEnds(short.map(({ id }) => id));
      const rows = short.flatMap((requirement) => {
        const through = planningHorizon(requirement, today)!;
        const periods = periodsAfter(requirement, lastEnds.get(requirement.id) ?? null, through);
        return periods.map((period) => ({ ...period, requirementId: requirement.id }));
      });
      await this.periods.add(rows);
      await this.requirements.setPlanned(
        short.map(({ id }) => id),
        addMonths(today, LEAST_MONTHS_AHEAD + 12),
      );
      this.units.note({
        action: 'planRequirementPeriods',
        entity: 'requirement_periods',
        facts: { periods: rows.length },
      });
    });
  }
}
