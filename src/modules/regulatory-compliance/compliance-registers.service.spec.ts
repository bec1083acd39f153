import { Test } from '@nestjs/testing';
import { MipsSubmissionsService } from './mips-submissions/mips-submissions.service.js';
import { SecurityIncidentsService } from './security-incidents/security-incidents.service.js';
import { IncidentViews } from './security-incidents/incident-views.service.js';
import { BusinessAssociatesService } from './business-associates/business-associates.service.js';
import { TrainingsService } from './trainings/trainings.service.js';
import { DisclosuresService } from './disclosures/disclosures.service.js';
import { AccessRequestsService } from './access-requests/access-requests.service.js';
import { RegisterDeadlinesService } from './deadlines/register-deadlines.service.js';
import { ComplianceRegistersService } from './compliance-registers.service.js';

/** Answers any call with whose it was and what it was given. */
const echo = (owner: string): object =>
  new Proxy(
    {},
    { get: (_, method) => (method === 'then' ? undefined : (...given: unknown[]) => [owner, method, ...given]) },
  );

const DOORS: [keyof ComplianceRegistersService, unknown[], unknown[]][] = [
  ['enterMipsSubmission', ['qpp', 'correctsId'], ['mips', 'enter', 'qpp', 'correctsId']],
  ['mipsSubmission', ['id'], ['mips', 'details', 'id']],
  ['listMipsSubmissions', ['query'], ['mips', 'list', 'query']],
  ['reportIncident', ['facts'], ['incidents', 'report', 'facts']],
  ['incident', ['id'], ['incidentViews', 'details', 'id']],
  ['listIncidents', ['query'], ['incidentViews', 'list', 'query']],
  ['listBusinessAssociates', ['query'], ['associates', 'list', 'query']],
  ['recordTraining', ['facts'], ['trainings', 'record', 'facts']],
  ['listTrainingDuties', ['query'], ['trainings', 'listDuties', 'query']],
  ['accountForDisclosures', ['wanted'], ['disclosures', 'account', 'wanted']],
  ['receiveAccessRequest', ['facts'], ['requests', 'receive', 'facts']],
  ['listAccessRequests', ['query'], ['requests', 'list', 'query']],
  ['registerDeadlines', ['query'], ['deadlines', 'list', 'query']],
];

describe('ComplianceRegistersService', () => {
  it.each(DOORS)('%s passes on', async (door, given, expected) => {
    const module = await Test.createTestingModule({
      providers: [
        ComplianceRegistersService,
        { provide: MipsSubmissionsService, useValue: echo('mips') },
        { provide: SecurityIncidentsService, useValue: echo('incidents') },
        { provide: IncidentViews, useValue: echo('incidentViews') },
        { provide: BusinessAssociatesService, useValue: echo('associates') },
        { provide: TrainingsService, useValue: echo('trainings') },
        { provide: DisclosuresService, useValue: echo('disclosures') },
        { provide: AccessRequestsService, useValue: echo('requests') },
        { provide: RegisterDeadlinesService, useValue: echo('deadlines') },
      ],
    }).compile();
    const service = module.get(ComplianceRegistersService);
    expect((service[door] as (...args: unknown[]) => unknown).apply(service, given)).toEqual(expected);
  });
});
