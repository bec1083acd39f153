import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { AuditEventsRepository } from '../audit/audit-events.repository.js';
import { DomainError } from '../errors/domain-error.js';
import { tenantContext } from '../tenancy/tenant-context.js';
import { Clock } from '../time/clock.js';
import { Authenticator } from './authenticator.js';
import { newApiKey, secretHash } from './api-keys/api-key-text.engine.js';
import { type KeyRow, PrincipalsRepository, type UserRow } from './principals.repository.js';
import { TokenVerifier } from './token-verifier.js';

const COMPANY = '01900000-0000-7000-8000-000000000001';
const START = Date.parse('2026-06-30T12:00:00.000Z');
const USER: UserRow = {
  companyStatus: 'active',
  actorId: 'u1',
  roles: ['billing'],
  status: 'active',
  grantId: null,
  grantPermissions: null,
  grantExpiresAt: null,
};

describe('Authenticator', () => {
  let nowMs: number;
  const user = jest.fn<() => Promise<UserRow | undefined>>();
  const key = jest.fn<() => Promise<KeyRow | undefined>>();
  const addUser = jest.fn<() => Promise<void>>();
  const note = jest.fn<() => Promise<void>>();
  const verify = jest.fn<() => Promise<unknown>>();
  let authenticator: Authenticator;
  beforeEach(async () => {
    nowMs = START;
    jest.resetAllMocks();
    user.mockResolvedValue(USER);
    addUser.mockResolvedValue();
    note.mockResolvedValue();
    verify.mockResolvedValue({ companyId: COMPANY, issuer: 'i', subject: 's', name: 'S', roles: ['billing'] });
    const module = await Test.createTestingModule({
      providers: [
        Authenticator,
        { provide: TokenVerifier, useValue: { verify } },
        { provide: PrincipalsRepository, useValue: { user, key, addUser } },
        { provide: AuditEventsRepository, useValue: { note } },
        { provide: Clock, useValue: { now: () => new Date(nowMs).toISOString() } },
      ],
    }).compile();
    authenticator = module.get(Authenticator);
  });

  const ask = (authorization: string | undefined) =>
    tenantContext.run({ requestId: 'r' }, () => authenticator.authenticate(authorization));
  const aKey = (facts: Partial<KeyRow> = {}): string => {
    const made = newApiKey(COMPANY);
    const row = {
      id: 'k1',
      roles: ['integration' as const],
      permissions: [],
      revokedAt: null,
      expiresAt: '2026-07-30T12:00:00.000Z',
    };
    key.mockResolvedValue({ companyStatus: 'active', secretHash: secretHash(made.secret), ...row, ...facts });
    return `Bearer ${made.text}`;
  };

  it.each([
    ['nothing', undefined],
    ['an empty text', ''],
    ['another scheme', 'Basic dTpw'],
    ['no token', 'Bearer '],
    ['two tokens', 'Bearer a b'],
    ['a scheme that only starts so', 'Bearerx t'],
  ])('finds no token in %s', async (_, authorization) => {
    await expect(ask(authorization)).rejects.toMatchObject({ code: 'TOKEN_MISSING' });
  });

  it('takes the scheme in any case (RFC 9110 §11.1)', async () => {
    await expect(ask('bearer t')).resolves.toMatchObject({ actorId: 'u1' });
  });

  it.each([
    [0, 1],
    [4_999, 1],
    [5_000, 2],
    [12_000, 2],
  ])('after %d ms the user has been read %d times', async (ms, times) => {
    await ask('Bearer t');
    nowMs += ms;
    await ask('Bearer t');
    expect(user).toHaveBeenCalledTimes(times);
  });

  it('refuses a token past its time though its principal is known', async () => {
    await ask('Bearer t');
    verify.mockRejectedValue(new DomainError('TOKEN_EXPIRED'));
    await expect(ask('Bearer t')).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
  });

  it('knows a grant no longer than it lasts', async () => {
    const grantExpiresAt = new Date(START + 2_000).toISOString();
    user.mockResolvedValue({ ...USER, grantId: 'g1', grantPermissions: ['patient:read'], grantExpiresAt });
    await expect(ask('Bearer t')).resolves.toMatchObject({
      emergency: { grantId: 'g1', permissions: ['patient:read'] },
    });
    user.mockResolvedValue(USER);
    nowMs += 2_000;
    expect((await ask('Bearer t')).emergency).toBeUndefined();
  });

  it('reads again what it was told to forget, and only that', async () => {
    await ask('Bearer t');
    authenticator.forget('u2');
    await ask('Bearer t');
    expect(user).toHaveBeenCalledTimes(1);
    authenticator.forget('u1');
    await ask('Bearer t');
    expect(user).toHaveBeenCalledTimes(2);
  });

  it('makes a user at first sight', async () => {
    user.mockResolvedValueOnce({ ...USER, actorId: null, roles: null, status: null });
    await expect(ask('Bearer t')).resolves.toMatchObject({ actorId: 'u1' });
    expect(addUser).toHaveBeenCalledTimes(1);
  });

  it.each<[string, UserRow | undefined, string]>([
    ['no such company', undefined, 'TOKEN_INVALID'],
    ['a suspended company', { ...USER, companyStatus: 'suspended', actorId: null }, 'COMPANY_SUSPENDED'],
  ])('makes none in %s', async (_, row, code) => {
    user.mockResolvedValue(row);
    await expect(ask('Bearer t')).rejects.toMatchObject({ code });
    expect(addUser).not.toHaveBeenCalled();
  });

  it.each<[string, Partial<KeyRow>, string | undefined, string | undefined]>([
    ['good', {}, undefined, 'done'],
    ['revoked', { revokedAt: '2026-06-01T00:00:00.000Z' }, 'TOKEN_INVALID', 'denied'],
    ['over', { expiresAt: new Date(START).toISOString() }, 'TOKEN_EXPIRED', 'denied'],
    ['not over for a millisecond', { expiresAt: new Date(START + 1).toISOString() }, undefined, 'done'],
    // Whoever does not know the secret cannot write into the company's trail.
    ['with another secret', { secretHash: secretHash('other') }, 'TOKEN_INVALID', undefined],
  ])('a key that is %s', async (_, facts, code, outcome) => {
    const answer = ask(aKey(facts));
    if (code === undefined) await expect(answer).resolves.toMatchObject({ actorId: 'k1', actorKind: 'api_key' });
    else await expect(answer).rejects.toMatchObject({ code });
    const noted = note.mock.calls as unknown as [{ outcome: string }][];
    expect(noted.map(([event]) => event.outcome)).toEqual(outcome === undefined ? [] : [outcome]);
  });

  it('notes a log-in again after an hour, and after a note that failed', async () => {
    const authorization = aKey();
    note.mockRejectedValueOnce(new Error('database'));
    await expect(ask(authorization)).rejects.toThrow('database');
    for (const ms of [0, 6_000, 3_590_000]) {
      nowMs = START + ms;
      await ask(authorization);
    }
    expect(note).toHaveBeenCalledTimes(2);
    nowMs = START + 3_600_000;
    await ask(authorization);
    expect(note).toHaveBeenCalledTimes(3);
  });
});
