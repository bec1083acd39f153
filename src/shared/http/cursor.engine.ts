import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';
import { canonicalText } from '../audit/canonical.engine.js';

const MAC_BYTES = 16;
const MAX_LENGTH = 2000;
const BASE64URL = /^[A-Za-z0-9_-]+$/;

/** One column of a keyset position. */
export type CursorValue = string | number | null;

/** What a cursor is good for: one company, one list, one filter, one order. */
export interface CursorBinding {
  readonly companyId: string;
  /** The operation, e.g. `listClaims`. */
  readonly list: string;
  /** From `filterHash`. */
  readonly filterHash: string;
  /** The order as one text, e.g. `-servedOn,id`. */
  readonly sort: string;
}

/** Not a cursor of this list. One code for every cause: a caller learns nothing about other companies' cursors. */
export class CursorError extends Error {
  override readonly name = 'CursorError';
  readonly code = 'INVALID_CURSOR';
  constructor() {
    super(
      'The cursor does not belong to this list, filter and order, or is no longer good. Start from the first page.',
    );
  }
}

interface SubKeys {
  readonly seal: KeyObject;
  readonly sign: KeyObject;
}

/** The filter of a list as a short text, the same however its fields are ordered. */
export function filterHash(filter: unknown): string {
  return createHash('sha256').update(canonicalText(filter)).digest('base64url');
}

/**
 * A cursor for the row at `position`; `key` is the sub-key `cursor-signing`.
 * The position may be a name or a birth date, and cursors stand in URLs and logs: so it is not only signed but
 * sealed, with the signature as the counter's start (the SIV construction, RFC 5297, with HMAC-SHA-256).
 */
export function encodeCursor(key: Buffer, binding: CursorBinding, position: readonly CursorValue[]): string {
  if (!isPosition(position)) throw new TypeError('A cursor position is a list of texts, finite numbers and nulls.');
  const plain = Buffer.from(JSON.stringify(position));
  const mac = macOf(key, binding, plain);
  const cipher = createCipheriv('aes-256-ctr', subKeys(key).seal, mac);
  const cursor = Buffer.concat([mac, cipher.update(plain), cipher.final()]).toString('base64url');
  if (cursor.length > MAX_LENGTH) throw new RangeError('A column this long is none to sort a list by.');
  return cursor;
}

/** The position in a cursor made for this very binding; anything else throws a CursorError. */
export function decodeCursor(key: Buffer, binding: CursorBinding, cursor: string): CursorValue[] {
  const bytes = bytesOf(cursor);
  const mac = bytes.subarray(0, MAC_BYTES);
  const decipher = createDecipheriv('aes-256-ctr', subKeys(key).seal, mac);
  const plain = Buffer.concat([decipher.update(bytes.subarray(MAC_BYTES)), decipher.final()]);
  if (!timingSafeEqual(mac, macOf(key, binding, plain))) throw new CursorError();
  return JSON.parse(plain.toString('utf8')) as CursorValue[];
}

function bytesOf(cursor: string): Buffer {
  if (typeof cursor !== 'string' || cursor.length > MAX_LENGTH || !BASE64URL.test(cursor)) throw new CursorError();
  const bytes = Buffer.from(cursor, 'base64url');
  // The last character has spare bits: only one spelling of a cursor is accepted.
  if (bytes.length <= MAC_BYTES || bytes.toString('base64url') !== cursor) throw new CursorError();
  return bytes;
}

function macOf(key: Buffer, binding: CursorBinding, plain: Buffer): Buffer {
  const { companyId, list, filterHash: filter, sort } = binding;
  // As a JSON list no field can run into its neighbour; JSON holds no NUL, so neither can the position.
  const bound = JSON.stringify(['quintet/cursor/v1', companyId, list, filter, sort]);
  const mac = createHmac('sha256', subKeys(key).sign).update(`${bound}\0`).update(plain).digest();
  return mac.subarray(0, MAC_BYTES);
}

/** Derived once for each key that is still in use. */
const known = new WeakMap<Buffer, SubKeys>();

function subKeys(key: Buffer): SubKeys {
  let keys = known.get(key);
  if (keys === undefined) known.set(key, (keys = { seal: subKey(key, 'seal'), sign: subKey(key, 'sign') }));
  return keys;
}

function subKey(key: Buffer, use: keyof SubKeys): KeyObject {
  return createSecretKey(createHmac('sha256', key).update(`quintet/cursor/v1/${use}`).digest());
}

function isPosition(position: readonly unknown[]): boolean {
  return position.every((value) => value === null || typeof value === 'string' || Number.isFinite(value));
}
