import { Injectable } from '@nestjs/common';
import type { Page } from '../../shared/database/page.js';
import type {
  AccessRequestDetails,
  AccessRequestView,
  ListAccessRequestsQuery,
  ReceiveAccessRequestDto,
} from './access-requests/access-request.dto.js';
import type {
  BusinessAssociateView,
  ListBusinessAssociatesQuery,
} from './business-associates/business-associate.dto.js';
import type { ListRegisterDeadlinesQuery, RegisterDeadline } from './deadlines/register-deadline.dto.js';
import type { AccountForDto, DisclosureAccounting } from './disclosures/disclosure.dto.js';
import type { ListMipsSubmissionsQuery, MipsSubmissionDetails } from './mips-submissions/mips-submission.dto.js';
import type { MipsSubmission } from './mips-submissions/mips-submission.entity.js';
import type {
  IncidentDetails,
  IncidentView,
  ListIncidentsQuery,
  ReportIncidentDto,
} from './security-incidents/security-incident.dto.js';
import type { ListTrainingDutiesQuery, RecordTrainingDto, TrainingDutyView } from './trainings/training.dto.js';
import type { TrainingRecord } from './trainings/training-record.entity.js';
import { MipsSubmissionsService } from './mips-submissions/mips-submissions.service.js';
import { SecurityIncidentsService } from './security-incidents/security-incidents.service.js';
import { IncidentViews } from './security-incidents/incident-views.service.js';
import { BusinessAssociatesService } from './business-associates/business-associates.service.js';
import { TrainingsService } from './trainings/trainings.service.js';
import { DisclosuresService } from './disclosures/disclosures.service.js';
import { AccessRequestsService } from './access-requests/access-requests.service.js';
import { RegisterDeadlinesService } from './deadlines/register-deadlines.service.js';

/** The registers as other modules see them: it only passes on. The door of the module holds it as `registers`. */
@Injectable()
export class ComplianceRegistersService {
  constructor(
    private readonly mips: MipsSubmissionsService,
    private readonly incidents: SecurityIncidentsService,
    private readonly incidentViews: IncidentViews,
    private readonly associates: BusinessAssociatesService,
    private readonly trainings: TrainingsService,
    private readonly disclosures: DisclosuresService,
    private readonly requests: AccessRequestsService,
    private readonly deadlines: RegisterDeadlinesService,
  ) {}

  enterMipsSubmission(qpp: unknown, correctsId: string | null): Promise<MipsSubmissionDetails> {
    return this.mips.enter(qpp, correctsId);
  }

  mipsSubmission(id: string): Promise<MipsSubmissionDetails> {
    return this.mips.details(id);
  }

  listMipsSubmissions(query: ListMipsSubmissionsQuery): Promise<Page<MipsSubmission>> {
    return this.mips.list(query);
  }

  reportIncident(facts: ReportIncidentDto): Promise<IncidentDetails> {
    return this.incidents.report(facts);
  }

  incident(id: string): Promise<IncidentDetails> {
    return this.incidentViews.details(id);
  }

  listIncidents(query: ListIncidentsQuery): Promise<Page<IncidentView>> {
    return this.incidentViews.list(query);
  }

  listBusinessAssociates(query: ListBusinessAssociatesQuery): Promise<Page<BusinessAssociateView>> {
    return this.associates.list(query);
  }

  recordTraining(facts: RecordTrainingDto): Promise<TrainingRecord> {
    return this.trainings.record(facts);
  }

  listTrainingDuties(query: ListTrainingDutiesQuery): Promise<Page<TrainingDutyView>> {
    return this.trainings.listDuties(query);
  }

  accountForDisclosures(wanted: AccountForDto): Promise<DisclosureAccounting> {
    return this.disclosures.account(wanted);
  }

  receiveAccessRequest(facts: ReceiveAccessRequestDto): Promise<AccessRequestDetails> {
    return this.requests.receive(facts);
  }

  listAccessRequests(query: ListAccessRequestsQuery): Promise<Page<AccessRequestView>> {
    return this.requests.list(query);
  }

  registerDeadlines(query: ListRegisterDeadlinesQuery): Promise<Page<RegisterDeadline>> {
    return this.deadlines.list(query);
  }
}
