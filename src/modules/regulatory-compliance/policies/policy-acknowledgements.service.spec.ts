import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { PolicyAcknowledgementsRepository } from './policy-acknowledgements.repository.js';
import { PolicyAcknowledgementsService } from './policy-acknowledgements.service.js';
import { PolicyVersionsRepository } from './policy-versions.repository.js';

describe('PolicyAcknowledgementsService', () => {
  const version = { policyId: 'p', versionNumber: 2, contentHash: 'h' };
  const written: object[] = [];
  const asked: unknown[] = [];
  let status: string;
  let rows: number;
  let service: PolicyAcknowledgementsService;
  beforeEach(async () => {
    written.length = asked.length = 0;
    [status, rows] = ['effective', 0];
    const acknowledgements = {
      has: async (_: string, userId: string) => userId === 'ann',
      insert: async (facts: object) => (written.push(facts), facts),
      outstanding: async (query: object, { day }: { day: string }, most: number) => {
        asked.push(query, day);
        return Array.from({ length: Math.min(rows, most) }, (_, at) => at);
      },
    };
    const module = await Test.createTestingModule({
      providers: [
        PolicyAcknowledgementsService,
        { provide: PolicyAcknowledgementsRepository, useValue: acknowledgements },
        { provide: PolicyVersionsRepository, useValue: { get: async () => ({ ...version, status }) } },
        { provide: CompanyCalendar, useValue: { asOf: async (day = '2026-06-30') => ({ day }) } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
      ],
    }).compile();
    service = module.get(PolicyAcknowledgementsService);
  });
  const as = <T>(actorId: string, work: () => Promise<T>): Promise<T> =>
    tenantContext.run({ requestId: 'r', companyId: 'c', actorId }, work);

  it('keeps what was read: the version in force and its hash', async () => {
    await as('bob', () => service.acknowledge('v'));
    expect(written).toEqual([{ ...version, policyVersionId: 'v' }]);
  });

  it.each([
    ['bob', 'draft', 'STATE_FORBIDS'],
    ['bob', 'approved', 'STATE_FORBIDS'],
    ['bob', 'superseded', 'STATE_FORBIDS'],
    ['ann', 'superseded', 'STATE_FORBIDS'],
    ['ann', 'effective', 'POLICY_ACKNOWLEDGED'],
  ])('%s does not acknowledge a version that is %s: %s', async (who, found, code) => {
    status = found;
    await expect(as(who, () => service.acknowledge('v'))).rejects.toMatchObject({ code });
    expect(written).toEqual([]);
  });

  it.each([
    [0, 0, false],
    [1000, 1000, false],
    [1001, 1000, true],
  ])('of %d outstanding it lists %d, more: %s', async (found, listed, hasMore) => {
    rows = found;
    const outstanding = await service.outstanding({ asOf: '2026-05-31' });
    expect([outstanding.items.length, outstanding.hasMore]).toEqual([listed, hasMore]);
    expect(asked[1]).toBe('2026-05-31');
  });

  it('asks for the caller alone, today, when he asks for his own', async () => {
    await as('bob', () => service.mine());
    expect(asked).toEqual([{ userId: 'bob' }, '2026-06-30']);
  });
});
