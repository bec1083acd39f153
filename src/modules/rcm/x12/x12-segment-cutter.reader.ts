import type { Separators } from './x12-segment.rules.js';
import { isOddByte } from './x12-text.reader.js';
import type { X12Window } from './x12-window.reader.js';

/** A segment's bytes, without white space around it and without its terminator. */
export interface RawSegment {
  bytes: Uint8Array;
  start: number;
  end: number;
}

/** What a byte is to the cutter. */
const PLAIN = 0;
const ODD = 1;
const ELEMENT = 2;
const TERMINATOR = 3;

/** Cuts segments into elements, in a single pass over their bytes. Holds the last that was cut. */
export class SegmentCutter implements RawSegment {
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  end = 0;
  elements: string[] = [];
  /** Whether the segment may hold control characters or something beyond ASCII. */
  isOdd = false;
  readonly terminator: string;
  private readonly kinds: Uint8Array;

  constructor({ element, terminator }: Separators) {
    this.terminator = terminator;
    this.kinds = Uint8Array.from({ length: 256 }, (_, byte) => (isOddByte(byte) ? ODD : PLAIN));
    this.kinds[element.charCodeAt(0)] = ELEMENT;
    this.kinds[terminator.charCodeAt(0)] = TERMINATOR;
  }

  /** Cuts the segment that begins at `start`; the position of its terminator, or -1 when the window holds none. */
  cut({ text, bytes }: X12Window, start: number): number {
    const { kinds } = this;
    const { length } = text;
    const elements: string[] = [];
    let from = start;
    this.isOdd = false;
    // Typed arrays and a table, because this asks every byte of the file.
    for (let index = start; index < length; index++) {
      const kind = kinds[bytes[index] as number];
      if (kind === PLAIN) continue;
      if (kind === ODD) this.isOdd = true;
      else if (kind === ELEMENT) {
        elements.push(from === start ? segmentId(text, start, index) : text.slice(from, index));
        from = index + 1;
      } else {
        const end = trimmedEnd(bytes, start, index);
        elements.push(from === start ? segmentId(text, start, end) : text.slice(from, end));
        this.elements = elements;
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        return index;
      }
    }
    return -1;
  }
}

/** Segment ids by their characters: the same string for every CLP, so that a comparison of ids is one of addresses. */
const IDS: ReadonlyMap<number, string> = new Map(
  'AMT BHT BPR CAS CLM CLP CN1 CR1 CR2 CRC CUR DMG DTM DTP FRM GE GS HCP HI HL IEA IK3 IK4 IK5 LIN LQ LX MIA MOA N1 N3 N4 NM1 NTE OI PAT PER PLB PRV PWK QTY RDM REF SBR SE ST STC SV1 SV2 SV5 SVC SVD TA1 TRN TS2 TS3'
    .split(' ')
    .map((id) => [codeOf(id.charCodeAt(0), id.charCodeAt(1), id.length > 2 ? id.charCodeAt(2) : 0), id]),
);

function codeOf(first: number, second: number, third: number): number {
  return (first << 16) | (second << 8) | third;
}

function segmentId(text: string, start: number, end: number): string {
  const length = end - start;
  if (length !== 2 && length !== 3) return text.slice(start, end);
  const third = length === 3 ? text.charCodeAt(start + 2) : 0;
  return IDS.get(codeOf(text.charCodeAt(start), text.charCodeAt(start + 1), third)) ?? text.slice(start, end);
}

function trimmedEnd(bytes: Uint8Array, start: number, end: number): number {
  while (end > start && isBlank(bytes[end - 1] as number)) end--;
  return end;
}

function isBlank(byte: number): boolean {
  return byte === 10 || byte === 13 || byte === 32 || byte === 9;
}
