import type { X12Error } from './x12-findings.codes.js';
import type { Separators } from './x12-segment.rules.js';
import { decodedText } from './x12-text.reader.js';

/** The interchange header as read: where it ends and what it sets. */
export interface IsaHeader {
  elements: string[];
  separators: Separators;
  /** Characters from the I of ISA to the terminator, it included; 106 by the standard. */
  length: number;
}

export type IsaResult = { isa: IsaHeader } | { error: X12Error } | 'incomplete';

const ISA_ELEMENTS = 16;
const LONGEST_ISA = 512;
/** Line ends and blanks between an ISA and what follows it. */
const LONGEST_GAP = 64;

/**
 * Reads the interchange header that begins at `start` by its sixteen fields (rcm.md §3), not by fixed positions.
 * `incomplete` when the text ends too early; `offset` is the file's byte offset of `start`, for errors.
 */
export function readIsa(text: string, start: number, offset: number): IsaResult {
  if (!text.startsWith('ISA', start)) {
    if ('ISA'.startsWith(text.slice(start, start + 3))) return 'incomplete';
    return { error: noIsa(text.slice(start, start + 4), offset) };
  }
  if (text.length < start + 4) return 'incomplete';
  const element = text[start + 3] ?? '';
  if (!isSeparator(element)) return { error: invalid(offset + 3, `the element separator cannot be ${shown(element)}`) };
  const last = positionOfLastSeparator(text, start, element);
  const isShort = last < 0 || last + 2 >= text.length;
  if (isShort && text.length - start <= LONGEST_ISA) return 'incomplete';
  if (isShort || last - start > LONGEST_ISA) return { error: invalid(offset, 'it does not have 16 elements') };
  return checkedIsa(text.slice(start, last), text[last + 1] ?? '', text[last + 2] ?? '', offset);
}

/**
 * Looks from `from` on for a header that can be read and is followed by its first group or TA1: no other text begins so.
 * Not found: `position` is where, with more text, one may begin.
 */
export function findInterchange(text: string, from: number, isLast: boolean): { position: number; isFound: boolean } {
  for (let start = text.indexOf('ISA', from); start >= 0; start = text.indexOf('ISA', start + 1)) {
    if (!isLast && text.length - start < LONGEST_ISA + LONGEST_GAP) return { position: start, isFound: false };
    // No more text than a header may have: what only seems to be one is looked through again and again.
    const result = readIsa(text.slice(start, start + LONGEST_ISA), 0, 0);
    if (typeof result !== 'string' && 'isa' in result && hasContent(text, start, result.isa)) {
      return { position: start, isFound: true };
    }
  }
  return { position: Math.max(from, text.length - 'IS'.length), isFound: false };
}

function hasContent(text: string, start: number, { length, separators: { element } }: IsaHeader): boolean {
  const next = text.slice(start + length, start + length + LONGEST_GAP).trimStart();
  return next.startsWith(`GS${element}`) || next.startsWith(`TA1${element}`);
}

/** The error for a file that does not begin with ISA. */
export function noIsa(bytes: string, offset: number): X12Error {
  const isUtf16 = /^(\xff\xfe|\xfe\xff|I\0|\0I)/.test(bytes);
  const message = isUtf16
    ? 'the file is UTF-16; X12 is read as ASCII or UTF-8'
    : 'the file does not begin with an ISA segment';
  return { code: 'NO_ISA', offset, message: bytes === '' ? 'the file is empty' : message };
}

function positionOfLastSeparator(text: string, start: number, element: string): number {
  let position = start + 3;
  for (let count = 1; count < ISA_ELEMENTS && position >= 0; count++) {
    position = text.indexOf(element, position + 1);
  }
  return position;
}

function checkedIsa(text: string, component: string, terminator: string, offset: number): IsaResult {
  const length = text.length + 3;
  const element = text[3] ?? '';
  const elements = text.split(element).map((value) => decodedText(value).text.trim());
  elements.push(component);
  if (!isSeparator(component) || component === element) {
    return { error: invalid(offset + length - 2, `the component separator (ISA16) cannot be ${shown(component)}`) };
  }
  if (!(isSeparator(terminator) || isLineEnd(terminator)) || terminator === element || terminator === component) {
    return { error: invalid(offset + length - 1, `the segment terminator cannot be ${shown(terminator)}`) };
  }
  const repetition = elements[11] ?? '';
  const isTaken = repetition === element || repetition === component || repetition === terminator;
  const isUsed = repetition.length === 1 && isSeparator(repetition) && !isTaken;
  const separators = { element, component, repetition: isUsed ? repetition : null, terminator };
  return { isa: { elements, separators, length } };
}

function isLineEnd(character: string): boolean {
  return character === '\n' || character === '\r';
}

/** Printable ASCII or one of the four separator controls; no letter, digit, space, nor a character that numbers need. */
function isSeparator(character: string): boolean {
  return /^[\x1c-\x1f!-~]$/.test(character) && !/[A-Za-z0-9.+-]/.test(character);
}

function invalid(offset: number, reason: string): X12Error {
  return { code: 'ISA_INVALID', offset, message: `the ISA segment cannot be read: ${reason}` };
}

function shown(character: string): string {
  return character === '' ? 'absent' : JSON.stringify(character);
}
