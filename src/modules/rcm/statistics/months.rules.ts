import { addDays, addMonths } from '../../../shared/domain/day.rules.js';

/** A calendar month, or the part of it that a period holds. */
export interface Month {
  /** `YYYY-MM`. */
  month: string;
  from: string;
  to: string;
}

const LAST_MONTH = '9999-12';

/** The months of a period in their order; the first and the last may be cut. */
export function monthsOf(from: string, to: string): Month[] {
  const months: Month[] = [];
  for (let start: string | null = from; start !== null && start <= to;) {
    const month = start.slice(0, 7);
    const next: string | null = month === LAST_MONTH ? null : addMonths(`${month}-01`, 1);
    const lastDay = next === null ? to : addDays(next, -1);
    months.push({ month, from: start, to: lastDay < to ? lastDay : to });
    start = next;
  }
  return months;
}
