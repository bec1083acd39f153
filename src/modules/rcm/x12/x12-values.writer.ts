import { compactFromDay } from '../../../shared/domain/day.rules.js';
import { x12AmountFromCents } from '../../../shared/domain/money.rules.js';
import type {
  Adjustment,
  KeptSegment,
  Procedure,
  QualifiedAmount,
  QualifiedPeriod,
  Reference,
} from './x12-segment.rules.js';
import type { WrittenElement, WrittenSegment } from './x12-segment.writer.js';

const TRIPLETS = 6;

/** AMT. */
export function amountSegment({ qualifier, cents }: QualifiedAmount): WrittenSegment {
  return ['AMT', qualifier, x12AmountFromCents(cents)];
}

/** REF. */
export function referenceSegment({ qualifier, value, description, further = '' }: Reference): WrittenSegment {
  return ['REF', qualifier, value, description, further];
}

/** DTP of a day or of a period of days (D8, RD8). */
export function daysSegment(qualifier: string, fromOn: string, toOn: string | null): WrittenSegment {
  const from = compactFromDay(fromOn);
  if (toOn === null || toOn === fromOn) return ['DTP', qualifier, 'D8', from];
  return ['DTP', qualifier, 'RD8', `${from}-${compactFromDay(toOn)}`];
}

/** DTP as it was read; its format is told by what it says. */
export function periodSegment({ qualifier, fromOn, time, text }: QualifiedPeriod): WrittenSegment {
  return ['DTP', qualifier, formatOf(fromOn, time, text), text];
}

function formatOf(fromOn: string | null, time: string | null, text: string): string {
  if (time !== null) return fromOn === null ? 'TM' : 'DT';
  return text.includes('-') ? 'RD8' : 'D8';
}

/** A quantity (type R): no exponent, no trailing zeros; '' for none. */
export function quantityText(quantity: number | null): string {
  if (quantity === null) return '';
  const text = String(quantity);
  return text.includes('e') ? quantity.toFixed(3).replace(/\.?0+$/, '') : text;
}

/** A composite procedure: qualifier, code, four modifiers, description. */
export function procedureElement(procedure: Procedure | null): WrittenElement {
  if (procedure === null) return '';
  const { qualifier, code, modifiers, description } = procedure;
  const four = [0, 1, 2, 3].map((index) => modifiers[index] ?? '');
  return [qualifier, code, ...four, description];
}

/** CAS segments: adjustments of one group after one another share one, six at most. */
export function adjustmentSegments(adjustments: readonly Adjustment[]): WrittenSegment[] {
  const segments: string[][] = [];
  for (const { groupCode, reasonCode, cents, quantity } of adjustments) {
    const last = segments.at(-1);
    const triplet = [reasonCode, x12AmountFromCents(cents), quantityText(quantity)];
    if (last !== undefined && last[1] === groupCode && last.length < 2 + 3 * TRIPLETS) last.push(...triplet);
    else segments.push(['CAS', groupCode, ...triplet]);
  }
  return segments;
}

/** Segments of a loop that were kept as they came, in their order. */
export function keptOf(kept: readonly KeptSegment[], loop: string): KeptSegment[] {
  return kept.filter((segment) => segment.loop === loop);
}

/** A segment as it was kept, with the elements that the model has in their place; `own` begins with the id. */
export function overKept(kept: KeptSegment | undefined, own: WrittenSegment): WrittenSegment {
  return kept === undefined ? own : [...own, ...kept.elements.slice(own.length)];
}

/** The places of segment ids in a guide. */
export function orderOf(ids: string): ReadonlyMap<string, number> {
  return new Map(ids.split(' ').map((id, place) => [id, place]));
}

/** Puts segments into the order of the guide: known ids by their places, unknown ones behind; else as given. */
export function inOrder(
  segments: readonly WrittenSegment[],
  order: ReadonlyMap<string, number>,
): readonly WrittenSegment[] {
  const places = segments.map(([id]) => order.get(id as string) ?? order.size);
  if (places.every((place, index) => index === 0 || (places[index - 1] as number) <= place)) return segments;
  return segments
    .map((segment, index) => ({ segment, place: places[index] as number }))
    .sort((one, other) => one.place - other.place)
    .map(({ segment }) => segment);
}
