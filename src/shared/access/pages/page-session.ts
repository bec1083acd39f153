import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyRing } from '../../blobs/key-ring.js';
import { Settings } from '../../config/settings.js';
import { DomainError } from '../../errors/domain-error.js';
import { Clock } from '../../time/clock.js';

const NAME = 'quintet_pages';
const PURPOSE = 'page-session';
const SECONDS = 8 * 3600;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
// What browsers keep of one cookie (RFC 6265 §6.1), the name and attributes included.
const MOST_CHARACTERS = 3900;
const COOKIE = new RegExp(`(?:^|; *)${NAME}=([A-Za-z0-9_.-]+)(?:;|$)`);

/**
 * The cookie of a browser that has signed in. It holds the bearer token sealed with AES-256-GCM, so that a stolen
 * cookie is no bearer token: it opens nothing but GET of pages, and only for eight hours.
 */
@Injectable()
export class PageSession {
  constructor(
    private readonly keys: KeyRing,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** Set-Cookie for a browser that showed this token. BODY_TOO_LARGE for a token that no cookie can hold. */
  cookieFor(token: string): string {
    const untilMs = Date.parse(this.clock.now()) + SECONDS * 1000;
    const value = this.seal(JSON.stringify({ token, untilMs }));
    if (value.length > MOST_CHARACTERS) throw new DomainError('BODY_TOO_LARGE');
    return this.cookie(value, SECONDS);
  }

  /** Set-Cookie that makes the browser forget. */
  endCookie(): string {
    return this.cookie('', 0);
  }

  /** The token behind a request's Cookie header, if there is one that is still good. */
  tokenOf(cookieHeader: string | undefined): string | undefined {
    const value = cookieHeader === undefined ? undefined : COOKIE.exec(cookieHeader)?.[1];
    const text = value === undefined ? undefined : this.open(value);
    if (text === undefined) return undefined;
    const { token, untilMs } = JSON.parse(text) as { token: string; untilMs: number };
    return untilMs > Date.parse(this.clock.now()) ? token : undefined;
  }

  private cookie(value: string, seconds: number): string {
    const secure = this.settings.isProduction ? '; Secure' : '';
    return `${NAME}=${value}; Path=/pages; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`;
  }

  private seal(text: string): string {
    const { keyId, key } = this.keys.subKey(PURPOSE);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(NAME));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return `${keyId}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
  }

  private open(value: string): string | undefined {
    const [keyId, sealed, ...rest] = value.split('.') as [string, string | undefined, ...string[]];
    if (sealed === undefined || rest.length > 0 || !this.keys.has(keyId)) return undefined;
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length <= NONCE_BYTES + TAG_BYTES) return undefined;
    const { key } = this.keys.subKey(PURPOSE, keyId);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(NAME)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    try {
      return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      return undefined;
    }
  }
}
