/**
 * Days are strings `YYYY-MM-DD`. They compare with `<` and `>` as they are; nothing here knows a clock or a time zone.
 * The calendar is the proleptic Gregorian one, years 0001 to 9999.
 */
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

interface CalendarDay {
  year: number;
  month: number;
  day: number;
}

/** Whether `text` is a day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  return isCalendarDay(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
}

/** `CCYYMMDD` (X12 D8) as a day; null when it is not one. */
export function dayFromCompact(text: string): string | null {
  if (text.length !== 8) return null;
  if (!isCalendarDay(digits(text, 0, 4), digits(text, 4, 6), digits(text, 6, 8))) return null;
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
}

/** `YYMMDD` (X12 D6, ISA09) as a day; years below `pivot` belong to 20YY, the rest to 19YY. Null when it is not one. */
export function dayFromShort(text: string, pivot = 70): string | null {
  if (text.length !== 6) return null;
  const year = digits(text, 0, 2);
  return dayFromCompact(`${year < pivot ? '20' : '19'}${text}`);
}

/** A day as `CCYYMMDD`. */
export function compactFromDay(day: string): string {
  return `${day.slice(0, 4)}${day.slice(5, 7)}${day.slice(8, 10)}`;
}

/** A day as `YYMMDD`. */
export function shortFromDay(day: string): string {
  return compactFromDay(day).slice(2);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(calendarDay(to)) - dayNumber(calendarDay(from));
}

/** The day `days` after `day` (before it, when negative). */
export function addDays(day: string, days: number): string {
  return formatDay(dayOfNumber(dayNumber(calendarDay(day)) + days));
}

/** The same day of the month `months` later; the last day of that month where it has no such day (31 January + 1 month = 28 or 29 February). */
export function addMonths(day: string, months: number): string {
  const start = calendarDay(day);
  const count = start.year * 12 + (start.month - 1) + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  return formatDay({ year, month, day: Math.min(start.day, monthLength(year, month)) });
}

function isCalendarDay(year: number, month: number, day: number): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month);
}

/** The number in `text` from `start` to `end`; -1 when a character is no digit. */
function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let index = start; index < end; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function calendarDay(text: string): CalendarDay {
  if (!isDay(text)) throw new RangeError(`${JSON.stringify(text)} is not a day`);
  return { year: digits(text, 0, 4), month: digits(text, 5, 7), day: digits(text, 8, 10) };
}

function formatDay({ year, month, day }: CalendarDay): string {
  if (year < 1 || year > 9999) throw new RangeError(`The year ${year} is outside the calendar`);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function monthLength(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** Days since 0000-03-01: years that begin in March put the leap day last, so that the months follow one formula. */
function dayNumber({ year, month, day }: CalendarDay): number {
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((marchMonth * 306 + 5) / 10) + day - 1;
}

function dayOfNumber(count: number): CalendarDay {
  let marchYear = Math.floor((count * 10_000 + 14_780) / 3_652_425);
  let dayOfYear = count - dayNumber({ year: marchYear, month: 3, day: 1 });
  if (dayOfYear < 0) {
    marchYear -= 1;
    dayOfYear = count - dayNumber({ year: marchYear, month: 3, day: 1 });
  }
  const marchMonth = Math.floor((dayOfYear * 100 + 52) / 3060);
  const month = ((marchMonth + 2) % 12) + 1;
  return {
    year: month > 2 ? marchYear : marchYear + 1,
    month,
    day: dayOfYear - Math.floor((marchMonth * 306 + 5) / 10) + 1,
  };
}
