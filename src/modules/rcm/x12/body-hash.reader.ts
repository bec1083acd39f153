import { createHash } from 'node:crypto';
import type { RawSegment } from './x12-segment-cutter.reader.js';
import type { Separators } from './x12-segment.rules.js';

/** Holds the longest segment, and its terminator. */
const BATCH = 128 * 1024;
const TERMINATOR = 0x7e;

/**
 * SHA-256 over a transaction set's body in canonical form: its segments without white space around them, written
 * with `*`, `:`, `^` and `~`. The same remittance in another envelope, re-wrapped or with other separators has the
 * same hash (rcm.md §4 D 1).
 */
export class BodyHash {
  private readonly hash = createHash('sha256');
  /** What every byte is in canonical form. */
  private readonly canonical: Uint8Array;
  private readonly batch = Buffer.allocUnsafe(BATCH);
  private length = 0;

  constructor(separators: Separators) {
    this.canonical = Uint8Array.from({ length: 256 }, (_, byte) => canonicalByte(byte, separators));
  }

  /** Adds a segment. */
  add({ bytes, start, end }: RawSegment): void {
    const { batch, canonical } = this;
    if (this.length + end - start >= BATCH) this.flush();
    let { length } = this;
    // Byte by byte, because segments are too short for a call of `copy` each.
    for (let index = start; index < end; index++) batch[length++] = canonical[bytes[index] as number] as number;
    batch[length++] = TERMINATOR;
    this.length = length;
  }

  /** The hash in hex; nothing may be added afterwards. */
  digest(): string {
    this.flush();
    return this.hash.digest('hex');
  }

  private flush(): void {
    this.hash.update(this.batch.subarray(0, this.length));
    this.length = 0;
  }
}

function canonicalByte(byte: number, { element, component, repetition }: Separators): number {
  let character = String.fromCharCode(byte);
  if (character === element) character = '*';
  if (character === component) character = ':';
  if (character === repetition) character = '^';
  return character.charCodeAt(0);
}
