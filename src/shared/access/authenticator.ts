import { Injectable } from '@nestjs/common';
import { DomainError } from '../errors/domain-error.js';
import { tenantContext } from '../tenancy/tenant-context.js';
import { PrincipalsRepository } from './principals.repository.js';
import { TokenVerifier, type VerifiedToken } from './token-verifier.js';
import type { Principal } from './principal.js';

const PRINCIPAL_SECONDS = 5;
const MAX_CACHED = 10_000;

/** Finds the principal of a bearer token. Signatures are checked once per token, the rest again after 5 seconds. */
@Injectable()
export class Authenticator {
  private readonly principals = new Map<string, { principal: Principal; until: number }>();

  constructor(
    private readonly verifier: TokenVerifier,
    private readonly repository: PrincipalsRepository,
  ) {}

  async authenticate(authorization: string | undefined): Promise<Principal> {
    if (authorization === undefined || !authorization.startsWith('Bearer ')) throw new DomainError('TOKEN_MISSING');
    const token = authorization.slice(7);
    const verified = await this.verifier.verify(token);
    const cached = this.principals.get(token);
    if (cached !== undefined && cached.until > Date.now()) return cached.principal;
    const principal = await this.load(verified);
    if (this.principals.size >= MAX_CACHED) this.principals.clear();
    this.principals.set(token, { principal, until: Date.now() + PRINCIPAL_SECONDS * 1000 });
    return principal;
  }

  private load(verified: VerifiedToken): Promise<Principal> {
    const store = { requestId: tenantContext.current().requestId, companyId: verified.companyId };
    return tenantContext.run(store, () => this.repository.principalOf(verified));
  }
}
