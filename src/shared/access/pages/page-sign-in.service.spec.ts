import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { tenantContext } from '../../tenancy/tenant-context.js';
import { ApiKeysRepository } from '../api-keys/api-keys.repository.js';
import { Authenticator } from '../authenticator.js';
import { CompaniesRepository } from '../companies/companies.repository.js';
import { RefusedSignIns } from '../refused-sign-ins.js';
import { UsersRepository } from '../users/users.repository.js';
import { PageSession } from './page-session.js';
import { PageSignIn } from './page-sign-in.service.js';

describe('PageSignIn', () => {
  const principalOf = jest.fn<(token: string) => Promise<unknown>>();
  let service: PageSignIn;
  beforeEach(async () => {
    principalOf.mockResolvedValue({ companyStatus: 'active', status: 'active' });
    const module = await Test.createTestingModule({
      providers: [
        PageSignIn,
        { provide: Authenticator, useValue: { principalOf } },
        { provide: RefusedSignIns, useValue: { guard: (_a: string, _c: string, lookUp: () => unknown) => lookUp() } },
        { provide: PageSession, useValue: { cookieFor: (token: string) => `cookie of ${token}` } },
        { provide: CompaniesRepository, useValue: { current: () => Promise.resolve({ name: 'A & B' }) } },
        { provide: UsersRepository, useValue: { get: () => Promise.resolve({ displayName: '<Dana>' }) } },
        { provide: ApiKeysRepository, useValue: { get: () => Promise.resolve({ name: 'Upload' }) } },
      ],
    }).compile();
    service = module.get(PageSignIn);
  });

  it('gives a cookie for a good token, pasted with its line break', async () => {
    await expect(service.signIn(' token\n', { site: 'same-origin', address: '192.0.2.1' })).resolves.toBe(
      'cookie of token',
    );
  });

  it.each<[string, string | undefined, object, string]>([
    ['another site', 'cross-site', {}, 'CROSS_SITE_REFUSED'],
    ['a sister site', 'same-site', {}, 'CROSS_SITE_REFUSED'],
    ['a suspended company', 'same-origin', { companyStatus: 'suspended' }, 'COMPANY_SUSPENDED'],
    ['an inactive user', undefined, { status: 'inactive' }, 'USER_INACTIVE'],
  ])('refuses %s', async (_, site, facts, code) => {
    principalOf.mockResolvedValue({ companyStatus: 'active', status: 'active', ...facts });
    await expect(service.signIn('token', { site, address: '192.0.2.1' })).rejects.toMatchObject({ code });
  });

  it.each([
    ['user' as const, ['billing' as const, 'quality' as const], '&lt;Dana&gt;', 'billing, quality'],
    ['api_key' as const, [], 'Upload', 'none'],
  ])('says who a %s is, escaped', async (actorKind, roles, name, told) => {
    const store = { requestId: 'r', actorId: 'a', actorKind, roles };
    const page = await tenantContext.run(store, () => service.startPage());
    for (const text of ['A &amp; B', `<dd>${name}</dd>`, `<dd>${told}</dd>`]) expect(page).toContain(text);
  });
});
