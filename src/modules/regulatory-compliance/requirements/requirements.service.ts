import { Injectable } from '@nestjs/common';
import { changedFields } from '../../../shared/database/changed-fields.rules.js';
import type { Page } from '../../../shared/database/page.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { contentHash } from '../content-hash.engine.js';
import { DEFAULT_REQUIREMENTS } from './default-requirements.codes.js';
import { definitionOfDefault } from './default-requirement.rules.js';
import { periodsAfter } from './recurrence.engine.js';
import { plainRule } from './recurrence.rules.js';
import type {
  AsOfQuery,
  CreateRequirementDto,
  InstalledRequirements,
  ListRequirementPeriodsQuery,
  RequirementPeriodView,
  RequirementView,
  UpdateRequirementDto,
} from './requirement.dto.js';
import type { Requirement } from './requirement.entity.js';
import { RequirementPeriodsRepository } from './requirement-periods.repository.js';
import { RequirementPlanner } from './requirement-planner.service.js';
import { RequirementStandingsRepository, type StandingsQuery } from './requirement-standings.repository.js';
import {
  attestedContent,
  completeDefinition,
  DEFINITION_FIELDS,
  definitionProblems,
  planningHorizon,
  recurrenceFrom,
  type RequirementDefinition,
} from './requirement.rules.js';
import { RequirementsRepository } from './requirements.repository.js';

const RECURRENCE = ['frequency', 'recurrenceRule', 'firstEndsOn', 'dueMonthsAfterEnd'];

@Injectable()
export class RequirementsService {
  constructor(
    private readonly requirements: RequirementsRepository,
    private readonly standings: RequirementStandingsRepository,
    private readonly periods: RequirementPeriodsRepository,
    private readonly planner: RequirementPlanner,
    private readonly calendar: CompanyCalendar,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A new requirement with its periods. Refuses with VALIDATION_FAILED, INVALID_RRULE among its problems. */
  create(said: CreateRequirementDto): Promise<RequirementView> {
    return this.units.run(async () => {
      const asOf = await this.calendar.asOf();
      const definition = completeDefinition(withPlainRule(said), asOf.today);
      const { id } = await this.keep(definition, asOf.today, null);
      return this.standings.read(id, asOf);
    });
  }

  /** Changes a requirement that still has `version`; each change of the definition is kept as a revision. */
  update(id: string, version: number, said: UpdateRequirementDto): Promise<RequirementView> {
    return this.units.run(async () => {
      const asOf = await this.calendar.asOf();
      const before = await this.requirements.hold(id);
      if (before.version !== version) throw new DomainError('VERSION_STALE');
      const wanted = await this.wanted(before, withPlainRule(said), asOf.today);
      const { after } = changedFields({ ...before }, { ...wanted });
      if (Object.keys(after).length > 0) await this.revise(before, wanted, asOf.today);
      if (RECURRENCE.some((field) => field in after))
        await this.planner.plan(await this.requirements.get(id), asOf.today);
      return this.standings.read(id, asOf);
    });
  }

  /** The requirement as it stood on a day. */
  async read(id: string, query: AsOfQuery): Promise<RequirementView> {
    const asOf = await this.calendar.asOf(query.asOf);
    await this.planner.ensure(asOf.today);
    return this.standings.read(id, asOf);
  }

  async list(query: StandingsQuery): Promise<Page<RequirementView>> {
    const asOf = await this.calendar.asOf(query.asOf);
    await this.planner.ensure(asOf.today);
    return this.standings.list(query, asOf);
  }

  /** Those whose last period was missed, exempted ones excepted. */
  overdue(query: StandingsQuery): Promise<Page<RequirementView>> {
    return this.list({ ...query, isOverdue: true });
  }

  /** The instances of a requirement: missed ones stay among them. */
  async periodsOf(id: string, query: ListRequirementPeriodsQuery): Promise<Page<RequirementPeriodView>> {
    const asOf = await this.calendar.asOf(query.asOf);
    await this.planner.ensure(asOf.today);
    await this.requirements.get(id);
    return this.periods.list(id, query, asOf);
  }

  /** Adds those default requirements that the company does not have yet; none is due before today. */
  installDefaults(): Promise<InstalledRequirements> {
    return this.units.run(async () => {
      const asOf = await this.calendar.asOf();
      const taken = await this.requirements.defaultKeys();
      const added: RequirementView[] = [];
      for (const each of DEFAULT_REQUIREMENTS.filter(({ key }) => !taken.has(key))) {
        const { id } = await this.keep(definitionOfDefault(each, asOf.today), asOf.today, each.key);
        added.push(await this.standings.read(id, asOf));
      }
      return { added };
    });
  }

  private async keep(
    definition: RequirementDefinition,
    today: string,
    defaultKey: string | null,
  ): Promise<Requirement> {
    refuseProblems(definition, today);
    const requirement = await this.requirements.insert({
      ...definition,
      contentHash: contentHash(attestedContent(definition)),
      revision: 1,
      defaultKey,
      revisedAt: this.clock.now(),
      plannedThrough: planningHorizon(definition, today),
    });
    await this.requirements.keepRevision(requirement);
    await this.planner.plan(requirement, today);
    return requirement;
  }

  private async revise(before: Requirement, wanted: RequirementDefinition, today: string): Promise<void> {
    refuseProblems(wanted, today, before);
    const revised = await this.requirements.update(before.id, before.version, {
      ...wanted,
      contentHash: contentHash(attestedContent(wanted)),
      revision: before.revision + 1,
      revisedAt: this.clock.now(),
      plannedThrough: planningHorizon(wanted, today),
    });
    await this.requirements.keepRevision(revised);
  }

  /** The definition after the change; a new recurrence begins when the period that has begun is over. */
  private async wanted(before: Requirement, said: UpdateRequirementDto, today: string): Promise<RequirementDefinition> {
    const kept = Object.fromEntries(DEFINITION_FIELDS.map((field) => [field, before[field]]));
    const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
    const merged = { ...kept, ...given } as unknown as RequirementDefinition;
    const isChanged = merged.frequency !== before.frequency || merged.recurrenceRule !== before.recurrenceRule;
    if (said.firstEndsOn !== undefined) return completeDefinition({ ...merged, recursFrom: undefined }, today);
    const definition = completeDefinition(merged, today);
    return isChanged
      ? { ...definition, ...recurrenceFrom(definition, await this.planner.nextStart(before, today)) }
      : definition;
  }
}

function withPlainRule<Said extends { recurrenceRule?: string | null }>(said: Said): Said {
  return said.recurrenceRule ? { ...said, recurrenceRule: plainRule(said.recurrenceRule) } : said;
}

function refuseProblems(
  definition: RequirementDefinition,
  today: string,
  before: RequirementDefinition | null = null,
): void {
  const problems = definitionProblems(definition, today, before);
  if (problems.length === 0 && definition.recurrenceRule !== null) {
    const through = planningHorizon(definition, today)!;
    const message = `the rule names no day from ${definition.firstEndsOn} to ${through}`;
    if (periodsAfter(definition, null, through).length === 0)
      problems.push({ code: 'INVALID_RRULE', message, pointer: '/recurrenceRule' });
  }
  if (problems.length === 0) return;
  const isRule = problems.every(({ code }) => code === 'INVALID_RRULE');
  throw new DomainError(isRule ? 'INVALID_RRULE' : 'VALIDATION_FAILED', problems);
}
