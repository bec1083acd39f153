import rrule from 'rrule';
import { addDays, addMonths } from '../../../shared/domain/day.rules.js';
import { presetRule, type Recurrence } from './recurrence.rules.js';

/** One instance of a requirement, as days. */
export interface PeriodDays {
  startsOn: string;
  endsOn: string;
  dueOn: string;
}

/**
 * The days on which a rule falls, from `anchor` (its DTSTART) to `through`. Calendar days only: no time zone and no
 * daylight saving has a part in it.
 */
export function occurrences(rule: string, anchor: string, through: string): string[] {
  if (through < anchor) return [];
  const options = rrule.RRule.parseString(rule);
  const last = instantOf(through);
  // A rule that never falls (31 February) would be searched to the year 9999.
  const until = options.until && options.until < last ? options.until : last;
  const found = new rrule.RRule({ ...options, dtstart: instantOf(anchor), until }).all();
  return found.map((each) => each.toISOString().slice(0, 10));
}

/** The periods after `lastEnd` (all of them, when null) that start up to `through`; none for an ongoing requirement. */
export function periodsAfter(
  definition: Recurrence & { dueMonthsAfterEnd: number },
  lastEnd: string | null,
  through: string,
): PeriodDays[] {
  const anchor = definition.firstEndsOn;
  if (anchor === null) return [];
  const rule = definition.recurrenceRule ?? presetRule(definition.frequency, anchor);
  const ends = rule === null ? [anchor] : occurrences(rule, anchor, through);
  let startsOn = lastEnd === null ? definition.startsOn : addDays(lastEnd, 1);
  const periods: PeriodDays[] = [];
  for (const endsOn of ends.filter((end) => end >= startsOn)) {
    periods.push({ startsOn, endsOn, dueOn: addMonths(endsOn, definition.dueMonthsAfterEnd) });
    startsOn = addDays(endsOn, 1);
  }
  return periods;
}

function instantOf(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}
