import { jest } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Allow, Public, ShowsPhi } from '../access/allow.decorator.js';
import { Authenticator } from '../access/authenticator.js';
import { PageSession } from '../access/pages/page-session.js';
import { permissionsOf } from '../access/permission.codes.js';
import type { Principal } from '../access/principal.js';
import { RefusedSignIns } from '../access/refused-sign-ins.js';
import { AuditEventsRepository } from '../audit/audit-events.repository.js';
import { DomainError } from '../errors/domain-error.js';
import { tenantContext, type TenantStore } from './tenant-context.js';
import { TenantGuard } from './tenant.guard.js';

class Operations {
  @Allow('payer:read')
  @ShowsPhi('patients')
  readPayer(): void {}

  @Allow('user:write')
  updateUser(): void {}

  @Public()
  showSignInPage(): void {}

  forgotten(): void {}
}

const BILLING: Principal = {
  companyId: 'c1',
  actorId: 'u1',
  actorKind: 'user',
  roles: ['billing'],
  permissions: permissionsOf(['billing']),
  companyStatus: 'active',
  status: 'active',
  untilMs: Infinity,
};
const LENT: Partial<Principal> = {
  roles: [],
  permissions: new Set(),
  emergency: { grantId: 'g1', permissions: ['payer:read'] },
};

describe('TenantGuard', () => {
  const note = jest.fn();
  const byHeader = jest.fn<(authorization: string | undefined) => Promise<Principal>>();
  const byToken = jest.fn<(token: string) => Promise<Principal>>();
  let guard: TenantGuard;
  let store: TenantStore;
  beforeEach(async () => {
    jest.resetAllMocks();
    store = { requestId: 'r' };
    const module = await Test.createTestingModule({
      providers: [
        TenantGuard,
        { provide: Authenticator, useValue: { authenticate: byHeader, principalOf: byToken } },
        { provide: RefusedSignIns, useValue: { guard: (_a: string, _c: string, lookUp: () => unknown) => lookUp() } },
        { provide: PageSession, useValue: { tokenOf: (cookie?: string) => cookie?.replace('sealed-', '') } },
        { provide: AuditEventsRepository, useValue: { note } },
      ],
    }).compile();
    guard = module.get(TenantGuard);
  });

  interface Case {
    operation?: keyof Operations;
    method?: string;
    url?: string;
    headers?: Record<string, string>;
  }
  const ask = ({
    operation = 'readPayer',
    method = 'GET',
    url = '/api/v1/x',
    headers = { authorization: 'Bearer t' },
  }: Case) => {
    const context = {
      getHandler: () => Operations.prototype[operation],
      switchToHttp: () => ({ getRequest: () => ({ method, url, headers }) }),
    } as unknown as ExecutionContext;
    return tenantContext.run(store, () => guard.canActivate(context));
  };
  const caller = (facts: Partial<Principal> = {}): void =>
    void byHeader.mockImplementation(() => Promise.resolve({ ...BILLING, ...facts }));

  it.each<[string, Partial<Principal>, keyof Operations, string | undefined]>([
    ['a role that holds the permission', {}, 'readPayer', undefined],
    ['a role that does not', {}, 'updateUser', 'PERMISSION_MISSING'],
    ['no role', { roles: [], permissions: new Set() }, 'readPayer', 'PERMISSION_MISSING'],
    ['an emergency grant that lends it', LENT, 'readPayer', undefined],
    ['an emergency grant that lends another', LENT, 'updateUser', 'PERMISSION_MISSING'],
    ['a user who is not active', { status: 'inactive' }, 'readPayer', 'USER_INACTIVE'],
    ['a company that is suspended', { companyStatus: 'suspended' }, 'readPayer', 'COMPANY_SUSPENDED'],
    [
      'an operation that names no permission',
      { permissions: permissionsOf(['company_admin']) },
      'forgotten',
      'PERMISSION_MISSING',
    ],
  ])('%s', async (_, facts, operation, code) => {
    caller(facts);
    if (code === undefined) {
      await expect(ask({ operation })).resolves.toBe(true);
      expect(note).not.toHaveBeenCalled();
    } else {
      await expect(ask({ operation })).rejects.toMatchObject({ code, status: 403 });
      expect(note).toHaveBeenCalledTimes(1);
      expect(note).toHaveBeenCalledWith(expect.objectContaining({ outcome: 'denied' }));
    }
  });

  it('tells the context who calls, what for and what is shown', async () => {
    caller();
    await ask({});
    expect(store).toMatchObject({
      companyId: 'c1',
      actorId: 'u1',
      actorKind: 'user',
      action: 'readPayer',
      roles: ['billing'],
      permissions: BILLING.permissions,
      ownPermissions: BILLING.permissions,
      shows: { entity: 'patients', writtenBy: 'interceptor' },
    });
    expect(store.emergencyGrantId).toBeUndefined();
  });

  it('marks what happens under an emergency grant, whose permissions are not the own ones', async () => {
    caller(LENT);
    await ask({});
    expect(store.emergencyGrantId).toBe('g1');
    expect([...store.permissions!]).toEqual(['payer:read']);
    expect([...store.ownPermissions!]).toEqual([]);
  });

  it('asks nothing of a public operation and tells it no company', async () => {
    await expect(ask({ operation: 'showSignInPage', headers: {} })).resolves.toBe(true);
    expect(store).toEqual({ requestId: 'r' });
    expect(byHeader).not.toHaveBeenCalled();
  });

  it.each([
    ['GET', '/pages', true],
    ['GET', '/pages/', true],
    ['GET', '/pages/charts/1', true],
    ['GET', '/pages?x=1', true],
    ['POST', '/pages/sign-out', false],
    ['HEAD', '/pages', false],
    ['DELETE', '/pages/x', false],
    ['GET', '/pagesque', false],
    ['GET', '/api/v1/pages/', false],
    ['GET', '/api/v1/x?/pages/', false],
  ])('%s %s takes the cookie: %s', async (method, url, takes) => {
    byToken.mockImplementation(() => Promise.resolve(BILLING));
    byHeader.mockImplementation(() => Promise.reject(new DomainError('TOKEN_MISSING')));
    const answer = ask({ method, url, headers: { cookie: 'sealed-token' } });
    if (takes) await expect(answer).resolves.toBe(true);
    else await expect(answer).rejects.toMatchObject({ code: 'TOKEN_MISSING' });
    expect(byToken.mock.calls).toEqual(takes ? [['token']] : []);
  });

  it('believes the Authorization header before the cookie', async () => {
    caller();
    await ask({ url: '/pages', headers: { authorization: 'Bearer t', cookie: 'sealed-token' } });
    expect(byHeader).toHaveBeenCalledWith('Bearer t');
    expect(byToken).not.toHaveBeenCalled();
  });
});
