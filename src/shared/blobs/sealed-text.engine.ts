import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRing } from './key-ring.js';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals a text with the current key's sub-key of this purpose (AES-256-GCM): `<key id>.<base64url of nonce ‖ tag ‖ text>`.
 * `place` says where it lies: sealed elsewhere it does not open.
 */
export function sealText(keys: KeyRing, purpose: string, place: string, text: string): string {
  const { keyId, key } = keys.subKey(purpose);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `${keyId}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
}

/** The text again; undefined when it is not what was sealed here, or its key is gone. */
export function openText(keys: KeyRing, purpose: string, place: string, sealed: string): string | undefined {
  const [keyId = '', value = '', ...rest] = sealed.split('.');
  const bytes = Buffer.from(value, 'base64url');
  if (rest.length > 0 || !keys.has(keyId) || bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const { key } = keys.subKey(purpose, keyId);
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}
