import { createHmac } from 'node:crypto';
import { caller, startApi, type TestApi, type TestCompany } from '../../support/api.js';
import { movableClock, type MovableClock } from '../../support/movable-clock.js';
import { TestIssuer, type TokenClaims } from '../../support/test-issuer.js';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('tokens of an OpenID Connect issuer', () => {
  let issuer: TestIssuer;
  let api: TestApi;
  let clock: MovableClock;
  let company: TestCompany;
  beforeEach(async () => {
    issuer = await TestIssuer.start();
    api = await startApi({
      OIDC_ISSUER: issuer.url,
      OIDC_AUDIENCE: 'quintet-api',
      OIDC_COMPANY_CLAIM: 'https://quintet.example/company',
      OIDC_ROLES_CLAIM: 'realm_access.roles',
    });
    clock = movableClock(api.app);
    company = await api.newCompany();
  });
  afterEach(async () => {
    await api.close();
    await issuer.stop().catch(() => undefined);
  });

  const claims = (roles: unknown = ['billing']): Record<string, unknown> => ({
    'https://quintet.example/company': company.id,
    realm_access: { roles },
  });
  const signed = (facts: Partial<TokenClaims> = {}): Promise<string> => issuer.token({ claims: claims(), ...facts });
  const answerTo = async (token: string): Promise<[number, string | undefined]> => {
    const answer = await caller(api.app, token).get('/rcm/payers');
    return [answer.statusCode, answer.json().code];
  };

  it('open what the roles of the configured claim open', async () => {
    expect(await answerTo(await signed())).toEqual([200, undefined]);
    expect(await answerTo(await signed({ sub: 'words', claims: claims('billing analyst') }))).toEqual([200, undefined]);
    expect(await answerTo(await signed({ sub: 'other', claims: claims(['compliance']) }))).toEqual([
      403,
      'PERMISSION_MISSING',
    ]);
    expect(await answerTo(await signed({ sub: 'none', claims: claims(null) }))).toEqual([403, 'PERMISSION_MISSING']);
    expect(await answerTo(await signed({ sub: 'unknown', claims: claims(['emperor']) }))).toEqual([
      403,
      'PERMISSION_MISSING',
    ]);
  });

  it.each<[string, Partial<TokenClaims>, string]>([
    ['of another issuer', { iss: 'https://elsewhere.example' }, 'TOKEN_INVALID'],
    ['for another audience', { aud: 'another-api' }, 'TOKEN_INVALID'],
    ['for no audience', { aud: undefined }, 'TOKEN_INVALID'],
    ['without a subject', { sub: undefined }, 'TOKEN_INVALID'],
    ['without an end', { expiresIn: undefined }, 'TOKEN_INVALID'],
    ['that ended 61 seconds ago', { expiresIn: -61 }, 'TOKEN_EXPIRED'],
    ['that begin in more than a minute', { validFrom: 65 }, 'TOKEN_INVALID'],
    ['without a company', { claims: { realm_access: { roles: ['billing'] } } }, 'TOKEN_INVALID'],
    ['for a company that is no id', { claims: { 'https://quintet.example/company': 'acme' } }, 'TOKEN_INVALID'],
    [
      'for a company that does not exist',
      { claims: { 'https://quintet.example/company': '01900000-0000-7000-8000-000000000001' } },
      'TOKEN_INVALID',
    ],
  ])('%s are refused', async (_, facts, code) => {
    expect(await answerTo(await signed(facts))).toEqual([401, code]);
  });

  it.each<[string, Partial<TokenClaims>]>([
    ['that ended half a minute ago', { expiresIn: -30 }],
    ['that begin in half a minute', { validFrom: 30 }],
  ])('%s are accepted: clocks may differ by a minute', async (_, facts) => {
    expect(await answerTo(await signed(facts))).toEqual([200, undefined]);
  });

  it('without a signature, or signed with the public key as a secret, are refused', async () => {
    const [, payload] = (await signed()).split('.');
    expect(await answerTo(`${encode({ alg: 'none', kid: 'first' })}.${payload}.`)).toEqual([401, 'TOKEN_INVALID']);
    const secret = await issuer.publicKeyText('first');
    const head = `${encode({ alg: 'HS256', kid: 'first' })}.${payload}`;
    const forged = `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`;
    expect(await answerTo(forged)).toEqual([401, 'TOKEN_INVALID']);
  });

  it('whose payload or signature was changed are refused', async () => {
    const [header, , signature] = (await signed()).split('.');
    const [, other] = (await signed({ sub: 'other' })).split('.');
    expect(await answerTo(`${header}.${other}.${signature}`)).toEqual([401, 'TOKEN_INVALID']);
    expect(await answerTo('not.a.token')).toEqual([401, 'TOKEN_INVALID']);
  });

  it('signed with another published algorithm of the list are accepted, one beyond it is not', async () => {
    await issuer.makeKey('curve', 'ES256');
    await issuer.makeKey('long', 'RS512');
    await issuer.publish(['curve', 'long']);
    expect(await answerTo(await signed({ key: 'curve', alg: 'ES256' }))).toEqual([200, undefined]);
    expect(await answerTo(await signed({ key: 'long', alg: 'RS512' }))).toEqual([401, 'TOKEN_INVALID']);
  });

  it('signed with a new key are accepted after one look at the issuer, invented keys make no traffic', async () => {
    expect(await answerTo(await signed())).toEqual([200, undefined]);
    expect(issuer.fetches).toBe(2);
    await issuer.makeKey('second', 'RS256');
    await issuer.publish(['second']);
    clock.advance(11);
    expect(await answerTo(await signed({ key: 'second' }))).toEqual([200, undefined]);
    expect(issuer.fetches).toBe(4);
    await issuer.makeKey('invented', 'RS256');
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const token = await signed({ key: 'invented', sub: `s${attempt}` });
      expect(await answerTo(token)).toEqual([401, 'TOKEN_INVALID']);
    }
    expect(issuer.fetches).toBe(4);
    expect(await answerTo(await signed({ sub: 'late' }))).toEqual([401, 'TOKEN_INVALID']);
  });

  it('cannot be checked while the issuer is silent: 503 with Retry-After, and known keys stay good', async () => {
    issuer.failure = 500;
    const token = await signed();
    const answer = await caller(api.app, token).get('/rcm/payers');
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'ISSUER_UNREACHABLE']);
    expect(answer.headers['retry-after']).toBe('5');
    issuer.failure = undefined;
    expect(await answerTo(token)).toEqual([200, undefined]);
    await issuer.stop();
    clock.advance(300);
    expect(await answerTo(token)).toEqual([200, undefined]);
    clock.advance(310);
    expect(await answerTo(await signed({ sub: 'another', expiresIn: 3600 }))).toEqual([200, undefined]);
  });

  it('are refused once they are over, though they were checked before', async () => {
    const token = await signed({ expiresIn: 100 });
    expect(await answerTo(token)).toEqual([200, undefined]);
    clock.advance(155);
    expect(await answerTo(token)).toEqual([200, undefined]);
    clock.advance(10);
    expect(await answerTo(token)).toEqual([401, 'TOKEN_EXPIRED']);
  });

  it('of the development issuer are worth nothing beside a configured one', async () => {
    expect((await (await company.as('company_admin')).get('/users')).statusCode).toBe(401);
  });
});
