import { Injectable } from '@nestjs/common';
import { AuditEventsRepository } from '../audit/audit-events.repository.js';
import { DomainError } from '../errors/domain-error.js';
import { tenantContext } from '../tenancy/tenant-context.js';
import { Clock } from '../time/clock.js';
import { type ApiKeyText, isApiKeyText, matchesHash, parseApiKey } from './api-keys/api-key-text.engine.js';
import { BoundedCache } from './bounded-cache.js';
import { permissionsOf, permissionsOfKey } from './permission.codes.js';
import type { Principal } from './principal.js';
import { type KeyRow, PrincipalsRepository, type UserRow } from './principals.repository.js';
import { TokenVerifier, type VerifiedToken } from './token-verifier.js';

const PRINCIPAL_MS = 5_000;
const SIGN_IN_MS = 3_600_000;
const MAX_CACHED = 10_000;
const BEARER = /^Bearer +(\S+)$/i;

/**
 * Finds the principal of a bearer token or an API key. Signatures are checked once per token; company, user, roles,
 * grants and keys are read again after 5 seconds. A key's log-in leaves an audit event at its first use in this
 * process, and again an hour after the last one; so does that of a key that was revoked or has expired, as denied.
 */
@Injectable()
export class Authenticator {
  private readonly principals = new BoundedCache<Principal>(MAX_CACHED);
  private readonly signIns = new BoundedCache<string>(MAX_CACHED);

  constructor(
    private readonly verifier: TokenVerifier,
    private readonly repository: PrincipalsRepository,
    private readonly auditEvents: AuditEventsRepository,
    private readonly clock: Clock,
  ) {}

  /** The principal of an Authorization header (RFC 6750 §2.1). */
  authenticate(authorization: string | undefined): Promise<Principal> {
    const token = authorization === undefined ? undefined : BEARER.exec(authorization)?.[1];
    if (token === undefined) return Promise.reject(new DomainError('TOKEN_MISSING'));
    return this.principalOf(token);
  }

  /** The principal of a token or key. TOKEN_INVALID, TOKEN_EXPIRED, or ISSUER_UNREACHABLE. */
  async principalOf(token: string): Promise<Principal> {
    const nowMs = Date.parse(this.clock.now());
    // A token past its time is refused even while its principal is still known.
    const verified = isApiKeyText(token) ? undefined : await this.verifier.verify(token);
    const cached = this.principals.get(token, nowMs);
    if (cached !== undefined) return cached;
    const principal = verified === undefined ? await this.ofKey(token, nowMs) : await this.ofUser(verified);
    this.principals.set(token, principal, Math.min(nowMs + PRINCIPAL_MS, principal.untilMs));
    return principal;
  }

  /** Reads this user or key again at its next request; other processes do within 5 seconds. */
  forget(actorId: string): void {
    this.principals.deleteWhere((principal) => principal.actorId === actorId);
  }

  private ofUser(token: VerifiedToken): Promise<Principal> {
    return inCompany(token.companyId, async () => {
      let row = await this.repository.user(token);
      if (row?.actorId === null) {
        if (row.companyStatus !== 'active') throw new DomainError('COMPANY_SUSPENDED');
        await this.repository.addUser(token);
        row = await this.repository.user(token);
      }
      // A token for a company that does not exist tells its bearer nothing more than a bad token does.
      if (row === undefined) throw new DomainError('TOKEN_INVALID');
      return { ...userPrincipal(token.companyId, row), authentication: token.authentication };
    });
  }

  private ofKey(token: string, nowMs: number): Promise<Principal> {
    const key = parseApiKey(token);
    if (key === undefined) throw new DomainError('TOKEN_INVALID');
    return inCompany(key.companyId, async () => {
      const row = await this.repository.key(key.prefix);
      if (row === undefined || !matchesHash(key.secret, row.secretHash)) throw new DomainError('TOKEN_INVALID');
      const end = endOf(row, nowMs);
      await this.noteSignIn(key, row, nowMs, end);
      if (end !== undefined) throw new DomainError(end);
      return keyPrincipal(key.companyId, row);
    });
  }

  private async noteSignIn(key: ApiKeyText, row: KeyRow, nowMs: number, end: KeyEnd): Promise<void> {
    const name = `${key.companyId} ${row.id} ${end ?? 'good'}`;
    if (row.companyStatus !== 'active' || this.signIns.get(name, nowMs) !== undefined) return;
    this.signIns.set(name, name, nowMs + SIGN_IN_MS);
    const actor = { actorId: row.id, actorKind: 'api_key' as const, action: 'signInByKey' };
    await tenantContext
      .run({ ...tenantContext.current(), ...actor }, () =>
        this.auditEvents.note({
          outcome: end === undefined ? 'done' : 'denied',
          entity: 'api_keys',
          entityId: row.id,
          details: { prefix: key.prefix, ...(end === undefined ? {} : { code: end }) },
        }),
      )
      .catch((error: unknown) => {
        this.signIns.deleteWhere((noted) => noted === name);
        throw error;
      });
  }
}

type KeyEnd = 'TOKEN_INVALID' | 'TOKEN_EXPIRED' | undefined;

/** Why a key whose secret is right is good no more; undefined while it is. */
function endOf(row: KeyRow, nowMs: number): KeyEnd {
  if (row.revokedAt !== null) return 'TOKEN_INVALID';
  return Date.parse(row.expiresAt) <= nowMs ? 'TOKEN_EXPIRED' : undefined;
}

function inCompany<Result>(companyId: string, work: () => Promise<Result>): Promise<Result> {
  return tenantContext.run({ requestId: tenantContext.current().requestId, companyId }, work);
}

function userPrincipal(companyId: string, row: UserRow): Principal {
  const roles = row.roles ?? [];
  const { grantId, grantPermissions, grantExpiresAt } = row;
  return {
    companyId,
    actorId: row.actorId!,
    actorKind: 'user',
    roles,
    permissions: permissionsOf(roles),
    companyStatus: row.companyStatus,
    status: row.status!,
    ...(grantId === null ? {} : { emergency: { grantId, permissions: grantPermissions ?? [] } }),
    untilMs: grantExpiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(grantExpiresAt),
  };
}

function keyPrincipal(companyId: string, row: KeyRow): Principal {
  return {
    companyId,
    actorId: row.id,
    actorKind: 'api_key',
    roles: row.roles,
    permissions: permissionsOfKey(row),
    companyStatus: row.companyStatus,
    status: 'active',
    untilMs: Date.parse(row.expiresAt),
  };
}
