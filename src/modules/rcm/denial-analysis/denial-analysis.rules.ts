import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import type { DenialCategory } from '../posting/denial.codes.js';
import { denialCategory } from '../posting/denial.rules.js';

/** A category, or `other` for reasons that the table does not know. */
export type AnalysedCategory = DenialCategory | 'other';

/** What was denied for one reason by one payer in one month, contra postings taken off. */
export interface DenialCell {
  reasonCode: string;
  payerId: string;
  payerName: string;
  /** `YYYY-MM` of the day it was posted under, the payment date. */
  month: string;
  denials: number;
  cents: number;
}

/** Sums of a group of denials. */
export interface DenialSums {
  denials: number;
  cents: number;
  /** Of all the money denied, in percent with two decimals; null where nothing is. */
  sharePercent: number | null;
}

/** How much of what was denied falls to each category. */
export interface DenialShares {
  from: string;
  to: string;
  denials: number;
  cents: number;
  /** The greatest amount first. */
  shares: (DenialSums & { category: AnalysedCategory })[];
}

export function categoryOf(reasonCode: string): AnalysedCategory {
  return denialCategory(reasonCode) ?? 'other';
}

/** Sums by what `keyOf` answers, the greatest amount first, ties by key. */
export function sumsBy<Key extends string>(
  cells: readonly DenialCell[],
  keyOf: (cell: DenialCell) => Key,
): (DenialSums & { key: Key })[] {
  const all = sumOf(cells);
  return [...groupedBy(cells, keyOf)]
    .map(([key, group]) => ({ key, ...sumOf(group), sharePercent: share(sumOf(group).cents, all.cents) }))
    .filter(({ denials, cents }) => denials !== 0 || cents !== 0)
    .sort((a, b) => b.cents - a.cents || (a.key < b.key ? -1 : 1));
}

export function sumOf(cells: readonly { denials: number; cents: number }[]): { denials: number; cents: number } {
  return cells.reduce((sum, { denials, cents }) => ({ denials: sum.denials + denials, cents: sum.cents + cents }), {
    denials: 0,
    cents: 0,
  });
}

/** Percent of `whole`, two decimals. */
function share(part: number, whole: number): number | null {
  return whole <= 0 ? null : Math.round((part / whole) * 10_000) / 100;
}
