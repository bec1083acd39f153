import { addMonths } from '../../../shared/domain/day.rules.js';
import { type DisclosurePurpose, EXEMPT_PURPOSES } from './disclosure.codes.js';

/** The accounting reaches back six years from the request (164.528(a)(1)). */
const LOOK_BACK_MONTHS = 72;

/** Whether the accounting leaves it out. */
export function isExempt(purpose: DisclosurePurpose): boolean {
  return (EXEMPT_PURPOSES as readonly string[]).includes(purpose);
}

/** The days that an accounting covers: six years before `on` at most, the day itself at the latest. */
export function accountingSpan(
  wanted: { fromOn?: string | null; toOn?: string | null },
  on: string,
): { fromOn: string; toOn: string } {
  const earliest = addMonths(on, -LOOK_BACK_MONTHS);
  const fromOn = wanted.fromOn ?? earliest;
  const toOn = wanted.toOn ?? on;
  return { fromOn: fromOn < earliest ? earliest : fromOn, toOn: toOn > on ? on : toOn };
}

/** Whether any of it lies in the span: a series (164.528(b)(3)) does that begins before it or ends after it. */
export function isWithin(
  { disclosedOn, lastOn }: { disclosedOn: string; lastOn: string | null },
  span: { fromOn: string; toOn: string },
): boolean {
  return disclosedOn <= span.toOn && (lastOn ?? disclosedOn) >= span.fromOn;
}

/** Whether a person is named in exactly one way: by the clinical record, or in words. */
export function isOnePerson(person: { patientId?: string | null; patientName?: string | null }): boolean {
  return ((person.patientId ?? null) === null) !== ((person.patientName ?? null) === null);
}
