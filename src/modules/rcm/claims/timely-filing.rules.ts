import { daysBetween } from '../../../shared/domain/day.rules.js';
import type { ClockStart, PayerRuleKind } from '../payer-rules/payer-rule.codes.js';
import { CLOCKS_OF_KIND } from '../payer-rules/payer-rule.codes.js';
import { deadlineFor, termInForce, type DatedTerm } from '../payer-rules/payer-rule.rules.js';

/** The days that a filing clock can start with, and what else decides about it. */
export interface FilingDays {
  frequencyCode: string;
  responsibilityCode: string;
  servedToOn: string | null;
  /** When the payer before decided. */
  priorAdjudicatedOn: string | null;
  /** Payment date of the remittance that answered the claim which this one corrects. */
  originalRemittedOn: string | null;
  /** Plan on the coverage: a rule of the plan goes before one of the payer. */
  planName: string | null;
  /** Why the claim may go late; null: it may not. */
  overrideReason: string | null;
}

export interface FilingProblem {
  code: 'TIMELY_FILING_PASSED' | 'TIMELY_FILING_OVERRIDDEN' | 'TIMELY_FILING_NEAR';
  severity: 'error' | 'warning';
  path: string;
  message: string;
}

const NEAR_DAYS = 14;
/** CLM05-3 of a claim that replaces or voids another. */
const CORRECTING: readonly string[] = ['7', '8'];

/** Which of a payer's terms a claim is filed under (rcm.md §4 A 13). */
export function filingKind(days: Pick<FilingDays, 'frequencyCode' | 'responsibilityCode'>): PayerRuleKind {
  if (CORRECTING.includes(days.frequencyCode)) return 'filing_corrected';
  return days.responsibilityCode === 'P' ? 'filing_initial' : 'filing_secondary';
}

/** Why the last day is not known: the payer has no term of this kind in force, or the day its clock starts with is missing. */
export const NO_FILING_DAY = ['NO_TERM_IN_FORCE', 'CLOCK_NOT_STARTED'] as const;
export type NoFilingDay = (typeof NO_FILING_DAY)[number];

/** Until when a claim can be filed, and how that was counted. */
export interface FilingDay {
  kind: PayerRuleKind;
  clockStart: ClockStart | null;
  startOn: string | null;
  dueOn: string | null;
  noDueReason: NoFilingDay | null;
}

/**
 * The last day on which the claim can be filed, by the payer's term that is in force on the day its clock starts; or
 * why it is not known. Medicare's term is 12 calendar months (42 CFR 424.44), not 365 days.
 */
export function filingDeadline(days: FilingDays, terms: readonly DatedTerm[]): FilingDay {
  const kind = filingKind(days);
  for (const clockStart of CLOCKS_OF_KIND[kind]) {
    const startOn = dayOf(clockStart, days);
    if (startOn === null) continue;
    const ofClock = terms.filter((term) => term.clockStart === clockStart);
    const term = termInForce(ofClock, { kind, planName: days.planName, on: startOn });
    if (term !== null) return { kind, clockStart, startOn, dueOn: deadlineFor(term, startOn), noDueReason: null };
  }
  const isWithoutDay = terms.some((term) => term.kind === kind && dayOf(term.clockStart, days) === null);
  const noDueReason = isWithoutDay ? 'CLOCK_NOT_STARTED' : 'NO_TERM_IN_FORCE';
  return { kind, clockStart: null, startOn: null, dueOn: null, noDueReason };
}

/** The last day alone; null where it is not known. */
export function lastFilingDay(days: FilingDays, terms: readonly DatedTerm[]): string | null {
  return filingDeadline(days, terms).dueOn;
}

/** What timely filing says of a claim that would go out `today`; nothing where the last day is not known. */
export function timelyFilingProblems(days: FilingDays, terms: readonly DatedTerm[], today: string): FilingProblem[] {
  const last = lastFilingDay(days, terms);
  if (last === null) return [];
  const left = daysBetween(today, last);
  const path = 'servedToOn';
  if (left < 0) return [passed(last, days.overrideReason, path)];
  if (left > NEAR_DAYS) return [];
  const message = `must be filed by ${last}, in ${left} days`;
  return [{ code: 'TIMELY_FILING_NEAR', severity: 'warning', path, message }];
}

function passed(last: string, overrideReason: string | null, path: string): FilingProblem {
  const message = `could be filed until ${last}`;
  if (overrideReason === null) return { code: 'TIMELY_FILING_PASSED', severity: 'error', path, message };
  return { code: 'TIMELY_FILING_OVERRIDDEN', severity: 'warning', path, message: `${message}; it goes with a reason` };
}

function dayOf(clock: ClockStart, days: FilingDays): string | null {
  if (clock === 'last_service_date') return days.servedToOn;
  if (clock === 'primary_adjudication_date') return days.priorAdjudicatedOn;
  return clock === 'original_remittance_date' ? days.originalRemittedOn : null;
}
