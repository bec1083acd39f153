import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { ClaimLifecycle } from '../claims/claim-lifecycle.service.js';
import { ClaimStandingService } from '../posting/claim-standing.service.js';
import { AppealFactsRepository } from './appeal-facts.repository.js';
import { AppealRecoveriesRepository } from './appeal-recoveries.repository.js';
import { AppealsRepository } from './appeals.repository.js';
import { AppealsService } from './appeals.service.js';

describe('the appeals service', () => {
  let service: AppealsService;
  let acts: unknown[];
  let appeal: Record<string, unknown>;
  beforeEach(async () => {
    acts = [];
    appeal = {
      id: 'a',
      claimId: 'c',
      version: 2,
      status: 'in_preparation',
      noticeOn: '2026-08-01',
      dueOn: '2026-09-30',
    };
    const appeals = {
      get: async () => appeal,
      update: async (_id: string, _version: number, facts: object) => (acts.push(facts), { ...appeal, ...facts }),
    };
    const module = await Test.createTestingModule({
      providers: [
        AppealsService,
        { provide: AppealsRepository, useValue: appeals },
        { provide: AppealFactsRepository, useValue: { lockClaim: async (id: string) => void acts.push(`lock ${id}`) } },
        { provide: AppealRecoveriesRepository, useValue: {} },
        {
          provide: ClaimLifecycle,
          useValue: { move: async (id: string, to: string) => void acts.push(`${id} ${to}`) },
        },
        { provide: ClaimStandingService, useValue: { giveBack: async (id: string) => void acts.push(`back ${id}`) } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
        { provide: Clock, useValue: { now: () => '2026-10-01T08:00:00.000Z' } },
        { provide: CompanyDays, useValue: { today: async () => '2026-10-01' } },
      ],
    }).compile();
    service = module.get(AppealsService);
  });

  it('locks the claim, files in time and moves the claim', async () => {
    await service.file('a', 2, { filedOn: '2026-09-30' });
    expect(acts).toEqual(['lock c', { filedOn: '2026-09-30', goodCause: null, status: 'filed' }, 'c appealed']);
  });

  it('refuses to file late without good cause, whatever was said of the day', async () => {
    await expect(service.file('a', 2, {})).rejects.toThrow('APPEAL_PAST_DUE');
    await service.fileLate('a', 2, { goodCause: 'Flood' });
    expect(acts.at(-1)).toBe('c appealed');
    appeal.dueOn = null;
    await expect(service.file('a', 2, {})).resolves.toMatchObject({ status: 'filed' });
  });

  it('gives the claim back with the decision of what was filed, and only then', async () => {
    await service.decide('a', 2, { outcome: 'withdrawn', decidedOn: '2026-09-01', decisionNote: null });
    expect(acts).not.toContain('back c');
    Object.assign(appeal, { status: 'filed', filedOn: '2026-09-02' });
    await expect(
      service.decide('a', 2, { outcome: 'upheld', decidedOn: '2026-09-01', decisionNote: null }),
    ).rejects.toThrow('VALIDATION_FAILED');
    await service.decide('a', 2, { outcome: 'overturned', decidedOn: '2026-09-20', decisionNote: null });
    expect(acts.slice(-2)).toEqual([{ decidedOn: '2026-09-20', decisionNote: null, status: 'overturned' }, 'back c']);
  });

  it('refuses what the states do not allow, and what was changed meanwhile', async () => {
    await expect(service.acknowledge('a', 2, { receivedOn: '2026-09-01', payerReference: null })).rejects.toThrow(
      'STATE',
    );
    await expect(service.file('a', 1, {})).rejects.toThrow('VERSION_STALE');
  });
});
