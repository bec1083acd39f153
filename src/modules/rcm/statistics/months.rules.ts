import { addDays, addMonths } from '../../../shared/domain/day.rules.js';

/** A calendar month, or the part of it that a period holds. */
export interface Month {
  /** `YYYY-MM`. */
  month: string;
  from: string;
  to: string;
}

/** The months of a period in their order; the first and the last may be cut. */
export function monthsOf(from: string, to: string): Month[] {
  const months: Month[] = [];
  for (let start = from; start <= to; start = addMonths(`${start.slice(0, 7)}-01`, 1)) {
    const lastDay = addDays(addMonths(`${start.slice(0, 7)}-01`, 1), -1);
    months.push({ month: start.slice(0, 7), from: start, to: lastDay < to ? lastDay : to });
  }
  return months;
}
