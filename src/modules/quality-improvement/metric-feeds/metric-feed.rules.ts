import { addDays, addMonths } from '../../../shared/domain/day.rules.js';
import type { ChartKind } from '../spc/chart-kinds.codes.js';
import type { DenialCategory, SeriesKpi } from '../../rcm/rcm.api.codes.js';
import { COUNTED_KPIS, type FeedKind } from './metric-feed.codes.js';

/** What a feed is made of; what its kind does not need is null. */
export interface FeedFacts {
  kind: FeedKind;
  kpi: SeriesKpi | null;
  denialCategory: DenialCategory | null;
  careBundleId: string | null;
}

/** A month of a series; null where there is nothing to compute from. */
export interface FedMonth {
  /** Last day of the month. */
  measuredOn: string;
  numerator: number | null;
  denominator: number | null;
  /** In the unit of the series: percent or days. */
  value: number | null;
}

/** A point of a chart. */
export interface FedPoint {
  measuredOn: string;
  value: number | null;
  size: number | null;
}

interface FeedProblem {
  code: string;
  message: string;
  pointer: string;
}

const NEEDED = { rcm_kpi: 'kpi', denial_share: 'denialCategory', care_bundle: 'careBundleId' } as const;
const SHARES: readonly ChartKind[] = ['p', 'pp'];
const MEASUREMENTS: readonly ChartKind[] = ['run', 'i', 'mr'];

/** All that keeps a series from filling a chart of this kind. */
export function feedProblems(feed: FeedFacts, chart: ChartKind): FeedProblem[] {
  const problems: FeedProblem[] = [];
  for (const field of Object.values(NEEDED)) {
    const isNeeded = NEEDED[feed.kind] === field;
    if (isNeeded === (feed[field] !== null)) continue;
    const message = isNeeded ? `a feed of kind ${feed.kind} names it` : `a feed of kind ${feed.kind} has none`;
    problems.push({ code: isNeeded ? 'FEED_INCOMPLETE' : 'FEED_CONTRADICTORY', message, pointer: `/${field}` });
  }
  const fits = MEASUREMENTS.includes(chart) || (SHARES.includes(chart) && isCounted(feed));
  if (!fits) {
    const message = isCounted(feed)
      ? 'the series fills p, p′, run, I and MR charts'
      : 'the series has no counts: it fills run, I and MR charts';
    problems.push({ code: 'CHART_DOES_NOT_FIT', message, pointer: '/kind' });
  }
  return problems;
}

/** A feed looks at so many months at most: each is a point, and every reading of the metric draws them all. */
const MOST_MONTHS = 120;

/** What is wrong with the day that a feed is to begin on. */
export function beginningProblems(startsOn: string, today: string): FeedProblem[] {
  const earliest = addMonths(`${today.slice(0, 7)}-01`, -MOST_MONTHS);
  const message = `a feed looks at ${MOST_MONTHS} months at most: from ${earliest} on`;
  return startsOn >= earliest ? [] : [{ code: 'FEED_TOO_LONG', message, pointer: '/startsOn' }];
}

/** A month as the chart wants it: counts for p and p′ charts, else the figure. A month of nothing is missing. */
export function fedPoint({ measuredOn, numerator, denominator, value }: FedMonth, chart: ChartKind): FedPoint {
  if (!SHARES.includes(chart)) return { measuredOn, value, size: null };
  const hasAny = numerator !== null && denominator !== null && denominator > 0;
  return { measuredOn, value: hasAny ? numerator : null, size: hasAny ? denominator : null };
}

/** The complete months from that of `startsOn` up to `today`; null while none is complete. */
export function completeMonths(startsOn: string, today: string): { from: string; to: string } | null {
  const from = `${startsOn.slice(0, 7)}-01`;
  const to = addDays(`${today.slice(0, 7)}-01`, -1);
  return from <= to ? { from, to } : null;
}

/** Each month of a period of whole months. */
export function monthsIn({ from, to }: { from: string; to: string }): { from: string; to: string }[] {
  const months: { from: string; to: string }[] = [];
  for (let first = from; first <= to; first = addMonths(first, 1)) {
    months.push({ from: first, to: addDays(addMonths(first, 1), -1) });
  }
  return months;
}

function isCounted({ kind, kpi }: FeedFacts): boolean {
  return kind === 'care_bundle' || (kind === 'rcm_kpi' && kpi !== null && COUNTED_KPIS.includes(kpi));
}
