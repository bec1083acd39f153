import { addDays, addMonths, daysBetween } from '../../../shared/domain/day.rules.js';

/** A payer's limit: a number of days or of calendar months (Medicare: 12 months, 42 CFR 424.44, not 365 days). */
export interface FilingLimit {
  count: number;
  unit: 'days' | 'months';
}

/** The days that a filing clock can start with. */
export interface FilingDays {
  frequencyCode: string;
  responsibilityCode: string;
  servedToOn: string | null;
  /** When the payer before decided. */
  priorAdjudicatedOn: string | null;
  /** Payment date of the remittance that answered the claim which this one corrects. */
  originalRemittedOn: string | null;
}

export interface FilingProblem {
  code: 'TIMELY_FILING_PASSED' | 'TIMELY_FILING_NEAR';
  severity: 'error' | 'warning';
  path: string;
  message: string;
}

const NEAR_DAYS = 14;

/** The day that starts the clock (rcm.md §4 A 13); null while it is not known. */
export function clockStart(days: FilingDays): string | null {
  if (days.frequencyCode === '7' || days.frequencyCode === '8') return days.originalRemittedOn;
  return days.responsibilityCode === 'P' ? days.servedToOn : days.priorAdjudicatedOn;
}

/** The last day on which the claim can be filed. */
export function lastFilingDay(start: string, { count, unit }: FilingLimit): string {
  return unit === 'months' ? addMonths(start, count) : addDays(start, count);
}

/** What timely filing says of a claim that would go out `today`; nothing where limit or start are not known. */
export function timelyFilingProblems(days: FilingDays, limit: FilingLimit | null, today: string): FilingProblem[] {
  const start = clockStart(days);
  if (limit === null || start === null) return [];
  const last = lastFilingDay(start, limit);
  const left = daysBetween(today, last);
  const path = 'servedToOn';
  if (left < 0)
    return [{ code: 'TIMELY_FILING_PASSED', severity: 'error', path, message: `could be filed until ${last}` }];
  if (left > NEAR_DAYS) return [];
  return [
    { code: 'TIMELY_FILING_NEAR', severity: 'warning', path, message: `must be filed by ${last}, in ${left} days` },
  ];
}
