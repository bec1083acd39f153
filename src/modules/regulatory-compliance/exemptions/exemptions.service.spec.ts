import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { RequirementsRepository } from '../requirements/requirements.repository.js';
import { ExemptionDecisionsRepository } from './exemption-decisions.repository.js';
import { ExemptionsRepository } from './exemptions.repository.js';
import { ExemptionsService } from './exemptions.service.js';

describe('ExemptionsService', () => {
  const acts: unknown[] = [];
  const exemption = { id: 'e', requirementId: 'q', requirementHash: 'then', contentHash: 'h', createdBy: 'ann' };
  let decisions: { kind: string }[];
  let hash: string;
  let service: ExemptionsService;
  beforeEach(async () => {
    acts.length = 0;
    [decisions, hash] = [[], 'then'];
    const requirements = {
      byId: async (id: string) => (id === 'q' ? { contentHash: hash } : null),
      hold: async (id: string) => (acts.push(`hold ${id}`), { contentHash: hash }),
    };
    const module = await Test.createTestingModule({
      providers: [
        ExemptionsService,
        {
          provide: ExemptionsRepository,
          useValue: { get: async () => ({ ...exemption }), insert: async (facts: object) => (acts.push(facts), facts) },
        },
        {
          provide: ExemptionDecisionsRepository,
          useValue: {
            ofExemption: async () => (acts.push('decisions'), decisions),
            insert: async (decision: object) => void acts.push(decision),
          },
        },
        { provide: RequirementsRepository, useValue: requirements },
        { provide: CompanyCalendar, useValue: { today: async () => '2026-06-30' } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
      ],
    }).compile();
    service = module.get(ExemptionsService);
  });
  const decide = (kind: 'approved' | 'refused', actorId = 'bob'): Promise<unknown> =>
    tenantContext.run({ requestId: 'r', companyId: 'c', actorId }, () => service.decide('e', kind, 'Said'));
  const request = (said: object = {}): Promise<unknown> =>
    service.request({ requirementId: 'q', reason: 'None here', ...said } as never);
  const written = (): unknown[] => acts.filter((each) => typeof each === 'object');

  it('asks from today on, over the requirement as it is', async () => {
    await request();
    expect(acts).toEqual([
      expect.objectContaining({ validFrom: '2026-06-30', validTo: null, requirementHash: 'then' }),
    ]);
    await request({ reason: 'Another' });
    const [one, other] = acts as { contentHash: string }[];
    expect(one!.contentHash).not.toBe(other!.contentHash);
  });

  it.each([
    [{ validFrom: '2026-06-29' }, 'EXEMPTION_BACKDATED', '/validFrom'],
    [{ validTo: '2026-06-29' }, 'PERIOD_REVERSED', '/validTo'],
    [{ requirementId: 'x' }, 'REFERENCE_NOT_FOUND', '/requirementId'],
  ])('refuses %j: %s at %s', async (said, code, pointer) => {
    await expect(request(said)).rejects.toMatchObject({ problems: [{ code, pointer }] });
    expect(acts).toEqual([]);
  });

  it('may be for one day', async () => {
    await expect(request({ validTo: '2026-06-30' })).resolves.toMatchObject({ validTo: '2026-06-30' });
  });

  it.each([
    ['ann', 'approved', [], 'then', 'OWN_APPROVAL'],
    ['ann', 'refused', [], 'then', 'OWN_APPROVAL'],
    ['bob', 'approved', ['refused'], 'then', 'EXEMPTION_DECIDED'],
    ['bob', 'refused', ['approved'], 'then', 'EXEMPTION_DECIDED'],
    ['bob', 'approved', [], 'now', 'CONTENT_CHANGED'],
  ] as const)('%s cannot have it %s, decided %j before, with the requirement of %s: %s', async (...row) => {
    const [who, kind, before, content, code] = row;
    decisions = before.map((each) => ({ kind: each }));
    hash = content;
    await expect(decide(kind, who)).rejects.toMatchObject({ code });
    expect(written()).toEqual([]);
  });

  it('is decided once the requirement is held; refused even when that has changed', async () => {
    await decide('approved');
    const decision = { exemptionId: 'e', kind: 'approved', reason: 'Said', contentHash: 'h' };
    expect(acts.slice(0, 3)).toEqual(['hold q', 'decisions', decision]);
    hash = 'now';
    await decide('refused');
    expect(written()).toHaveLength(2);
  });

  it.each([
    [[], false],
    [['refused'], false],
    [['approved'], true],
    [['approved', 'revoked'], false],
  ])('after %j it can be revoked: %s', async (before, isRevoked) => {
    decisions = before.map((kind) => ({ kind }));
    const revoked = service.revoke('e', 'Changed');
    if (isRevoked) await revoked;
    else await expect(revoked).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
    expect(acts.slice(0, 2)).toEqual(['hold q', 'decisions']);
    const decision = { exemptionId: 'e', kind: 'revoked', reason: 'Changed', contentHash: 'h' };
    expect(written()).toEqual(isRevoked ? [decision] : []);
  });
});
