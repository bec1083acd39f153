import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { tenantContext } from '../../tenancy/tenant-context.js';
import { Authenticator } from '../authenticator.js';
import { ALL_PERMISSIONS, permissionsOf, type Permission } from '../permission.codes.js';
import { TokenVerifier } from '../token-verifier.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

const USER = { id: 'u1', roles: ['billing'], status: 'active', version: 1 };

describe('UsersService', () => {
  const update = jest.fn<(id: string, version: number, facts: object) => unknown>();
  const users = { insert: jest.fn(), update, get: jest.fn(), lockActiveAdmins: jest.fn() };
  const forget = jest.fn();
  let service: UsersService;
  beforeEach(async () => {
    jest.resetAllMocks();
    users.insert.mockImplementation((facts: unknown) => Promise.resolve(facts));
    update.mockImplementation((_id, _version, facts) => Promise.resolve({ ...USER, ...facts }));
    users.get.mockImplementation(() => Promise.resolve(USER));
    users.lockActiveAdmins.mockImplementation(() => Promise.resolve(['a1']));
    const units = { run: (work: () => unknown) => work(), afterCommit: (act: () => void) => act() };
    const module = await Test.createTestingModule({
      providers: [
        UsersService,
        { provide: UsersRepository, useValue: users },
        { provide: UnitOfWork, useValue: units },
        { provide: TokenVerifier, useValue: { issuer: 'https://issuer.example' } },
        { provide: Authenticator, useValue: { forget } },
      ],
    }).compile();
    service = module.get(UsersService);
  });

  const as = <T>(own: Iterable<Permission>, work: () => Promise<T>): Promise<T> =>
    tenantContext.run({ requestId: 'r', ownPermissions: new Set(own) }, work);

  it('registers for the configured issuer unless another is named', async () => {
    const facts = { subject: 's', displayName: 'S', roles: ['billing' as const] };
    await expect(as(ALL_PERMISSIONS, () => service.register(facts))).resolves.toMatchObject({
      issuer: 'https://issuer.example',
      status: 'active',
    });
    const other = { ...facts, issuer: 'https://other.example' };
    await expect(as(ALL_PERMISSIONS, () => service.register(other))).resolves.toMatchObject({
      issuer: 'https://other.example',
    });
  });

  it('gives no role beyond the own rights, takes none away either', async () => {
    const billing = permissionsOf(['billing']);
    const body = { subject: 's', displayName: 'S', roles: ['company_admin' as const] };
    await expect(as(billing, () => service.register(body))).rejects.toMatchObject({ code: 'RIGHTS_EXCEEDED' });
    await expect(as(billing, () => service.update('u1', 1, { roles: ['company_admin'] }))).rejects.toMatchObject({
      code: 'RIGHTS_EXCEEDED',
    });
    users.get.mockImplementation(() => Promise.resolve({ ...USER, roles: ['company_admin'] }));
    await expect(as(billing, () => service.deactivate('u1', 1))).rejects.toMatchObject({ code: 'RIGHTS_EXCEEDED' });
    expect([users.insert, users.update].every((each) => each.mock.calls.length === 0)).toBe(true);
  });

  it('refuses without any known rights', async () => {
    const body = { subject: 's', displayName: 'S', roles: ['billing' as const] };
    const refused = tenantContext.run({ requestId: 'r' }, () => service.register(body));
    await expect(refused).rejects.toMatchObject({ code: 'RIGHTS_EXCEEDED' });
  });

  it('keeps the last active administrator', async () => {
    users.get.mockImplementation(() => Promise.resolve({ ...USER, id: 'a1', roles: ['company_admin'] }));
    const acts = [() => service.deactivate('a1', 1), () => service.update('a1', 1, { roles: ['billing'] })];
    for (const act of acts) await expect(as(ALL_PERMISSIONS, act)).rejects.toMatchObject({ code: 'LAST_ADMIN' });
    await expect(as(ALL_PERMISSIONS, () => service.update('a1', 1, { displayName: 'A' }))).resolves.toBeDefined();
    users.lockActiveAdmins.mockImplementation(() => Promise.resolve(['a1', 'a2']));
    await expect(as(ALL_PERMISSIONS, () => service.deactivate('a1', 1))).resolves.toMatchObject({ status: 'inactive' });
  });

  it('forgets what it knew of a changed user', async () => {
    await as(ALL_PERMISSIONS, () => service.activate('u1', 1));
    expect(forget).toHaveBeenCalledWith('u1');
  });
});
