import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { FindingsRepository } from '../findings/findings.repository.js';
import { FindingsService } from '../findings/findings.service.js';
import { RowRevisions } from '../revisions/row-revisions.repository.js';
import { CorrectiveActionEventsRepository } from './corrective-action-events.repository.js';
import { CorrectiveActionsRepository } from './corrective-actions.repository.js';
import { CorrectiveActionsService } from './corrective-actions.service.js';

describe('CorrectiveActionsService', () => {
  const told: string[] = [];
  const action = { id: 'a', findingId: 'f', version: 3, status: 'completed', dueOn: '2026-06-01' };
  const events = [
    { kind: 'planned', createdBy: 'ann' },
    { kind: 'completed', createdBy: 'bob' },
  ];
  let service: CorrectiveActionsService;
  beforeEach(async () => {
    told.length = 0;
    const module = await Test.createTestingModule({
      providers: [
        CorrectiveActionsService,
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
        { provide: Clock, useValue: { now: () => '2026-06-30T12:00:00.000Z' } },
        { provide: CompanyCalendar, useValue: { today: () => Promise.resolve('2026-06-30') } },
        { provide: RowRevisions, useValue: {} },
        { provide: FindingsRepository, useValue: { hold: () => Promise.resolve({}) } },
        { provide: FindingsService, useValue: { closeWhenDone: () => Promise.resolve(void told.push('closing')) } },
        {
          provide: CorrectiveActionEventsRepository,
          useValue: {
            ofAction: () => Promise.resolve(events),
            insert: ({ kind }: { kind: string }) => Promise.resolve(void told.push(kind)),
          },
        },
        {
          provide: CorrectiveActionsRepository,
          useValue: {
            get: () => Promise.resolve({ ...action }),
            update: (_: string, __: number, { status }: { status: string }) => Promise.resolve(void told.push(status)),
          },
        },
      ],
    }).compile();
    service = module.get(CorrectiveActionsService);
  });
  const as = <T>(actorId: string, work: () => Promise<T>): Promise<T> =>
    tenantContext.run({ requestId: 'r', companyId: 'c', actorId }, work);

  it('lets who has only planned it verify, and then asks whether the finding can close', async () => {
    await as('ann', () => service.act('a', 'verified', 'Tested'));
    expect(told).toEqual(['verified', 'verified', 'closing']);
  });

  it('refuses the implementer, and writes nothing', async () => {
    await expect(as('bob', () => service.act('a', 'verified', 'Fine'))).rejects.toMatchObject({ code: 'OWN_APPROVAL' });
    expect(told).toEqual([]);
  });

  it('does not start what is completed', async () => {
    await expect(as('ann', () => service.act('a', 'started', null))).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
  });
});
