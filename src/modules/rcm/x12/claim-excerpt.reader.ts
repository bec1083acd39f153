import { X12Tokenizer, type SegmentHandler } from './x12-tokenizer.reader.js';
import type { RawSegment } from './x12-segment-cutter.reader.js';
import type { IsaHeader } from './x12-isa.reader.js';

/** Which claim of an 837 is meant. */
export interface ExcerptedClaim {
  /** Its transaction set: the nth of the file (1-based), or its control number (ST02). */
  set: number | string;
  /** The nth claim of the set (1-based), or the segments inside ST among which its CLM stands. */
  claim: number | { firstSegment: number; lastSegment: number };
}

/**
 * The segments of one claim of an 837, each as it stands in the file and on a line of its own: the heads of its
 * interchange, group and set, the loops it hangs on (billing provider, subscriber, patient), and the claim itself. No
 * other claim is in it. Null when there is no such claim.
 */
export async function claimExcerpt(source: AsyncIterable<Uint8Array>, wanted: ExcerptedClaim): Promise<string | null> {
  const reader = new ClaimExcerpt(wanted);
  const tokenizer = new X12Tokenizer(reader);
  for await (const bytes of source) {
    tokenizer.write(bytes);
    if (reader.isDone) break;
  }
  tokenizer.end();
  return reader.text();
}

const LEVELS = ['20', '22', '23'];

class ClaimExcerpt implements SegmentHandler {
  isDone = false;
  private terminator = '~';
  private sets = 0;
  private claims = 0;
  private segments = 0;
  private isInSet = false;
  private envelope: string[] = [];
  /** The head of the set, then the open loops from the billing provider down. */
  private heads: { level: string; segments: string[] }[] = [];
  private found: string[] | null = null;
  private isInClaim = false;
  /** A new loop has begun and its claim has not. */
  private isBetweenClaims = false;

  constructor(private readonly wanted: ExcerptedClaim) {}

  interchange(isa: IsaHeader): void {
    if (this.isDone) return;
    this.terminator = isa.separators.terminator;
    this.envelope = [];
  }

  problem(): void {}
  failure(): void {}

  segment(elements: string[], _offset: number, raw: RawSegment): void {
    if (this.isDone) return;
    const [id = ''] = elements;
    const text = Buffer.from(raw.bytes.subarray(raw.start, raw.end)).toString('latin1');
    if (id === 'GS') this.envelope = [text];
    else if (id === 'ST') this.beginSet(elements, text);
    else if (this.isInSet) this.inSet(id, elements, text);
  }

  text(): string | null {
    if (this.found === null) return null;
    const all = [...this.envelope, ...this.heads.flatMap(({ segments }) => segments), ...this.found];
    // The bytes are those of the file: what was read as Latin-1 is written as Latin-1.
    return all.map((segment) => `${segment}${this.terminator}\n`).join('');
  }

  private beginSet(elements: string[], text: string): void {
    this.sets++;
    this.claims = 0;
    this.segments = 1;
    this.isInSet = this.wanted.set === this.sets || this.wanted.set === elements[2];
    this.heads = [{ level: '', segments: [text] }];
  }

  private inSet(id: string, elements: string[], text: string): void {
    this.segments++;
    if (this.isInClaim && ['CLM', 'HL', 'SE'].includes(id)) {
      this.isDone = true;
      return;
    }
    if (id === 'SE') this.isInSet = false;
    else if (id === 'HL') this.beginLevel(elements[3] ?? '', text);
    else if (id === 'CLM') this.beginClaim(text);
    else if (this.isInClaim) this.found?.push(text);
    else if (this.claims === 0 || this.isBetweenClaims) this.heads.at(-1)?.segments.push(text);
  }

  private beginLevel(level: string, text: string): void {
    this.isBetweenClaims = true;
    const rank = LEVELS.indexOf(level);
    this.heads = this.heads.filter((head) => head.level === '' || LEVELS.indexOf(head.level) < rank);
    this.heads.push({ level, segments: [text] });
  }

  private beginClaim(text: string): void {
    this.claims++;
    this.isBetweenClaims = false;
    const { claim } = this.wanted;
    const isWanted =
      typeof claim === 'number'
        ? claim === this.claims
        : claim.firstSegment <= this.segments && this.segments <= claim.lastSegment;
    if (!isWanted) return;
    this.isInClaim = true;
    this.found = [text];
  }
}
