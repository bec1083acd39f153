import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { PoliciesRepository } from './policies.repository.js';
import { PolicyEventsRepository } from './policy-events.repository.js';
import { PolicyVersionsRepository } from './policy-versions.repository.js';
import { PolicyVersionsService } from './policy-versions.service.js';

describe('PolicyVersionsService', () => {
  const version = { id: 'v', policyId: 'p', versionNumber: 2, version: 3, status: 'under_review', contentHash: 'h' };
  const told: string[] = [];
  const events = [{ kind: 'drafted', contentHash: 'h', createdBy: 'ann' }];
  let service: PolicyVersionsService;
  beforeEach(async () => {
    told.length = 0;
    const module = await Test.createTestingModule({
      providers: [
        PolicyVersionsService,
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
        { provide: CompanyCalendar, useValue: { today: () => Promise.resolve('2026-06-30') } },
        { provide: PoliciesRepository, useValue: { hold: () => Promise.resolve({ title: 'Sanctions' }) } },
        {
          provide: PolicyEventsRepository,
          useValue: {
            ofVersion: () => Promise.resolve(events),
            add: (_: unknown, kind: string) => Promise.resolve(void told.push(kind)),
          },
        },
        {
          provide: PolicyVersionsRepository,
          useValue: {
            get: () => Promise.resolve({ ...version }),
            inForce: () => Promise.resolve(null),
            update: (_: string, __: number, facts: { status: string }) => Promise.resolve(void told.push(facts.status)),
          },
        },
      ],
    }).compile();
    service = module.get(PolicyVersionsService);
  });
  const as = <T>(actorId: string, work: () => Promise<T>): Promise<T> =>
    tenantContext.run({ requestId: 'r', companyId: 'c', actorId }, work);

  it('lets another person approve, and tells so', async () => {
    await as('bob', () => service.approve('v', null));
    expect(told).toEqual(['approved', 'approved']);
  });

  it('refuses the author, and writes nothing', async () => {
    await expect(as('ann', () => service.approve('v', null))).rejects.toMatchObject({ code: 'OWN_APPROVAL' });
    expect(told).toEqual([]);
  });

  it('publishes nothing that is only under review', async () => {
    const published = as('bob', () => service.publish('v', { note: null, reviewDueOn: null }));
    await expect(published).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
    expect(told).toEqual([]);
  });
});
