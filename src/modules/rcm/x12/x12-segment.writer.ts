import { transliterated } from './transliteration.rules.js';
import type { Separators } from './x12-segment.rules.js';

/** An element to be written: a value, or the components of a composite. '' is nothing said. */
export type WrittenElement = string | readonly string[];
/** A segment to be written: its id, then its elements; separators are not known yet. */
export type WrittenSegment = readonly WrittenElement[];

/** Separators of a file that is written; repetition always has one (5010). */
export type WritingSeparators = Separators & { repetition: string };

/** A value that cannot be written: with it, the file would say something else. */
export class X12WriteError extends Error {
  constructor(
    readonly code: 'SEPARATOR_IN_VALUE' | 'CHARACTER_NOT_ALLOWED' | 'VALUE_TOO_LONG',
    /** Segment id and element, e.g. `NM103`. */
    readonly place: string,
    message: string,
  ) {
    super(message);
  }
}

/** Four separators as a trading partner has them: element, repetition, component, segment. */
export function separatorsOf(text: string): WritingSeparators {
  const [element = '*', repetition = '^', component = ':', terminator = '~'] = text;
  return { element, repetition, component, terminator };
}

/**
 * Writes segments as text. Every value is transliterated to the basic and extended set, and refused when it holds a
 * separator of this file; trailing empty elements and components are left out.
 */
export class SegmentWriter {
  private readonly separator: RegExp;
  /** Whatever needs a second look: most values do not. */
  private readonly odd: RegExp;

  constructor(readonly separators: WritingSeparators) {
    const { element, repetition, component, terminator } = separators;
    const all = [element, repetition, component, terminator].map((character) => character.replace(/[\]\\^-]/, '\\$&'));
    this.separator = new RegExp(`[${all.join('')}]`);
    this.odd = new RegExp(`[^\\x20-\\x7e]|[${all.join('')}]`);
  }

  /** The segment with its terminator. Throws X12WriteError. */
  write(segment: WrittenSegment): string {
    const { element: between, terminator } = this.separators;
    let last = segment.length - 1;
    while (last > 0 && isEmpty(segment[last] as WrittenElement)) last--;
    let text = segment[0] as string;
    for (let position = 1; position <= last; position++) {
      text += between + this.element(segment, position);
    }
    return text + terminator;
  }

  private element(segment: WrittenSegment, position: number): string {
    const element = segment[position] as WrittenElement;
    if (typeof element === 'string') return this.value(element, segment, position);
    let last = element.length - 1;
    while (last >= 0 && element[last] === '') last--;
    let text = '';
    for (let at = 0; at <= last; at++) {
      if (at > 0) text += this.separators.component;
      text += this.value(element[at] as string, segment, position);
    }
    return text;
  }

  private value(value: string, segment: WrittenSegment, position: number): string {
    return this.odd.test(value) ? this.oddValue(value, segment, position) : value;
  }

  private oddValue(value: string, segment: WrittenSegment, position: number): string {
    const text = transliterated(value);
    const place = `${segment[0] as string}${String(position).padStart(2, '0')}`;
    if (text === null) {
      throw new X12WriteError('CHARACTER_NOT_ALLOWED', place, `${place} has a character that X12 cannot carry`);
    }
    if (this.separator.test(text)) {
      throw new X12WriteError('SEPARATOR_IN_VALUE', place, `${place} has a separator of the file`);
    }
    return text;
  }
}

function isEmpty(element: WrittenElement): boolean {
  return typeof element === 'string' ? element === '' : element.every((component) => component === '');
}
