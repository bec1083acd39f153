import { share } from './bundle-scoring.rules.js';

/** Counts of which rates are made. */
export interface Counts {
  assessed: number;
  counted: number;
  perfect: number;
  opportunities: number;
  opportunitiesMet: number;
  criticalOpportunities: number;
  criticalMet: number;
}

export interface Rates {
  allOrNoneRate: number | null;
  opportunityScore: number | null;
  criticalElementRate: number | null;
}

const NAMES = [
  'assessed',
  'counted',
  'perfect',
  'opportunities',
  'opportunitiesMet',
  'criticalOpportunities',
  'criticalMet',
] as const;

/** The counts with the rates they make. */
export function withRates<T extends Counts>(counts: T): T & Rates {
  return {
    ...counts,
    allOrNoneRate: share(counts.perfect, counts.counted),
    opportunityScore: share(counts.opportunitiesMet, counts.opportunities),
    criticalElementRate: share(counts.criticalMet, counts.criticalOpportunities),
  };
}

/** All groups together: sums first, then rates; never a mean of rates. */
export function totalOf(groups: readonly Counts[]): Counts & Rates {
  const sum = (name: (typeof NAMES)[number]) => groups.reduce((total, group) => total + group[name], 0);
  return withRates(Object.fromEntries(NAMES.map((name) => [name, sum(name)])) as unknown as Counts);
}

/** `YYYY-MM` of every month from the first to the last. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month);
  return months;
}

function monthAfter(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${month.slice(0, 5)}${String(number + 1).padStart(2, '0')}`;
}
