import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A key as its bearer presents it: `qnt_<company id>_<prefix>_<secret>`. */
export interface ApiKeyText {
  companyId: string;
  /** Names the key inside its company; no secret. */
  prefix: string;
  secret: string;
}

const SHAPE = /^qnt_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;
const PREFIX_BYTES = 6;
const SECRET_BYTES = 32;

export function isApiKeyText(token: string): boolean {
  return token.startsWith('qnt_');
}

/** The parts of a key, or undefined where the text is none. */
export function parseApiKey(token: string): ApiKeyText | undefined {
  const parts = SHAPE.exec(token);
  return parts === null ? undefined : { companyId: parts[1]!, prefix: parts[2]!, secret: parts[3]! };
}

/** A new key with a 256-bit random secret. */
export function newApiKey(companyId: string): ApiKeyText & { text: string } {
  const prefix = randomBytes(PREFIX_BYTES).toString('hex');
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return { companyId, prefix, secret, text: `qnt_${companyId}_${prefix}_${secret}` };
}

/** What is stored of a secret. Its 256 random bits cannot be guessed, so a fast hash is enough (no password). */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compared in constant time. */
export function matchesHash(secret: string, hash: string): boolean {
  const [given, stored] = [Buffer.from(secretHash(secret), 'hex'), Buffer.from(hash, 'hex')];
  return given.length === stored.length && timingSafeEqual(given, stored);
}
