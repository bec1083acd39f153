import { addMonths } from '../../../shared/domain/day.rules.js';
import { type Month, monthsOf } from '../statistics/months.rules.js';
import type { LedgerKind } from '../ledger/ledger.rules.js';

/** The sum of one kind of posting in one month. */
export interface MonthSum {
  month: string;
  kind: LedgerKind;
  cents: number;
}

/** What was posted in a month; reversals are taken off in the month of the reversal. */
export interface PostedMonth extends Month {
  chargeCents: number;
  paidCents: number;
  contractualCents: number;
  writeOffCents: number;
  deniedCents: number;
}

const MONTHS_BY_DEFAULT = 12;
const FIRST_DAY = '0001-01-01';
/** Two hundred years: whoever asks for more gets a list that nobody reads. */
const MOST_MONTHS = 2400;

/** The period that is meant: up to today, and twelve months with the current one, unless said otherwise. */
export function periodOf(asked: { from?: string; to?: string }, today: string): { from: string; to: string } {
  const to = asked.to ?? today;
  const isFirstYear = to.slice(0, 4) === FIRST_DAY.slice(0, 4);
  return {
    from: asked.from ?? (isFirstYear ? FIRST_DAY : addMonths(`${to.slice(0, 7)}-01`, 1 - MONTHS_BY_DEFAULT)),
    to,
  };
}

/** Whether a period has more months than are answered one by one. */
export function isTooLong({ from, to }: { from: string; to: string }): boolean {
  const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return monthOf(to) - monthOf(from) >= MOST_MONTHS;
}

/** Every month of the period, also those in which nothing was posted. */
export function postedMonths(from: string, to: string, sums: readonly MonthSum[]): PostedMonth[] {
  const byKey = new Map(sums.map(({ month, kind, cents }) => [`${month} ${kind}`, cents]));
  return monthsOf(from, to).map((month) => {
    const of = (kind: LedgerKind): number => byKey.get(`${month.month} ${kind}`) ?? 0;
    return {
      ...month,
      chargeCents: of('charge'),
      paidCents: of('payment'),
      contractualCents: of('contractual'),
      writeOffCents: of('write_off'),
      deniedCents: of('denial'),
    };
  });
}
