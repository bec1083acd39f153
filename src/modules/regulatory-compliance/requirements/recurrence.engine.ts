import rrule, { type Options } from 'rrule';
import { addDays, addMonths, daysBetween } from '../../../shared/domain/day.rules.js';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
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
const A_MONDAY = '1970-01-05';
/** What a rule says. */
type Said = Partial<Options>;
const BEYOND = new Error('The rule has been searched to the end of the time that was asked for');

/**
 * The days on which a rule falls, from `anchor` (its DTSTART) to `through`. Calendar days only: no time zone and no
 * daylight saving has a part in it. Refuses with INVALID_RRULE what rrule cannot read.
 */
export function occurrences(rule: string, anchor: string, through: string): string[] {
  if (through < anchor) return [];
  try {
    const options = rrule.RRule.parseString(rule);
    return options.bysetpos ? positioned(options, anchor, through) : daysOf(options, anchor, through);
  } catch (error) {
    throw refusal('INVALID_RRULE', `the rule cannot be used: ${String(error)}`, '/recurrenceRule');
  }
}

function daysOf(options: Said, anchor: string, through: string): string[] {
  const found: string[] = [];
  try {
    const last = instantOf(through);
    const until = options.until && options.until < last ? options.until : last;
    const series = new rrule.RRule({ ...options, dtstart: instantOf(anchor), until }, true);
    endAfter(series, daysBetween(anchor, through));
    series.all((each) => found.push(dayOf(each)) > 0);
  } catch (error) {
    if (error !== BEYOND) throw error;
  }
  return found;
}

/**
 * BYSETPOS: rrule takes the first day of a set for a place before its beginning (the fifth Monday from the end of a
 * month with four), and a day twice that two places name. Here the sets are whole, and what they lack does not fall
 * (RFC 5545 §3.3.10).
 */
function positioned({ bysetpos, count, until, ...options }: Said, anchor: string, through: string): string[] {
  const implied = new rrule.RRule({ ...options, dtstart: instantOf(anchor) }, true).options;
  const { freq, wkst, bymonth, bymonthday, byweekday } = implied;
  // What follows from the anchor where the rule does not say it would follow from the first day of the sets.
  const whole = { bymonth, ...(bymonthday.length > 0 ? { bymonthday } : {}), byweekday, ...options };
  const [first] = intervalOf(freq, wkst, anchor);
  const [, last] = intervalOf(freq, wkst, through);
  const sets = groupedBy(daysOf(whole, first, last), (day) => intervalOf(freq, wkst, day)[0]);
  const fallen = [...sets.values()].flatMap((set) => atPlaces(set, [bysetpos!].flat()));
  const end = until ? dayOf(until) : through;
  const counted = fallen.filter((day) => day >= anchor).slice(0, count ?? undefined);
  return counted.filter((day) => day <= through && day <= end);
}

/** Those of a set that stand at the places, counted from 1 or, from its end, from -1; each once. */
function atPlaces(set: readonly string[], places: readonly number[]): string[] {
  return set.filter((_, index) => places.includes(index + 1) || places.includes(index - set.length));
}

/** First and last day of the interval of a frequency in which a day lies; weeks begin on `weekStart` (0: Monday). */
function intervalOf(frequency: number, weekStart: number, day: string): readonly [string, string] {
  if (frequency === 0) return [`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`];
  const month = `${day.slice(0, 7)}-01`;
  if (frequency === 1) return [month, addDays(addMonths(month, 1), -1)];
  if (frequency === 3) return [day, day];
  const daysInto = (((daysBetween(A_MONDAY, day) - weekStart) % 7) + 7) % 7;
  return [addDays(day, -daysInto), addDays(day, 6 - daysInto)];
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

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

function instantOf(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}
