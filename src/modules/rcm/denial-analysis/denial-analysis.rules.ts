import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import type { DenialCategory } from '../adjustment-codes/adjustment-code.codes.js';

/** A category; `other` too where nobody has said of the reason. */
export type AnalysedCategory = DenialCategory;

/** What was denied for one reason by one payer in one month. */
export interface DenialCell extends DenialAmounts {
  category: AnalysedCategory;
  reasonCode: string;
  payerId: string;
  payerName: string;
  /** `YYYY-MM` of the day of the denial, the payment date of its remittance. */
  month: string;
}

/** Counts and cents of denials. */
export interface DenialAmounts {
  /** Each reason on each line is one. */
  denials: number;
  deniedCents: number;
  /** What of it can be appealed. */
  appealableCents: number;
  /** What nobody has closed yet, and what of that can be appealed. */
  openCents: number;
  openAppealableCents: number;
}

export interface DenialGroup extends DenialAmounts {
  /** Of all the money denied, in percent with two decimals; null where nothing is. */
  sharePercent: number | null;
}

/** How much of what was denied falls to each category. */
export interface DenialShares {
  from: string;
  to: string;
  denials: number;
  deniedCents: number;
  /** The greatest amount first. */
  shares: { category: AnalysedCategory; denials: number; deniedCents: number; sharePercent: number | null }[];
}

/** Sums by what `keyOf` answers, the greatest amount first, ties by key. */
export function groupsBy<Key extends string>(
  cells: readonly DenialCell[],
  keyOf: (cell: DenialCell) => Key,
): (DenialGroup & { key: Key; first: DenialCell })[] {
  const whole = sumOf(cells).deniedCents;
  return [...groupedBy(cells, keyOf)]
    .map(([key, group]) => {
      const sums = sumOf(group);
      return { key, first: group[0]!, ...sums, sharePercent: share(sums.deniedCents, whole) };
    })
    .sort((a, b) => b.deniedCents - a.deniedCents || (a.key < b.key ? -1 : 1));
}

export function sumOf(cells: readonly DenialAmounts[]): DenialAmounts {
  const sum = { denials: 0, deniedCents: 0, appealableCents: 0, openCents: 0, openAppealableCents: 0 };
  for (const cell of cells) for (const name of FIELDS) sum[name] += cell[name];
  return sum;
}

const FIELDS = ['denials', 'deniedCents', 'appealableCents', 'openCents', 'openAppealableCents'] as const;

/** Percent of `whole`, two decimals. */
function share(part: number, whole: number): number | null {
  return whole <= 0 ? null : Math.round((part / whole) * 10_000) / 100;
}
