import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError, refusal } from '../../../shared/errors/domain-error.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { contentHash } from '../content-hash.engine.js';
import { BreachAssessmentsRepository } from './breach-assessments.repository.js';
import { BreachConfirmationsRepository } from './breach-confirmations.repository.js';
import { BreachNoticesRepository } from './breach-notices.repository.js';
import { BreachResidentsRepository } from './breach-residents.repository.js';
import { assessmentProblems, closingProblems, conclusionOf } from './breach.rules.js';
import { IncidentEventsRepository } from './incident-events.repository.js';
import { IncidentViews } from './incident-views.service.js';
import type { IncidentEventKind } from './incident.codes.js';
import type {
  AssessBreachDto,
  ConfirmAssessmentDto,
  IncidentDetails,
  RecordNoticeDto,
  ReportIncidentDto,
  UpdateIncidentDto,
} from './security-incident.dto.js';
import type { SecurityIncident } from './security-incident.entity.js';
import { SecurityIncidentsRepository } from './security-incidents.repository.js';

/** What an assessment may leave out. */
const UNSAID = {
  ...{ exception: null, nature: null, natureLevel: null, recipient: null, recipientLevel: null, acquisition: null },
  ...{ acquisitionLevel: null, mitigation: null, mitigationLevel: null, affectedIndividuals: null },
};

/** Security incidents: reported, assessed by the four factors, told to those who must know, closed. */
@Injectable()
export class SecurityIncidentsService {
  constructor(
    private readonly incidents: SecurityIncidentsRepository,
    private readonly assessments: BreachAssessmentsRepository,
    private readonly residents: BreachResidentsRepository,
    private readonly confirmations: BreachConfirmationsRepository,
    private readonly notices: BreachNoticesRepository,
    private readonly events: IncidentEventsRepository,
    private readonly views: IncidentViews,
    private readonly calendar: CompanyCalendar,
    private readonly units: UnitOfWork,
  ) {}

  report(said: ReportIncidentDto): Promise<IncidentDetails> {
    return this.units.run(async () => {
      refuseDays({ ...said, occurredOn: said.occurredOn ?? null }, await this.calendar.today());
      const { id } = await this.incidents.insert({ ...said, status: 'open' });
      await this.tell(id, 'opened', null);
      return this.views.details(id);
    });
  }

  /** Changes an open incident. A delay for law enforcement needs its reason. */
  update(id: string, version: number, said: UpdateIncidentDto): Promise<IncidentDetails> {
    return this.units.run(async () => {
      const incident = Object.assign(await this.open(id), said);
      refuseDays(incident, await this.calendar.today());
      if (incident.delayedUntil !== null && incident.delayReason === null)
        throw refusal('VALIDATION_FAILED', 'who has asked for the delay, and how?', '/delayReason', 'REASON_MISSING');
      await this.incidents.update(id, version, said);
      return this.views.details(id);
    });
  }

  /** A new assessment takes the place of the former. VALIDATION_FAILED with all that is missing. */
  assess(id: string, { states = [], ...said }: AssessBreachDto): Promise<IncidentDetails> {
    return this.units.run(async () => {
      await this.open(id);
      const facts = { ...UNSAID, ...said };
      const problems = assessmentProblems(facts, states);
      if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
      const assessed = { ...facts, conclusion: conclusionOf(facts) };
      const { id: assessmentId } = await this.assessments.insert({
        ...{ ...assessed, incidentId: id, contentHash: contentHash({ incidentId: id, ...assessed, states }) },
        sequence: (await this.assessments.ofIncidents([id])).length + 1,
      });
      for (const each of states) await this.residents.insert({ assessmentId, ...each });
      return this.views.details(id);
    });
  }

  /** Confirms the latest assessment. OWN_APPROVAL for its author; CONTENT_CHANGED when it is no longer the latest. */
  confirm(id: string, { assessmentId, reason }: ConfirmAssessmentDto): Promise<IncidentDetails> {
    return this.units.run(async () => {
      await this.open(id);
      const assessments = await this.assessments.ofIncidents([id]);
      const assessment = assessments.find((each) => each.id === assessmentId);
      if (assessment === undefined) throw refusal('REFERENCE_NOT_FOUND', 'the incident has none such', '/assessmentId');
      if (assessment.createdBy === tenantContext.actorId()) throw new DomainError('OWN_APPROVAL');
      if (assessments.at(-1) !== assessment) throw new DomainError('CONTENT_CHANGED');
      const { contentHash: hash } = assessment;
      await this.confirmations.insert({ assessmentId, reason: reason ?? null, contentHash: hash });
      return this.views.details(id);
    });
  }

  /** Records that somebody was notified. */
  notify(id: string, said: RecordNoticeDto): Promise<IncidentDetails> {
    return this.units.run(async () => {
      const { discoveredOn } = await this.open(id);
      const { notifiedOn, recipient, state = null, reference = null } = said;
      if ((recipient === 'media') !== (state !== null))
        throw refusal(
          'VALIDATION_FAILED',
          'media are those of a State, the others of none',
          '/state',
          'STATE_MISPLACED',
        );
      if (notifiedOn < discoveredOn || notifiedOn > (await this.calendar.today()))
        throw refusal('VALIDATION_FAILED', 'from the discovery to today', '/notifiedOn', 'DAY_IMPOSSIBLE');
      await this.notices.insert({ ...said, incidentId: id, state, reference });
      return this.views.details(id);
    });
  }

  /** Closes it. INCIDENT_NOT_CLOSABLE with all that is missing. */
  close(id: string, reason: string): Promise<IncidentDetails> {
    return this.units.run(async () => {
      await this.open(id);
      const { standing, duties } = await this.views.details(id);
      const problems = closingProblems(standing, duties);
      if (problems.length > 0) throw new DomainError('INCIDENT_NOT_CLOSABLE', problems);
      await this.incidents.updateIf(id, { status: 'open' }, { status: 'closed' });
      await this.tell(id, 'closed', reason);
      return this.views.details(id);
    });
  }

  reopen(id: string, reason: string): Promise<IncidentDetails> {
    return this.units.run(async () => {
      await this.incidents.updateIf(id, { status: 'closed' }, { status: 'open' });
      await this.tell(id, 'reopened', reason);
      return this.views.details(id);
    });
  }

  private async open(id: string): Promise<SecurityIncident> {
    const incident = await this.incidents.hold(id);
    if (incident.status !== 'open') throw new DomainError('STATE_FORBIDS', [], 'the incident is closed');
    return incident;
  }

  private async tell(incidentId: string, kind: IncidentEventKind, reason: string | null): Promise<void> {
    const sequence = (await this.events.ofIncidents([incidentId])).length + 1;
    await this.events.insert({ incidentId, sequence, kind, reason });
  }
}

function refuseDays(said: { discoveredOn: string; occurredOn: string | null }, today: string): void {
  if (said.discoveredOn > today)
    throw refusal('VALIDATION_FAILED', 'it cannot be discovered in the future', '/discoveredOn', 'DAY_IMPOSSIBLE');
  if (said.occurredOn !== null && said.occurredOn > said.discoveredOn)
    throw refusal('VALIDATION_FAILED', 'it happened before it was discovered', '/occurredOn', 'DAY_IMPOSSIBLE');
}
