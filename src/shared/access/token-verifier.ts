import { Injectable } from '@nestjs/common';
import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { Settings } from '../config/settings.js';
import { DomainError } from '../errors/domain-error.js';
import { Clock } from '../time/clock.js';
import { BoundedCache } from './bounded-cache.js';
import { DevelopmentIssuer } from './development-issuer.js';
import { IssuerKeys } from './issuer-keys.js';
import type { Authentication } from './principal.js';

/** What a verified OIDC access token says. */
export interface VerifiedToken {
  companyId: string;
  issuer: string;
  subject: string;
  name: string | undefined;
  roles: readonly string[];
  expiresAtSeconds: number;
  /** When and how the person has shown who he is (OpenID Connect Core §2, `auth_time` and `amr`), where the token tells. */
  authentication?: Authentication;
}

// Signatures with a private key only: neither `none` nor HS256, for which a public key would do as the secret.
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const SKEW_SECONDS = 60;
const MAX_CACHED = 10_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Verifies OIDC access tokens (RFC 9068, RFC 7519) against the issuer's keys; each token's signature once. */
@Injectable()
export class TokenVerifier {
  private readonly verified = new BoundedCache<VerifiedToken>(MAX_CACHED);
  private keys: JWTVerifyGetKey | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly developmentIssuer: DevelopmentIssuer,
    private readonly clock: Clock,
  ) {}

  /** The one issuer whose tokens are accepted. */
  get issuer(): string {
    return this.settings.oidcIssuer ?? this.developmentIssuer.issuer;
  }

  async verify(token: string): Promise<VerifiedToken> {
    const nowMs = Date.parse(this.clock.now());
    const known = this.verified.get(token, nowMs);
    if (known !== undefined) return known;
    const verified = this.read(await this.check(token, new Date(nowMs)));
    this.verified.set(token, verified, (verified.expiresAtSeconds + SKEW_SECONDS) * 1000);
    return verified;
  }

  private async check(token: string, currentDate: Date): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, await this.keySource(), {
        algorithms: ALGORITHMS,
        issuer: this.issuer,
        audience: this.settings.oidcAudience ?? this.developmentIssuer.audience,
        clockTolerance: SKEW_SECONDS,
        requiredClaims: ['exp', 'sub'],
        currentDate,
      });
      return payload;
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw new DomainError(error instanceof errors.JWTExpired ? 'TOKEN_EXPIRED' : 'TOKEN_INVALID');
    }
  }

  private read(payload: JWTPayload): VerifiedToken {
    const companyId = claim(payload, this.settings.oidcCompanyClaim);
    const { sub, name } = payload;
    if (typeof companyId !== 'string' || !UUID.test(companyId)) throw new DomainError('TOKEN_INVALID');
    if (typeof sub !== 'string' || sub === '' || sub.length > 255) throw new DomainError('TOKEN_INVALID');
    return {
      companyId,
      issuer: payload.iss!,
      subject: sub,
      name: typeof name === 'string' && name !== '' ? name.slice(0, 200) : undefined,
      roles: wordsOf(claim(payload, this.settings.oidcRolesClaim)),
      expiresAtSeconds: payload.exp!,
      authentication: authenticationOf(payload),
    };
  }

  private async keySource(): Promise<JWTVerifyGetKey> {
    if (this.keys === undefined) {
      const { oidcIssuer } = this.settings;
      const remote = oidcIssuer === undefined ? undefined : new IssuerKeys(oidcIssuer, this.clock);
      this.keys = remote?.find ?? (await this.developmentIssuer.keySource());
    }
    return this.keys;
  }
}

/** A claim by its name, or by its path (`realm_access.roles`) where no claim has the whole name. */
function claim(payload: JWTPayload, name: string): unknown {
  if (Object.hasOwn(payload, name)) return payload[name];
  return name.split('.').reduce<unknown>((value, step) => {
    const isObject = typeof value === 'object' && value !== null && Object.hasOwn(value, step);
    return isObject ? (value as Record<string, unknown>)[step] : undefined;
  }, payload);
}

function authenticationOf({ auth_time, amr }: JWTPayload): Authentication | undefined {
  if (typeof auth_time !== 'number' || !Number.isFinite(auth_time)) return undefined;
  return { at: new Date(auth_time * 1000).toISOString(), methods: wordsOf(amr).map((word) => word.slice(0, 30)) };
}

/** Roles come as a list or, as scopes do, as words in one text. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.split(' ').filter((word) => word !== '');
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}
