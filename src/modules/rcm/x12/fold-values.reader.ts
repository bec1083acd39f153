import { dayFromCompact } from '../../../shared/domain/day.rules.js';
import { centsFromDecimal } from '../../../shared/domain/money.rules.js';
import type { FoldContext } from './set-fold.reader.js';
import { MOST_FINDINGS } from './finding-list.reader.js';
import type { Finding, X12FindingCode } from './x12-findings.codes.js';
import {
  type Adjustment,
  adjustments,
  type Elements,
  elementAt,
  type KeptElement,
  keptElement,
  type KeptSegment,
  keptSegment,
  type Reference,
  reference,
} from './x12-segment.rules.js';

/**
 * Reads the values of segments for a fold, and notes what cannot be read: with the set, and with the claim that is
 * being read.
 */
export class FoldValues {
  /** Of the claim being read. */
  claimFindings: Finding[] = [];
  /** Whether an amount of the set could not be read: then nothing in it can be called balanced. */
  hasBadAmount = false;
  /** Whether an amount of the claim could not be read. */
  hasBadClaimAmount = false;

  constructor(private readonly context: FoldContext) {}

  /** Begins a claim with no findings. */
  beginClaim(): void {
    this.claimFindings = [];
    this.hasBadClaimAmount = false;
  }

  note(code: X12FindingCode, segment: number | null, message: string, element?: number): void {
    const finding = this.context.findings.add(code, segment, message, element);
    if (this.claimFindings.length < MOST_FINDINGS) this.claimFindings.push(finding);
  }

  /** Cents of an amount that must be there; what cannot be read counts as 0 and is an error. */
  cents(elements: Elements, position: number, segment: number): number {
    const text = elementAt(elements, position);
    if (text === '') {
      this.note('ELEMENT_MISSING', segment, `${place(elements, position)} is missing`, position);
      return 0;
    }
    return this.optionalCents(elements, position, segment) ?? 0;
  }

  /** Cents of an amount that may be absent (null). */
  optionalCents(elements: Elements, position: number, segment: number): number | null {
    const text = elementAt(elements, position);
    if (text === '') return null;
    const cents = centsFromDecimal(text);
    if (cents === null) {
      this.badAmount('AMOUNT_INVALID', elements, position, segment, 'is no amount with at most two places');
      return 0;
    }
    return cents;
  }

  /** A day written CCYYMMDD; null when absent or no date, which is noted. */
  day(elements: Elements, position: number, segment: number): string | null {
    const text = elementAt(elements, position);
    if (text === '') return null;
    const day = dayFromCompact(text);
    if (day === null) {
      this.note('DATE_INVALID', segment, `${place(elements, position)} is no date`, position);
    }
    return day;
  }

  adjustments(elements: Elements, segment: number): Adjustment[] {
    return adjustments(elements, (position) =>
      this.badAmount('ADJUSTMENT_INVALID', elements, position, segment, 'is missing or cannot be read'),
    );
  }

  kept(elements: Elements, loop: string, segment: number): KeptSegment {
    return keptSegment(elements, loop, segment, this.context.component);
  }

  /** A REF segment of a claim, its fourth element included. */
  reference(elements: Elements): Reference {
    const read = reference(elements);
    const [further] = this.behind(elements, 4);
    return further === undefined || further === '' ? read : { ...read, further };
  }

  /** Elements from `first` on, as they came: those that the model has no fields for. */
  behind(elements: Elements, first: number): KeptElement[] {
    return elements.slice(first).map((element) => keptElement(element, this.context.component));
  }

  /** A segment that cannot stand where it does. */
  misplaced(elements: Elements, segment: number, where: string): void {
    this.note('SEGMENT_OUT_OF_PLACE', segment, `${elementAt(elements, 0)} cannot stand ${where}`);
  }

  private badAmount(code: X12FindingCode, elements: Elements, position: number, segment: number, what: string): void {
    this.hasBadAmount = true;
    this.hasBadClaimAmount = true;
    this.note(code, segment, `${place(elements, position)} ${what}`, position);
  }
}

/** `CLP03` for the third element of a CLP. */
function place(elements: Elements, position: number): string {
  return `${elementAt(elements, 0)}${String(position).padStart(2, '0')}`;
}
