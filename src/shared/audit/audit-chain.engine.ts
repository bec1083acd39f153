import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { SubKey } from '../blobs/key-ring.js';
import { canonicalText } from './canonical.engine.js';

const HASH = /^[0-9a-f]{64}$/;

/** A place in the chain: what the next link continues from. */
export interface ChainPoint {
  readonly sequence: number;
  /** Lower-case hex, 64 digits. */
  readonly hash: string;
}

export interface ChainLink extends ChainPoint {
  readonly eventId: string;
  /** Kept in the row, so that a break tells what happened: an intact row in the wrong place is not an altered one. */
  readonly previousHash: string;
}

/** A link joined with its event. */
export interface ChainRow extends ChainLink {
  /** The stored canonical text; null when the event's row is gone. */
  readonly canonicalText: string | null;
  /** The event as its columns tell it now. When given, it must still say what the sealed text says. */
  readonly event?: unknown;
}

export type ChainBreakReason = 'altered' | 'missing' | 'reordered' | 'inserted' | 'tail_cut' | 'head_differs';

/** The first broken row and why. */
export interface ChainBreak {
  readonly sequence: number;
  readonly eventId: string | null;
  readonly reason: ChainBreakReason;
  readonly message: string;
}

export interface ChainVerdict {
  /** Rows found in order before the end or the break. */
  readonly count: number;
  readonly last: ChainPoint;
  readonly firstBreak: ChainBreak | null;
}

/** What is written outside the database: a chain alone does not miss its cut tail. */
export interface ChainHead extends ChainPoint {
  readonly companyId: string;
  readonly count: number;
  /** Instant in ISO 8601. */
  readonly at: string;
}

export interface SignedHead extends ChainHead {
  readonly keyId: string;
  readonly signature: string;
}

export type HeadVerdict = 'authentic' | 'forged' | 'key_unknown';

/** Where a company's chain begins: each has its own, so that no chain passes for another company's. */
export function genesis(companyId: string): ChainPoint {
  return { sequence: 0, hash: createHash('sha256').update(`quintet/audit-chain/v1\0${companyId}`).digest('hex') };
}

/** SHA-256(previous hash ‖ canonical text): the previous hash as its 32 bytes, the text as UTF-8. */
export function chainHash(previousHash: string, text: string): string {
  return createHash('sha256').update(previousHash, 'hex').update(text, 'utf8').digest('hex');
}

/** The link that continues the chain with one more event. */
export function nextLink(point: ChainPoint, eventId: string, text: string): ChainLink {
  const hash = chainHash(point.hash, text);
  return { sequence: point.sequence + 1, eventId, previousHash: point.hash, hash };
}

/**
 * Walks the chain in the order of its sequence, one row at a time, and names the first row that breaks it.
 * `start` is the genesis or a point verified before; `head` a signed head whose signature has been checked.
 */
export async function verifyChain(
  rows: AsyncIterable<ChainRow> | Iterable<ChainRow>,
  start: ChainPoint,
  head?: ChainHead,
): Promise<ChainVerdict> {
  let count = 0;
  let earlier: ChainRow | undefined;
  let suspect: ChainRow | undefined;
  let last: ChainPoint = start;
  const broken = (firstBreak: ChainBreak): ChainVerdict => ({ count, last, firstBreak });
  for await (const row of rows) {
    if (suspect !== undefined) return broken(diagnosis(last, earlier, suspect, row));
    if (!isNext(last, row)) {
      // The row after a break tells a swap from a gap.
      suspect = row;
      continue;
    }
    if (head?.sequence === row.sequence && !isHead(head, row, start, count + 1)) return broken(differsFromHead(row));
    count += 1;
    earlier = row;
    last = { sequence: row.sequence, hash: row.hash };
  }
  if (suspect !== undefined) return broken(diagnosis(last, earlier, suspect));
  if (head !== undefined && head.sequence > last.sequence) return broken(cutTail(last, head));
  return { count, last, firstBreak: null };
}

/** Signs a head with the sub-key `audit-head`. */
export function signHead(key: SubKey, head: ChainHead): SignedHead {
  const { companyId, sequence, hash, count, at } = head;
  const signed = { companyId, sequence, hash, count, at, keyId: key.keyId };
  return { ...signed, signature: headMac(key.key, signed).toString('hex') };
}

/** Whether a head is one that we signed; `keyOf` finds the sub-key of an older master key too. */
export function verifyHead(keyOf: (keyId: string) => Buffer | undefined, head: SignedHead): HeadVerdict {
  const key = keyOf(head.keyId);
  if (key === undefined) return 'key_unknown';
  const given = Buffer.from(head.signature, 'hex');
  const right = headMac(key, head);
  return given.length === right.length && timingSafeEqual(given, right) ? 'authentic' : 'forged';
}

function headMac(key: Buffer, head: Omit<SignedHead, 'signature'>): Buffer {
  const { companyId, sequence, hash, count, at, keyId } = head;
  const text = canonicalText({ format: 'quintet/audit-head/v1', companyId, sequence, hash, count, at, keyId });
  return createHmac('sha256', key).update(text).digest();
}

function isNext(last: ChainPoint, row: ChainRow): boolean {
  return row.sequence === last.sequence + 1 && row.previousHash === last.hash && isIntact(row);
}

/** Whether link and event agree with each other, wherever they stand. */
function isIntact(row: ChainRow): boolean {
  // Hex that is none would throw, and one changed row must not stop the verifier.
  if (row.canonicalText === null || !HASH.test(row.previousHash)) return false;
  if (chainHash(row.previousHash, row.canonicalText) !== row.hash) return false;
  return row.event === undefined || isSealed(row.event, row.canonicalText);
}

function isSealed(event: unknown, text: string): boolean {
  try {
    return canonicalText(event) === text;
  } catch {
    // Nothing that can be sealed has no canonical form.
    return false;
  }
}

function diagnosis(last: ChainPoint, earlier: ChainRow | undefined, row: ChainRow, next?: ChainRow): ChainBreak {
  const expected = last.sequence + 1;
  if (row.canonicalText === null) return breakAt(row, 'missing', 'The event of this link is gone.');
  if (!isIntact(row)) return breakAt(row, 'altered', 'The event or its link is not what was chained.');
  if (row.hash === last.hash) return breakAt(row, 'inserted', 'The row before stands here a second time.');
  if (row.previousHash === last.hash) return breakAt(row, 'altered', `Its sequence number should be ${expected}.`);
  if (earlier !== undefined && row.previousHash === earlier.previousHash) {
    return breakAt(earlier, 'inserted', 'The row after it is chained to the row before it.');
  }
  if (next?.previousHash === last.hash) {
    const isSwap = row.previousHash === next.hash || row.sequence > next.sequence;
    if (isSwap) return breakAt(row, 'reordered', 'The row after it belongs before it.');
    return breakAt(row, 'inserted', 'The row after it is chained to the row before it.');
  }
  if (row.sequence > expected) {
    return {
      sequence: expected,
      eventId: null,
      reason: 'missing',
      message: `After ${last.sequence} comes ${row.sequence}.`,
    };
  }
  if (row.sequence < expected) return breakAt(row, 'reordered', `It comes after ${last.sequence}.`);
  return breakAt(row, 'missing', 'The row it is chained to is not there: removed or replaced.');
}

function breakAt(row: ChainRow, reason: ChainBreakReason, message: string): ChainBreak {
  return { sequence: row.sequence, eventId: row.eventId, reason, message };
}

function isHead(head: ChainHead, row: ChainRow, start: ChainPoint, count: number): boolean {
  // Counted from the genesis only: a walk from a later point has not seen the rows before.
  return head.hash === row.hash && (start.sequence > 0 || head.count === count);
}

function differsFromHead(row: ChainRow): ChainBreak {
  return breakAt(
    row,
    'head_differs',
    'The signed head kept outside tells another hash or count: the chain was written anew.',
  );
}

function cutTail(last: ChainPoint, head: ChainHead): ChainBreak {
  const message = `The signed head kept outside reaches ${head.sequence}, the chain ends at ${last.sequence}.`;
  return { sequence: last.sequence + 1, eventId: null, reason: 'tail_cut', message };
}
