import { addDays, addMonths, isDay } from '../../../shared/domain/day.rules.js';
import type { Frequency } from './requirement.codes.js';

/** What decides when the periods of a requirement end. */
export interface Recurrence {
  frequency: Frequency;
  recurrenceRule: string | null;
  startsOn: string;
  firstEndsOn: string | null;
  /** First day of a period, from which whole months are counted to every end; null: the first end is the anchor. */
  recursFrom: string | null;
}

const MONTHS: Partial<Record<Frequency, number>> = { annual: 12, quarterly: 3, monthly: 1 };
const WEEKDAY = /^([+-]?(?:[1-9]|[1-4]\d|5[0-3]))?(MO|TU|WE|TH|FR|SA|SU)$/;

/** The last day of the first period where nothing else is said: the day before the same day one period later. */
export function defaultFirstEnd(frequency: Frequency, startsOn: string): string | null {
  return MONTHS[frequency] === undefined ? null : endOfPeriod(frequency, startsOn, 1);
}

/**
 * The last day of the n-th period from `startsOn` on. Counted from the start, never from the end before: what begins on
 * a 31st begins on the last day of shorter months and comes back to the 31st; so does 29 February.
 */
export function endOfPeriod(frequency: Frequency, startsOn: string, n: number): string {
  return addDays(addMonths(startsOn, n * MONTHS[frequency]!), -1);
}

/** The day from which the ends are counted, where the first of them is what follows from a start; null: none. */
export function recurrenceStart({
  frequency,
  recurrenceRule,
  startsOn,
  firstEndsOn,
}: Omit<Recurrence, 'recursFrom'>): string | null {
  const isImplied = recurrenceRule === null && firstEndsOn === defaultFirstEnd(frequency, startsOn);
  return isImplied && firstEndsOn !== null ? startsOn : null;
}

/**
 * The RFC 5545 rule that a frequency stands for, anchored on the end of the first period. Monthly and quarterly periods
 * that end with a month go on doing so; a 29th or 30th falls on the last day of shorter months and comes back.
 */
export function presetRule(frequency: Frequency, firstEndsOn: string): string | null {
  const months = MONTHS[frequency];
  if (months === undefined) return null;
  const day = Number(firstEndsOn.slice(8));
  if (frequency === 'annual') return `FREQ=YEARLY;BYMONTH=${Number(firstEndsOn.slice(5, 7))};${monthDays(day)}`;
  const isMonthEnd = addDays(firstEndsOn, 1).endsWith('-01');
  return `FREQ=MONTHLY;${months === 1 ? '' : `INTERVAL=${months};`}${isMonthEnd ? 'BYMONTHDAY=-1' : monthDays(day)}`;
}

/** The last of these days that the month has. */
function monthDays(day: number): string {
  if (day <= 28) return `BYMONTHDAY=${day}`;
  const days = [28, 29, 30, 31].filter((each) => each <= day);
  return `BYMONTHDAY=${days.join(',')};BYSETPOS=-1`;
}

/** The rule as it is kept: without its property name, in capitals. */
export function plainRule(rule: string): string {
  return rule
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '');
}

type Check = (value: string) => string | null;

const oneOf =
  (...words: string[]): Check =>
  (value) =>
    words.includes(value) ? null : `must be one of ${words.join(', ')}`;
const whole =
  (least: number, most: number): Check =>
  (value) =>
    /^\d{1,5}$/.test(value) && Number(value) >= least && Number(value) <= most
      ? null
      : `must be a whole number from ${least} to ${most}`;
const signedList =
  (most: number): Check =>
  (value) =>
    value
      .split(',')
      .every((each) => /^[+-]?\d{1,3}$/.test(each) && Math.abs(Number(each)) - 1 < most && Number(each) !== 0)
      ? null
      : `must be numbers from 1 to ${most}, or negative ones`;

/** RFC 5545 §3.3.10, without the parts that are finer than a day. */
const PARTS: Record<string, Check> = {
  FREQ: (value) =>
    ['SECONDLY', 'MINUTELY', 'HOURLY'].includes(value)
      ? 'is finer than a day'
      : oneOf('YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY')(value),
  INTERVAL: whole(1, 1000),
  COUNT: whole(1, 5000),
  UNTIL: (value) =>
    /^\d{8}(T([01]\d|2[0-3])[0-5]\d[0-5]\dZ)?$/.test(value) &&
    isDay(`${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6, 8)}`)
      ? null
      : 'must be a day YYYYMMDD or an instant YYYYMMDDTHHMMSSZ',
  BYMONTH: (value) =>
    value.split(',').every((each) => whole(1, 12)(each) === null) ? null : 'must be months from 1 to 12',
  BYMONTHDAY: signedList(31),
  BYYEARDAY: signedList(366),
  BYWEEKNO: signedList(53),
  BYSETPOS: signedList(366),
  BYDAY: (value) =>
    value.split(',').every((each) => WEEKDAY.test(each)) ? null : 'must be weekdays, MO to SU, such as 1MO or -1FR',
  WKST: oneOf('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'),
};

/** All that is wrong with a recurrence rule; the rule as `plainRule` gives it. */
export function recurrenceRuleProblems(rule: string): string[] {
  const parts = rule.split(';').map((part) => part.split('='));
  const names = parts.map(([name]) => name!);
  const problems = parts.flatMap(([name, value, ...more]) => {
    if (value === undefined || value === '' || more.length > 0) return [`${name || 'a part'} has no value`];
    const check = Object.hasOwn(PARTS, name!) ? PARTS[name!]! : undefined;
    if (check === undefined) return [`${name} is not supported`];
    const problem = check(value);
    return problem === null ? [] : [`${name} ${problem}`];
  });
  for (const name of new Set(names.filter((each, index) => names.indexOf(each) !== index)))
    problems.push(`${name} is said twice`);
  if (!names.includes('FREQ')) problems.push('FREQ is missing');
  return problems.length > 0 ? problems : combinationProblems(Object.fromEntries(parts) as Record<string, string>);
}

/** RFC 5545 §3.3.10: what may not stand together. */
function combinationProblems(parts: Record<string, string>): string[] {
  const { FREQ, BYDAY } = parts;
  const problems: string[] = [];
  if (parts.COUNT && parts.UNTIL) problems.push('COUNT and UNTIL exclude each other');
  if (FREQ === 'WEEKLY' && parts.BYMONTHDAY) problems.push('BYMONTHDAY does not go with WEEKLY');
  if (FREQ !== 'YEARLY' && parts.BYYEARDAY) problems.push('BYYEARDAY goes with YEARLY only');
  if (FREQ !== 'YEARLY' && parts.BYWEEKNO) problems.push('BYWEEKNO goes with YEARLY only');
  if (BYDAY && /\d/.test(BYDAY) && (FREQ === 'WEEKLY' || FREQ === 'DAILY' || parts.BYWEEKNO))
    problems.push('BYDAY with a number goes with MONTHLY or YEARLY only, and not with BYWEEKNO');
  // rrule takes only what fits both, the union is meant.
  if (BYDAY && /\d/.test(BYDAY) && BYDAY.split(',').some((each) => !/\d/.test(each)))
    problems.push('BYDAY with weekdays both with and without a number is not supported');
  const others = ['BYMONTH', 'BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO', 'BYDAY'];
  if (parts.BYSETPOS && !others.some((name) => parts[name])) problems.push('BYSETPOS needs another BY part');
  return problems;
}
