import { centsFromDecimal } from '../../../shared/domain/money.rules.js';
import { dayFromCompact } from '../../../shared/domain/day.rules.js';

/** The four characters that an interchange header (ISA) sets; `repetition` is null before 5010 (ISA11 = U). */
export interface Separators {
  element: string;
  component: string;
  repetition: string | null;
  terminator: string;
}

/** The characters that no value of a file with these separators can have. */
export function separatorCharacters({ element, repetition, component, terminator }: Separators): string {
  return `${element}${repetition ?? ''}${component}${terminator}`;
}

/** A segment's elements: [0] is its id, [n] is X12 element n; absent trailing elements are not there. */
export type Elements = readonly string[];

/**
 * A segment that the model has no field for, kept to be written again at its place. An element with components is
 * the list of them, so that the separators of the file it came from do not matter.
 */
export interface KeptSegment {
  loop: string;
  /** 1-based inside ST. */
  segment: number;
  elements: readonly KeptElement[];
}

/** A value, or the components of a composite. */
export type KeptElement = string | readonly string[];

/** A qualified value: REF (01, 02, 03). */
export interface Reference {
  qualifier: string;
  value: string;
  description: string;
  /** REF04 as it came, where there is one: with 2U it names the other payer whose number this is (837, 2400 and 2420). */
  further?: KeptElement;
}

/** A qualified amount: AMT (01, 02). */
export interface QualifiedAmount {
  qualifier: string;
  cents: number;
}

/** A qualified date or period: DTP and DTM. Days are null when the text is no date; `time` is HHMM where format DT or TM has one. */
export interface QualifiedPeriod {
  qualifier: string;
  fromOn: string | null;
  toOn: string | null;
  time: string | null;
  text: string;
}

/** One adjustment of a CAS segment. The amount keeps its sign: a negative one is legal (rcm.md §4 D 4). */
export interface Adjustment {
  groupCode: string;
  reasonCode: string;
  cents: number;
  quantity: number | null;
}

/** A procedure: SV101, SV202, SVC01, SVC06, SVD03. */
export interface Procedure {
  qualifier: string;
  code: string;
  modifiers: string[];
  description: string;
}

/** Element `position`, '' when absent. */
export function elementAt(elements: Elements, position: number): string {
  return elements[position] ?? '';
}

/** Keeps an element that the model does not know. */
export function keptElement(element: string, component: string): KeptElement {
  return element.includes(component) ? element.split(component) : element;
}

/** Keeps a segment that the model does not know. */
export function keptSegment(elements: Elements, loop: string, segment: number, component: string): KeptSegment {
  return { loop, segment, elements: elements.map((element) => keptElement(element, component)) };
}

/** A decimal quantity (units, days): null when absent or not a number. Never used for money. */
export function quantity(text: string): number | null {
  if (text.length === 1 && text >= '0' && text <= '9') return text.charCodeAt(0) - 48;
  if (text === '') return null;
  return /^-?(\d{1,15}(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : null;
}

/** A REF segment. */
export function reference(elements: Elements): Reference {
  return { qualifier: elementAt(elements, 1), value: elementAt(elements, 2), description: elementAt(elements, 3) };
}

/** A composite procedure: qualifier, code, up to four modifiers, description. */
export function procedure(text: string, component: string): Procedure {
  const first = text.indexOf(component);
  if (first < 0) return { qualifier: text, code: '', modifiers: [], description: '' };
  const qualifier = text.slice(0, first);
  const second = text.indexOf(component, first + 1);
  if (second < 0) return { qualifier, code: text.slice(first + 1), modifiers: [], description: '' };
  const rest = text.slice(second + 1).split(component);
  const modifiers = rest.slice(0, 4).filter((modifier) => modifier !== '');
  return { qualifier, code: text.slice(first + 1, second), modifiers, description: rest[4] ?? '' };
}

/** A DTP segment: format D8, RD8, DT (date and time) or TM (time only). */
export function period(elements: Elements): QualifiedPeriod {
  const format = elementAt(elements, 2);
  const text = elementAt(elements, 3);
  const qualifier = elementAt(elements, 1);
  if (format === 'RD8') {
    const dash = text.indexOf('-');
    const fromOn = dayFromCompact(dash < 0 ? text : text.slice(0, dash));
    return { qualifier, fromOn, toOn: dash < 0 ? fromOn : dayFromCompact(text.slice(dash + 1)), time: null, text };
  }
  if (format === 'TM') return { qualifier, fromOn: null, toOn: null, time: text, text };
  const fromOn = dayFromCompact(text.slice(0, 8));
  const time = format === 'DT' ? text.slice(8) : null;
  return { qualifier, fromOn: format === 'DT' || text.length === 8 ? fromOn : null, toOn: fromOn, time, text };
}

/** The adjustments of a CAS segment: up to six triplets of reason, amount, quantity; an empty one does not end it. Amounts that cannot be read are reported by their element. */
export function adjustments(elements: Elements, onBadAmount: (position: number) => void): Adjustment[] {
  const groupCode = elementAt(elements, 1);
  const result: Adjustment[] = [];
  for (let position = 2; position < elements.length && position < 20; position += 3) {
    const reasonCode = elementAt(elements, position);
    const amount = elementAt(elements, position + 1);
    if (reasonCode === '' && amount === '') continue;
    const cents = centsFromDecimal(amount);
    if (cents === null || reasonCode === '') onBadAmount(cents === null ? position + 1 : position);
    result.push({ groupCode, reasonCode, cents: cents ?? 0, quantity: quantity(elementAt(elements, position + 2)) });
  }
  return result;
}
