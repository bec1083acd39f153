import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { DomainError } from '../errors/domain-error.js';
import type { Clock } from '../time/clock.js';

const FRESH_MS = 10 * 60_000;
const COOL_DOWN_MS = 10_000;
const TIMEOUT_MS = 5_000;
const RETRY_AFTER_SECONDS = 5;

interface Fetched {
  find: JWTVerifyGetKey;
  atMs: number;
}

/**
 * The public keys of an OpenID Connect issuer, found by discovery (OpenID Connect Discovery 1.0 §4). Read again after
 * ten minutes, and when a token names a key that is not among them (rotation), then at most every ten seconds, so that
 * invented key ids make no traffic. While the issuer is silent, known keys stay good.
 */
export class IssuerKeys {
  private fetched: Fetched | undefined;
  private running: Promise<Fetched> | undefined;
  private triedAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly issuer: string,
    private readonly clock: Clock,
  ) {}

  /** The key of a token's header. ISSUER_UNREACHABLE when no keys are known and none can be had. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const known = await this.current();
    try {
      return await known.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || this.now() - this.triedAtMs < COOL_DOWN_MS) throw error;
      return (await this.refresh()).find(header, token);
    }
  };

  private async current(): Promise<Fetched> {
    const { fetched } = this;
    if (fetched === undefined) return this.refresh();
    if (this.now() - fetched.atMs < FRESH_MS || this.now() - this.triedAtMs < COOL_DOWN_MS) return fetched;
    return this.refresh().catch(() => fetched);
  }

  /** Many requests at once make one call. */
  private refresh(): Promise<Fetched> {
    this.running ??= this.fetch().finally(() => (this.running = undefined));
    return this.running;
  }

  private async fetch(): Promise<Fetched> {
    this.triedAtMs = this.now();
    try {
      const base = this.issuer.replace(/\/$/, '');
      const { issuer, jwks_uri: uri } = await answer<{ issuer: string; jwks_uri: string }>(
        `${base}/.well-known/openid-configuration`,
      );
      if (issuer !== this.issuer) throw new Error('The discovery document belongs to another issuer');
      const find = createLocalJWKSet(await answer<JSONWebKeySet>(uri));
      this.fetched = { find, atMs: this.now() };
      return this.fetched;
    } catch {
      throw new DomainError('ISSUER_UNREACHABLE', [], undefined, RETRY_AFTER_SECONDS);
    }
  }

  private now(): number {
    return Date.parse(this.clock.now());
  }
}

async function answer<Document>(url: string): Promise<Document> {
  const reply = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), headers: { accept: 'application/json' } });
  if (!reply.ok) throw new Error(`The issuer answers ${reply.status}`);
  return (await reply.json()) as Document;
}
