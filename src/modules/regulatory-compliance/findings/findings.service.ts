import { Injectable } from '@nestjs/common';
import { Counters } from '../../../shared/counters/counters.js';
import type { Page } from '../../../shared/database/page.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError, unknownReference } from '../../../shared/errors/domain-error.js';
import { Clock } from '../../../shared/time/clock.js';
import { AuditsRepository } from '../audits/audits.repository.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { CorrectiveActionsRepository } from '../corrective-actions/corrective-actions.repository.js';
import { RequirementsRepository } from '../requirements/requirements.repository.js';
import type { AsOfQuery } from '../requirements/requirement.dto.js';
import type { FindingEventKind, FindingSeverity } from './finding.codes.js';
import { dueDay } from './finding-deadline.rules.js';
import type {
  FindingDetails,
  FindingView,
  ListFindingsQuery,
  OpenFindingDto,
  UpdateFindingDto,
} from './finding.dto.js';
import { RowRevisions } from '../revisions/row-revisions.repository.js';
import { FindingDeadlinesRepository } from './finding-deadlines.repository.js';
import { FindingEventsRepository } from './finding-events.repository.js';
import { canHappen } from './finding-lifecycle.rules.js';
import { FindingStandingsRepository } from './finding-standings.repository.js';
import { FindingsRepository } from './findings.repository.js';

interface Happening {
  kind: FindingEventKind;
  reason: string;
  severity?: FindingSeverity;
}

/** Findings, in audits and outside of them. Every act is an event; their state, severity and due day follow. */
@Injectable()
export class FindingsService {
  constructor(
    private readonly findings: FindingsRepository,
    private readonly standings: FindingStandingsRepository,
    private readonly events: FindingEventsRepository,
    private readonly deadlines: FindingDeadlinesRepository,
    private readonly revisions: RowRevisions,
    private readonly actions: CorrectiveActionsRepository,
    private readonly audits: AuditsRepository,
    private readonly requirements: RequirementsRepository,
    private readonly calendar: CompanyCalendar,
    private readonly counters: Counters,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Opens a finding. STATE_FORBIDS when its audit is not in progress. */
  open({ auditId = null, requirementId = null, ...facts }: OpenFindingDto): Promise<FindingDetails> {
    return this.units.run(async () => {
      if (requirementId !== null && (await this.requirements.byId(requirementId)) === null)
        throw unknownReference('requirement', '/requirementId');
      const findingNumber = await this.nextNumber(auditId);
      const finding = await this.findings.insert({ ...facts, auditId, requirementId, findingNumber });
      await this.revisions.keep('audit_findings', finding.id);
      await this.happen(finding.id, { kind: 'opened', reason: facts.title, severity: facts.severity });
      return this.details(finding.id, {});
    });
  }

  async list(query: ListFindingsQuery): Promise<Page<FindingView>> {
    return this.standings.list(query, await this.calendar.asOf(query.asOf));
  }

  /** The finding as it stood on a day, with what had happened by then. */
  async details(id: string, query: AsOfQuery): Promise<FindingDetails> {
    const asOf = await this.calendar.asOf(query.asOf);
    const finding = await this.standings.read(id, asOf);
    const events = (await this.events.ofFinding(id)).filter(({ createdAt }) => createdAt < asOf.before);
    return Object.assign(finding, { events, correctiveActions: await this.actions.ofFinding(id) });
  }

  update(id: string, version: number, facts: UpdateFindingDto): Promise<FindingDetails> {
    return this.units.run(async () => {
      await this.findings.update(id, version, facts);
      await this.revisions.keep('audit_findings', id);
      return this.details(id, {});
    });
  }

  /** Regrades, pauses, resumes or reopens. STATE_FORBIDS when the finding does not stand for it. */
  act(id: string, happening: Happening): Promise<FindingDetails> {
    return this.units.run(async () => {
      await this.findings.hold(id);
      await this.happen(id, happening);
      return this.details(id, {});
    });
  }

  /** Closes the held finding when all of its actions are verified. Inside a unit of work. */
  async closeWhenDone(id: string): Promise<void> {
    const actions = await this.actions.ofFinding(id);
    if (actions.every(({ status }) => status === 'verified'))
      await this.happen(id, { kind: 'closed', reason: 'all corrective actions are verified' });
  }

  /** Writes the event, with the day on which the finding is due from then on. */
  private async happen(findingId: string, { kind, reason, severity }: Happening): Promise<void> {
    const before = await this.events.ofFinding(findingId);
    const last = before.at(-1);
    if (last !== undefined && !canHappen(last.kind, kind))
      throw new DomainError('STATE_FORBIDS', [], `a finding that was ${last.kind} cannot be ${kind}`);
    const occurredOn = await this.calendar.today();
    const event = { kind, severity: severity ?? last!.severity, occurredOn };
    const dueOn = dueDay([...before, event], await this.deadlines.all());
    const facts = { ...event, findingId, dueOn, reason, occurredAt: this.clock.now() };
    await this.events.insert({ ...facts, sequence: before.length + 1 });
  }

  private async nextNumber(auditId: string | null): Promise<string> {
    if (auditId === null) {
      const year = (await this.calendar.today()).slice(0, 4);
      return `F-${year}-${await this.counters.next(`findings-${year}`)}`;
    }
    const audit = await this.audits.hold(auditId);
    if (audit === null) throw unknownReference('audit', '/auditId');
    if (audit.status !== 'in_progress')
      throw new DomainError('STATE_FORBIDS', [], 'findings are recorded while their audit is in progress');
    return `${audit.auditNumber}-F${await this.counters.next(`findings-of-${auditId}`)}`;
  }
}
