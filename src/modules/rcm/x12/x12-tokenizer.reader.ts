import type { X12Error, X12FindingCode } from './x12-findings.codes.js';
import { findInterchange, type IsaHeader, noIsa, readIsa } from './x12-isa.reader.js';
import { type RawSegment, SegmentCutter } from './x12-segment-cutter.reader.js';
import { decodedText } from './x12-text.reader.js';
import { X12Window } from './x12-window.reader.js';

/** What the tokenizer tells, in file order. Offsets are bytes from the start of the file. */
export interface SegmentHandler {
  /** An interchange header, with the separators that hold from here on. */
  interchange(isa: IsaHeader, offset: number): void;
  /** One segment, trimmed. `raw` is its bytes, without the terminator; they are there during the call only. */
  segment(elements: string[], offset: number, raw: RawSegment): void;
  /** Something wrong with the bytes at `offset`. Reported before the segment it belongs to. */
  problem(code: X12FindingCode, offset: number, message: string): void;
  /** Nothing from `error.offset` on can be read, unless another interchange follows. */
  failure(error: X12Error): void;
}

const LONGEST_SEGMENT = 64 * 1024;
const BYTE_ORDER_MARK = '\xef\xbb\xbf';

/**
 * Cuts bytes into X12 segments (rcm.md §3): chunks in, calls out, nothing held but the unfinished segment.
 * Bytes become latin1 characters, so that a character is a byte and offsets stay true; values with other than ASCII
 * are decoded afterwards. ISA is looked for only where an interchange or a segment begins, never inside data; behind
 * something that is no interchange, the next whole header with its first group goes on.
 */
export class X12Tokenizer {
  private readonly window = new X12Window();
  /** Characters of the window known to hold no terminator. */
  private scanned = 0;
  private isa: IsaHeader | null = null;
  private cutter: SegmentCutter | null = null;
  private interchangeCount = 0;
  private hasEnded = false;
  /** Between interchanges, behind something that is none. */
  private isLost = false;

  constructor(private readonly handler: SegmentHandler) {}

  /** Takes the next bytes of the file. */
  write(bytes: Uint8Array): void {
    if (this.hasEnded) return;
    this.window.append(bytes);
    this.read(false);
  }

  /** Says that the file is complete. */
  end(): void {
    if (this.hasEnded) return;
    this.read(true);
    if (this.hasEnded) return;
    this.hasEnded = true;
    if (this.isa !== null && this.window.text !== '') this.lastSegment();
    else if (this.interchangeCount === 0 && !this.isLost) this.handler.failure(noIsa('', this.window.offset));
  }

  private read(isLast: boolean): void {
    let position: number | null = 0;
    let start = 0;
    while (position !== null) {
      start = position;
      if (this.isLost) position = this.seek(position, isLast);
      else position = this.isa === null ? this.readHeader(position, isLast) : this.readSegment(position, isLast);
      if (this.hasEnded) return;
      if (position !== null) start = position;
    }
    this.keepFrom(start);
  }

  /** Drops what is read. */
  private keepFrom(position: number): void {
    this.window.dropTo(this.isa === null ? position : skipBlanks(this.window.text, position));
  }

  /** Reads an interchange header; the position after it, or null when more bytes are needed. */
  private readHeader(from: number, isLast: boolean): number | null {
    this.scanned = 0;
    const { text } = this.window;
    const start = skipPadding(text, from, this.interchangeCount > 0);
    if (start >= text.length || (!isLast && start + 4 > text.length)) return null;
    const offset = this.window.offset + start;
    const result = readIsa(text, start, offset);
    if (result === 'incomplete') {
      if (isLast) this.failTruncatedIsa(offset);
      return null;
    }
    if ('error' in result) {
      this.fail(result.error);
      return start;
    }
    this.isa = result.isa;
    this.cutter = new SegmentCutter(result.isa.separators);
    this.interchangeCount++;
    this.handler.interchange(result.isa, offset);
    return start + result.isa.length;
  }

  /** Looks for the next interchange; where it begins or what follows may begin one, or null when more bytes are needed. */
  private seek(from: number, isLast: boolean): number | null {
    const { position, isFound } = findInterchange(this.window.text, from, isLast);
    this.isLost = !isFound;
    return isFound || position > from ? position : null;
  }

  /** Reads one segment; the position after its terminator, or null when more bytes are needed. */
  private readSegment(from: number, isLast: boolean): number | null {
    const { text } = this.window;
    const start = skipBlanks(text, from);
    if (text.charCodeAt(start) === 73 && text.charCodeAt(start + 1) === 83) {
      // A new interchange although the last has no IEA: its separators may be others.
      if (text.length < start + 4 && !isLast) return null;
      if (/^ISA[^A-Za-z0-9]/.test(text.slice(start, start + 4))) {
        this.isa = null;
        return start;
      }
    }
    const end = this.cut(start);
    if (end === null) return null;
    if (end === start) {
      const offset = this.window.offset + start;
      this.handler.problem('SEGMENT_EMPTY', offset, `there is nothing between two terminators at byte ${offset}`);
    } else {
      this.tell(this.cutter as SegmentCutter);
    }
    return end + 1;
  }

  /** Cuts the segment that begins at `start`; the position of its terminator, or null when it cannot be cut yet. */
  private cut(start: number): number | null {
    const { window, scanned } = this;
    const cutter = this.cutter as SegmentCutter;
    // What came in many pieces is cut once, when its terminator is there.
    const isHopeless = scanned > 0 && !window.text.includes(cutter.terminator, start + scanned);
    const end = isHopeless ? -1 : cutter.cut(window, start);
    this.scanned = end < 0 ? window.text.length - start : 0;
    if ((end < 0 ? this.scanned : end - start) > LONGEST_SEGMENT) this.failTooLong(window.offset + start);
    return end < 0 || this.hasEnded ? null : end;
  }

  private tell(cutter: SegmentCutter): void {
    const { elements } = cutter;
    const offset = this.window.offset + cutter.start;
    if (cutter.isOdd) this.decode(elements, offset);
    this.handler.segment(elements, offset, cutter);
    // After an IEA an ISA must follow.
    if (elements[0] === 'IEA') this.isa = null;
  }

  /** Decodes the elements that hold other than printable ASCII. */
  private decode(elements: string[], offset: number): void {
    for (let position = 0; position < elements.length; position++) {
      const { text, problem } = decodedText(elements[position] ?? '');
      if (problem === null) continue;
      elements[position] = text;
      const place = `${elements[0] ?? ''} element ${position} at byte ${offset}`;
      this.handler.problem(problem, offset, `${place} ${PROBLEM_TEXT[problem]}`);
    }
  }

  /** Bytes after the last terminator: an IEA is as good as ended; anything else was cut off. */
  private lastSegment(): void {
    const cutter = this.cutter as SegmentCutter;
    const { offset } = this.window;
    this.window.append(Buffer.from(cutter.terminator, 'latin1'));
    cutter.cut(this.window, 0);
    const { elements } = cutter;
    if (elements[0] === 'IEA' && elements.length > 2) {
      this.handler.problem('TERMINATOR_MISSING', offset, `the IEA at byte ${offset} has no terminator`);
      this.handler.segment(elements, offset, cutter);
    } else {
      const message = `the file ends inside the segment that begins at byte ${offset}`;
      this.handler.problem('SEGMENT_UNTERMINATED', offset, message);
    }
  }

  private failTooLong(offset: number): void {
    this.hasEnded = true;
    const message = `the segment at byte ${offset} is longer than ${LONGEST_SEGMENT} bytes; nothing after it is read`;
    this.handler.problem('SEGMENT_TOO_LONG', offset, message);
  }

  private failTruncatedIsa(offset: number): void {
    this.fail({ code: 'ISA_TRUNCATED', offset, message: 'the file ends inside the ISA segment' });
  }

  /** Other bytes after a complete interchange spoil that one's line, not the whole file; nor the interchanges behind them. */
  private fail(error: X12Error): void {
    this.isLost = error.code === 'ISA_INVALID' || (error.code === 'NO_ISA' && this.interchangeCount > 0);
    this.hasEnded = !this.isLost;
    if (error.code !== 'NO_ISA' || this.interchangeCount === 0) return this.handler.failure(error);
    const message = `at byte ${error.offset}, after the end of the interchange, follows something that is no ISA segment`;
    this.handler.problem('TRAILING_DATA', error.offset, message);
  }
}

const PROBLEM_TEXT = {
  TEXT_NOT_ASCII: 'holds characters beyond ASCII',
  TEXT_NOT_UTF8: 'is not valid UTF-8; it is read as Latin-1',
  CONTROL_CHARACTER: 'holds control characters; they are read as spaces',
} as const;

/** Spaces and line ends around segments. */
function skipBlanks(text: string, position: number): number {
  let code = text.charCodeAt(position);
  while (code === 10 || code === 13 || code === 32 || code === 9) code = text.charCodeAt(++position);
  return position;
}

/** Before an interchange: also byte order marks; after one, the NUL and Ctrl-Z that old systems pad files with. */
function skipPadding(text: string, position: number, isBetween: boolean): number {
  for (;;) {
    const start = position;
    position = skipBlanks(text, position);
    if (text.startsWith(BYTE_ORDER_MARK, position)) position += 3;
    while (isBetween && (text.charCodeAt(position) === 0 || text.charCodeAt(position) === 26)) position++;
    if (position === start) return position;
  }
}
