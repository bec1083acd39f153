import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { AccessRequestsRepository } from './access-requests.repository.js';
import { AccessRequestsService } from './access-requests.service.js';
import { AccessReviewsRepository } from './access-reviews.repository.js';

describe('RC registers access requests: the service', () => {
  const update = jest.fn(async () => undefined);
  const insert = jest.fn(async () => ({ id: 'q' }));
  const list = jest.fn(async () => ({ items: [], nextCursor: null }));
  let found: Record<string, unknown>;
  let service: AccessRequestsService;
  beforeEach(async () => {
    jest.clearAllMocks();
    found = {
      id: 'q',
      version: 1,
      status: 'open',
      requestedRight: 'access',
      receivedOn: '2026-06-01',
      dueOn: '2026-07-01',
    };
    const requests = { get: async () => ({ extendedOn: null, ...found }), update, insert, list };
    const module = await Test.createTestingModule({
      providers: [
        AccessRequestsService,
        { provide: AccessRequestsRepository, useValue: requests },
        { provide: AccessReviewsRepository, useValue: { insert, ofRequest: async () => [] } },
        { provide: CompanyCalendar, useValue: { today: async () => '2026-06-30' } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
      ],
    }).compile();
    service = module.get(AccessRequestsService);
  });

  const as = <T>(actorId: string, work: () => T): T =>
    tenantContext.run({ requestId: 'x', companyId: 'c', actorId }, work);

  it('takes in a request with its last day', async () => {
    const said = { requestedRight: 'accounting', patientName: 'Pat', wanted: 'All', receivedOn: '2026-06-01' } as never;
    await service.receive(said);
    expect(insert).toHaveBeenCalledWith(expect.objectContaining({ dueOn: '2026-07-31', status: 'open' }));
  });

  it('moves the last day by the one extension', async () => {
    await service.extend('q', 'Archive');
    expect(update).toHaveBeenCalledWith('q', 1, {
      dueOn: '2026-07-31',
      extendedOn: '2026-06-30',
      extensionReason: 'Archive',
    });
  });

  it('asks for those that are open since yesterday at the latest, when overdue ones are wanted', async () => {
    await service.list({ overdue: true });
    expect(list).toHaveBeenCalledWith({ status: 'open', dueBy: '2026-06-29' });
  });

  it('lets nobody review his own denial, and opens what a review overturns', async () => {
    found = { ...found, status: 'denied', denialGrounds: 'harms_another_person', deniedBy: 'denier' };
    const review = (): Promise<unknown> => service.review('q', { outcome: 'overturned', reason: 'No harm' });
    await expect(as('denier', review)).rejects.toMatchObject({ code: 'OWN_APPROVAL' });
    expect(update).not.toHaveBeenCalled();
    await as('reviewer', review);
    expect(update).toHaveBeenCalledWith('q', 1, expect.objectContaining({ status: 'open', denialGrounds: null }));
  });
});
