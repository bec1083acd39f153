import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { tenantContext } from '../../tenancy/tenant-context.js';
import { Clock } from '../../time/clock.js';
import { Authenticator } from '../authenticator.js';
import { ALL_PERMISSIONS, permissionsOf, type Permission } from '../permission.codes.js';
import { parseApiKey, secretHash } from './api-key-text.engine.js';
import { ApiKeysRepository, type NewKeyFacts } from './api-keys.repository.js';
import { ApiKeysService } from './api-keys.service.js';

const COMPANY = '01900000-0000-7000-8000-000000000001';

describe('ApiKeysService', () => {
  const stored: { facts: NewKeyFacts; hash: string }[] = [];
  const keys = {
    add: (facts: NewKeyFacts, hash: string) => {
      stored.push({ facts, hash });
      return Promise.resolve({ id: 'k1', ...facts });
    },
    updateIf: jest.fn((...facts: unknown[]) => Promise.resolve(facts)),
  };
  const forget = jest.fn();
  let service: ApiKeysService;
  beforeEach(async () => {
    stored.length = 0;
    const units = { run: (work: () => unknown) => work(), afterCommit: (act: () => void) => act() };
    const module = await Test.createTestingModule({
      providers: [
        ApiKeysService,
        { provide: ApiKeysRepository, useValue: keys },
        { provide: UnitOfWork, useValue: units },
        { provide: Clock, useValue: { now: () => '2026-06-30T12:00:00.000Z' } },
        { provide: Authenticator, useValue: { forget } },
      ],
    }).compile();
    service = module.get(ApiKeysService);
  });

  const as = <T>(own: Iterable<Permission>, work: () => Promise<T>): Promise<T> =>
    tenantContext.run({ requestId: 'r', companyId: COMPANY, actorId: 'a1', ownPermissions: new Set(own) }, work);

  it('tells the key once and stores its hash', async () => {
    const made = await as(ALL_PERMISSIONS, () =>
      service.create({ name: 'K', roles: ['integration'], expiresInDays: 30 }),
    );
    const { companyId, prefix, secret } = parseApiKey(made.key)!;
    expect(companyId).toBe(COMPANY);
    expect(stored).toEqual([
      {
        facts: { name: 'K', prefix, roles: ['integration'], permissions: [], expiresAt: '2026-07-30T12:00:00.000Z' },
        hash: secretHash(secret),
      },
    ]);
  });

  it.each<[string, Permission[], object, string]>([
    ['beyond the rights of its maker', ['api-key:write'], { roles: ['billing'] }, 'RIGHTS_EXCEEDED'],
    ['one permission beyond', ['payer:read'], { permissions: ['payer:read', 'claim:read'] }, 'RIGHTS_EXCEEDED'],
    ['no scope', [...ALL_PERMISSIONS], {}, 'VALIDATION_FAILED'],
    ['two scopes', [...ALL_PERMISSIONS], { roles: ['billing'], permissions: ['claim:read'] }, 'VALIDATION_FAILED'],
    ['what is for people only', [...ALL_PERMISSIONS], { permissions: ['user:write'] }, 'VALIDATION_FAILED'],
  ])('makes none with %s', async (_, own, scope, code) => {
    const made = as(own, () => service.create({ name: 'K', expiresInDays: 1, ...scope }));
    await expect(made).rejects.toMatchObject({ code });
    expect(stored).toEqual([]);
  });

  it('makes one as strong as its maker, not counting what is for people only', async () => {
    const own = [...permissionsOf(['company_admin'])].filter((permission) => permission !== 'user:write');
    await as(own, () => service.create({ name: 'K', roles: ['company_admin'], expiresInDays: 1 }));
    expect(stored).toHaveLength(1);
  });

  it('revokes what is not revoked, and forgets it', async () => {
    await as(ALL_PERMISSIONS, () => service.revoke('k1'));
    const revocation = { revokedAt: '2026-06-30T12:00:00.000Z', revokedBy: 'a1' };
    expect(keys.updateIf).toHaveBeenCalledWith('k1', { revokedAt: null }, revocation);
    expect(forget).toHaveBeenCalledWith('k1');
  });
});
