import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { PoliciesRepository } from './policies.repository.js';
import { PoliciesService } from './policies.service.js';
import { policyContentHash } from './policy-content.engine.js';
import { PolicyEventsRepository } from './policy-events.repository.js';
import { PolicyVersionsRepository } from './policy-versions.repository.js';
import { PolicyVersionsService } from './policy-versions.service.js';

const MINOR = { changeKind: 'minor', changeSummary: null, content: null } as const;

describe('PoliciesService', () => {
  const acts: unknown[] = [];
  let versions: { policyId: string; status: string }[];
  let service: PoliciesService;
  beforeEach(async () => {
    acts.length = 0;
    versions = [];
    const policy = { id: 'p', title: 'Sanctions', version: 3, latestVersion: 1 };
    const policies = {
      get: async () => ({ ...policy }),
      hold: async (id: string) => (acts.push(`hold ${id}`), policy),
      insert: async (facts: object) => (acts.push(facts), { id: 'p', ...facts }),
      update: async (_: string, version: number, facts: object) => (acts.push(version, facts), { ...policy, ...facts }),
      list: async () => ({ items: [{ id: 'p' }, { id: 'q' }], nextCursor: 'next' }),
      due: async (...asked: unknown[]) => (acts.push(asked), []),
    };
    const ofPolicies = async (ids: string[]): Promise<object[]> =>
      versions.filter((each) => ids.includes(each.policyId));
    const insert = async (facts: object): Promise<object> => (acts.push(facts), { id: 'v' });
    const add = async ({ id }: { id: string }, kind: string): Promise<void> => void acts.push(`${id} ${kind}`);
    const module = await Test.createTestingModule({
      providers: [
        PoliciesService,
        { provide: PoliciesRepository, useValue: policies },
        { provide: PolicyVersionsRepository, useValue: { insert, ofPolicies } },
        { provide: PolicyEventsRepository, useValue: { add } },
        { provide: PolicyVersionsService, useValue: { details: async (id: string) => ({ id }) } },
        { provide: CompanyCalendar, useValue: { today: async () => '2026-06-30' } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
      ],
    }).compile();
    service = module.get(PoliciesService);
  });
  const version = (status: string, policyId = 'p'): { policyId: string; status: string } => ({ policyId, status });
  const hashOf = (content: string | null, changeKind: 'major' | 'minor'): string =>
    policyContentHash('Sanctions', { changeKind, content, fileSha256: null });

  it('drafts the first version with the policy: a major one, its content hashed with the title', async () => {
    await service.create({ title: 'Sanctions', content: 'Text' } as never);
    expect(acts[0]).toEqual({ title: 'Sanctions', audienceRoles: [], latestVersion: 1 });
    expect(acts[1]).toMatchObject({ policyId: 'p', versionNumber: 1, status: 'draft', changeKind: 'major' });
    expect(acts[1]).toMatchObject({ content: 'Text', contentHash: hashOf('Text', 'major') });
    expect(acts[2]).toBe('v drafted');
  });

  it.each(['draft', 'under_review', 'approved'])('drafts no other while one is %s', async (status) => {
    versions = [version('effective'), version(status)];
    await expect(service.draftNext('p', MINOR)).rejects.toMatchObject({
      code: 'POLICY_VERSION_IN_WORK',
    });
    expect(acts).toEqual(['hold p']);
  });

  it('drafts the next one once the policy is held, numbered after the last, whatever others are in work', async () => {
    versions = [version('effective'), version('archived'), version('draft', 'q')];
    expect(await service.draftNext('p', MINOR)).toEqual({ id: 'v' });
    expect(acts.slice(0, 3)).toEqual(['hold p', 3, { latestVersion: 2 }]);
    expect(acts[3]).toMatchObject({ versionNumber: 2, changeKind: 'minor', content: null });
    expect(acts[3]).toMatchObject({ contentHash: hashOf(null, 'minor') });
  });

  it('shows each policy of a page with its own versions, and the way to the next page', async () => {
    versions = [version('superseded', 'q'), version('effective', 'q')];
    expect(await service.list({})).toEqual({
      items: [
        { id: 'p', versions: [] },
        { id: 'q', versions },
      ],
      nextCursor: 'next',
    });
  });

  it.each([
    [{}, ['2026-07-30', '2026-06-30', 200]],
    [{ withinDays: 0, limit: 5 }, ['2026-06-30', '2026-06-30', 5]],
  ])('due, asked for with %j, is due by %j', async (query, asked) => {
    await service.due(query);
    expect(acts).toEqual([asked]);
  });
});
