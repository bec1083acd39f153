import { addDays, addMonths, daysBetween } from '../domain/day.rules.js';

export interface DayTick {
  day: string;
  /** As short as can be read: `Mar 5`, `Mar`, `Jan 2026`, `2026`. */
  label: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const DAY_STEPS = [1, 2, 7, 14] as const;
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200] as const;

/** At most about `most` ticks between two days: at days, else at the first of months, else of years. */
export function dayTicks(from: string, to: string, most = 8): DayTick[] {
  const span = daysBetween(from, to);
  const days = DAY_STEPS.find((step) => span / step <= most);
  if (days !== undefined) return everyDays(from, to, days);
  const months = MONTH_STEPS.find((step) => (monthNumber(to) - monthNumber(from)) / step <= most) ?? 1200;
  return everyMonths(from, to, months);
}

/** `2026-03` or a day of it as `Mar 2026`. */
export function monthLabel(month: string): string {
  return `${monthName(month)} ${month.slice(0, 4)}`;
}

function everyDays(from: string, to: string, step: number): DayTick[] {
  const count = Math.floor(daysBetween(from, to) / step) + 1;
  return Array.from({ length: count }, (_, index) => addDays(from, index * step)).map((day) => ({
    day,
    label: `${monthName(day)} ${Number(day.slice(8))}`,
  }));
}

function everyMonths(from: string, to: string, step: number): DayTick[] {
  const days: string[] = [];
  for (let day = firstTick(from, step); day <= to; day = addMonths(day, step)) days.push(day);
  return days.map((day, index) => ({ day, label: labelOf(day, index === 0, step) }));
}

/** The first of a month that the step divides, counted from January of the year 0, on or after `from`. */
function firstTick(from: string, step: number): string {
  const next = monthNumber(from) + (from.endsWith('-01') ? 0 : 1);
  return addMonths(`${from.slice(0, 7)}-01`, Math.ceil(next / step) * step - monthNumber(from));
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function labelOf(day: string, isFirst: boolean, step: number): string {
  if (step >= 12) return day.slice(0, 4);
  return isFirst || day.slice(5, 7) === '01' ? monthLabel(day) : monthName(day);
}

function monthName(day: string): string {
  return MONTHS[Number(day.slice(5, 7)) - 1] ?? '';
}
