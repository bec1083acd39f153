import { Injectable } from '@nestjs/common';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { Settings } from '../config/settings.js';
import { DomainError } from '../errors/domain-error.js';
import { DevelopmentIssuer } from './development-issuer.js';

/** What a verified OIDC access token says. */
export interface VerifiedToken {
  companyId: string;
  issuer: string;
  subject: string;
  name: string | undefined;
  roles: readonly string[];
  expiresAtSeconds: number;
}

const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const SKEW_SECONDS = 60;
const MAX_CACHED = 10_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Verifies OIDC access tokens (RFC 9068, RFC 7519) against the issuer's keys; each token's signature once. */
@Injectable()
export class TokenVerifier {
  private readonly verified = new Map<string, VerifiedToken>();
  private keys: JWTVerifyGetKey | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly developmentIssuer: DevelopmentIssuer,
  ) {}

  async verify(token: string): Promise<VerifiedToken> {
    const known = this.verified.get(token);
    if (known !== undefined) {
      if (known.expiresAtSeconds + SKEW_SECONDS > Date.now() / 1000) return known;
      this.verified.delete(token);
      throw new DomainError('TOKEN_EXPIRED');
    }
    const verified = this.read(await this.check(token));
    if (this.verified.size >= MAX_CACHED) this.verified.clear();
    this.verified.set(token, verified);
    return verified;
  }

  private async check(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, await this.keySource(), {
        algorithms: ALGORITHMS,
        issuer: this.settings.oidcIssuer ?? this.developmentIssuer.issuer,
        audience: this.settings.oidcAudience ?? this.developmentIssuer.audience,
        clockTolerance: SKEW_SECONDS,
        requiredClaims: ['exp', 'sub'],
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new DomainError('TOKEN_EXPIRED');
      if (error instanceof errors.JWKSTimeout) throw new DomainError('OVERLOADED', [], 'The token issuer is silent', 5);
      throw new DomainError('TOKEN_INVALID');
    }
  }

  private read(payload: JWTPayload): VerifiedToken {
    const companyId = payload[this.settings.oidcCompanyClaim];
    const roles = payload[this.settings.oidcRolesClaim];
    if (typeof companyId !== 'string' || !UUID.test(companyId)) throw new DomainError('TOKEN_INVALID');
    return {
      companyId,
      issuer: payload.iss!,
      subject: payload.sub!,
      name: typeof payload.name === 'string' ? payload.name : undefined,
      roles: Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [],
      expiresAtSeconds: payload.exp!,
    };
  }

  private async keySource(): Promise<JWTVerifyGetKey> {
    this.keys ??=
      this.settings.oidcIssuer === undefined
        ? await this.developmentIssuer.keySource()
        : createRemoteJWKSet(await jwksUri(this.settings.oidcIssuer));
    return this.keys;
  }
}

/** OpenID Connect Discovery 1.0, section 4. */
async function jwksUri(issuer: string): Promise<URL> {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5000),
  });
  const { jwks_uri: uri } = (await answer.json()) as { jwks_uri: string };
  return new URL(uri);
}
