import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { BreachAssessmentsRepository } from './breach-assessments.repository.js';
import { BreachConfirmationsRepository } from './breach-confirmations.repository.js';
import { BreachNoticesRepository } from './breach-notices.repository.js';
import { BreachResidentsRepository } from './breach-residents.repository.js';
import { IncidentEventsRepository } from './incident-events.repository.js';
import { IncidentViews } from './incident-views.service.js';
import { SecurityIncidentsRepository } from './security-incidents.repository.js';
import { SecurityIncidentsService } from './security-incidents.service.js';

describe('RC registers incidents: the service', () => {
  const insert = jest.fn(async (row: object) => ({ id: 'new', ...row }));
  const updateIf = jest.fn(async () => undefined);
  const assessments = [
    { id: 'a1', createdBy: 'assessor', contentHash: 'h1' },
    { id: 'a2', createdBy: 'assessor', contentHash: 'h2' },
  ];
  let view: { standing: string; duties: object[] };
  let service: SecurityIncidentsService;
  beforeEach(async () => {
    jest.clearAllMocks();
    view = { standing: 'breach', duties: [{ recipient: 'individuals', state: null, notifiedOn: null }] };
    const hold = async (): Promise<object> => ({ id: 'i', status: 'open', discoveredOn: '2026-06-01' });
    const empty = { insert, ofIncidents: async () => [] };
    const module = await Test.createTestingModule({
      providers: [
        SecurityIncidentsService,
        { provide: SecurityIncidentsRepository, useValue: { hold, insert, updateIf } },
        { provide: BreachAssessmentsRepository, useValue: { insert, ofIncidents: async () => assessments } },
        { provide: BreachResidentsRepository, useValue: { insert } },
        { provide: BreachConfirmationsRepository, useValue: { insert } },
        { provide: BreachNoticesRepository, useValue: empty },
        { provide: IncidentEventsRepository, useValue: empty },
        { provide: IncidentViews, useValue: { details: async () => view } },
        { provide: CompanyCalendar, useValue: { today: async () => '2026-06-30' } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
      ],
    }).compile();
    service = module.get(SecurityIncidentsService);
  });

  const confirm = (actorId: string, assessmentId: string): Promise<unknown> =>
    tenantContext.run({ requestId: 'x', companyId: 'c', actorId }, () =>
      service.confirm('i', { assessmentId, reason: null }),
    );

  it('binds a confirmation to the hash of the latest assessment, given by another', async () => {
    await expect(confirm('assessor', 'a2')).rejects.toMatchObject({ code: 'OWN_APPROVAL' });
    await expect(confirm('other', 'a1')).rejects.toMatchObject({ code: 'CONTENT_CHANGED' });
    expect(insert).not.toHaveBeenCalled();
    await confirm('other', 'a2');
    expect(insert).toHaveBeenCalledWith({ assessmentId: 'a2', reason: null, contentHash: 'h2' });
  });

  it('closes nothing for which a notice is owed', async () => {
    await expect(service.close('i', 'Done')).rejects.toMatchObject({
      code: 'INCIDENT_NOT_CLOSABLE',
      problems: [{ code: 'NOTICE_MISSING' }],
    });
    expect(updateIf).not.toHaveBeenCalled();
    view = { standing: 'no_breach', duties: [] };
    await service.close('i', 'Done');
    expect(insert).toHaveBeenCalledWith(expect.objectContaining({ kind: 'closed', reason: 'Done' }));
  });
});
