import rrule from 'rrule';
import { addDays, addMonths, daysBetween } from '../../../shared/domain/day.rules.js';
import { refusal } from '../../../shared/errors/domain-error.js';
import { endOfPeriod, presetRule, type Recurrence } from './recurrence.rules.js';

/** One instance of a requirement, as days. */
export interface PeriodDays {
  startsOn: string;
  endsOn: string;
  dueOn: string;
}

/** Days of the shortest step of a frequency, by the number that rrule gives it. */
const STEP_DAYS: Readonly<Record<number, number>> = { 0: 365, 1: 28, 2: 7, 3: 1 };
/** How often rrule looks at the interval in a step, and more. */
const LOOKS = 4;
const BEYOND = new Error('The rule has been searched to the end of the time that was asked for');

/**
 * The days on which a rule falls, from `anchor` (its DTSTART) to `through`. Calendar days only: no time zone and no
 * daylight saving has a part in it. Refuses with INVALID_RRULE what rrule cannot read.
 */
export function occurrences(rule: string, anchor: string, through: string): string[] {
  if (through < anchor) return [];
  const found: string[] = [];
  try {
    const options = rrule.RRule.parseString(rule);
    const last = instantOf(through);
    const until = options.until && options.until < last ? options.until : last;
    const series = new rrule.RRule({ ...options, dtstart: instantOf(anchor), until }, true);
    endAfter(series, daysBetween(anchor, through));
    series.all((each) => found.push(each.toISOString().slice(0, 10)) > 0);
  } catch (error) {
    if (error !== BEYOND)
      throw refusal('INVALID_RRULE', `the rule cannot be used: ${String(error)}`, '/recurrenceRule');
  }
  return found;
}

/**
 * rrule looks at `until` only when a day falls: a rule that never falls (31 February) it would search to the year 9999,
 * millions of steps long. It looks at the interval in every step: so many looks as `days` have room for, and no more.
 */
function endAfter({ options }: InstanceType<typeof rrule.RRule>, days: number): void {
  const { freq, interval } = options;
  let left = LOOKS * (2 + Math.ceil(days / (STEP_DAYS[freq]! * interval)));
  const get = (): number => {
    if (left-- <= 0) throw BEYOND;
    return interval;
  };
  Object.defineProperty(options, 'interval', { get });
}

/** The periods after `lastEnd` (all of them, when null) that start up to `through`; none for an ongoing requirement. */
export function periodsAfter(
  definition: Recurrence & { dueMonthsAfterEnd: number },
  lastEnd: string | null,
  through: string,
): PeriodDays[] {
  const anchor = definition.firstEndsOn;
  if (anchor === null) return [];
  const ends = endsOf(definition, anchor, through);
  let startsOn = lastEnd === null ? definition.startsOn : addDays(lastEnd, 1);
  const periods: PeriodDays[] = [];
  for (const endsOn of ends.filter((end) => end >= startsOn)) {
    periods.push({ startsOn, endsOn, dueOn: addMonths(endsOn, definition.dueMonthsAfterEnd) });
    startsOn = addDays(endsOn, 1);
  }
  return periods;
}

function endsOf({ frequency, recurrenceRule, recursFrom }: Recurrence, anchor: string, through: string): string[] {
  if (recursFrom === null) {
    const rule = recurrenceRule ?? presetRule(frequency, anchor);
    return rule === null ? [anchor] : occurrences(rule, anchor, through);
  }
  const ends: string[] = [];
  for (let end = anchor; end <= through; end = endOfPeriod(frequency, recursFrom, ends.length + 1)) ends.push(end);
  return ends;
}

function instantOf(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}
