import { X12Tokenizer, type SegmentHandler } from '../x12/x12-tokenizer.reader.js';

/** Where the claims of one transaction set stand, in file order: segments 1-based inside ST, both ends included. */
export interface ReadPlace {
  /** 1-based in the set. */
  ordinal: number;
  firstSegment: number;
  lastSegment: number;
}

/**
 * Reads where the claims of the `setIndex`-th set (1-based in the file) stand. A claim begins with the HL of its
 * subscriber or patient when it is the first below it, else with its CLM, and ends before the next HL or CLM.
 */
export async function claimPlaces(source: AsyncIterable<Uint8Array>, setIndex: number): Promise<ReadPlace[]> {
  const reader = new ClaimPlaces(setIndex);
  const tokenizer = new X12Tokenizer(reader);
  for await (const bytes of source) {
    tokenizer.write(bytes);
    if (reader.isDone) break;
  }
  tokenizer.end();
  return reader.places;
}

const CLAIM_LEVELS: readonly (string | undefined)[] = ['22', '23'];

class ClaimPlaces implements SegmentHandler {
  readonly places: ReadPlace[] = [];
  isDone = false;
  private set = 0;
  private segments = 0;
  private opening: number | null = null;
  private current: ReadPlace | null = null;

  constructor(private readonly setIndex: number) {}

  interchange(): void {}
  problem(): void {}
  failure(): void {}

  segment(elements: string[]): void {
    if (elements[0] === 'ST') {
      this.set += 1;
      this.segments = 0;
    }
    this.isDone ||= this.set > this.setIndex;
    if (this.set !== this.setIndex || this.isDone) return;
    this.segments += 1;
    this.place(elements);
  }

  private place(elements: string[]): void {
    if (elements[0] === 'SE') this.isDone = true;
    else if (elements[0] === 'HL') this.beginLevel(elements[3]);
    else if (elements[0] === 'CLM') this.beginClaim();
    else if (this.current !== null) this.current.lastSegment = this.segments;
  }

  private beginLevel(level: string | undefined): void {
    const isOfClaim = CLAIM_LEVELS.includes(level);
    // A patient below its subscriber: both levels open the patient's first claim.
    if (!isOfClaim) this.opening = null;
    else if (this.current !== null || this.opening === null) this.opening = this.segments;
    this.current = null;
  }

  private beginClaim(): void {
    const firstSegment = this.opening ?? this.segments;
    this.current = { ordinal: this.places.length + 1, firstSegment, lastSegment: this.segments };
    this.places.push(this.current);
    this.opening = null;
  }
}
