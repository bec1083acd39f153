/** Control charts and run charts by the words of the field; p′ and u′ (Laney) are written pp and up. */
export const CHART_KINDS = [
  'run',
  'i',
  'mr',
  'xbar-r',
  'xbar-s',
  'r',
  's',
  'p',
  'pp',
  'u',
  'up',
  'c',
  'g',
  't',
] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

/** Sets of rules for signals; a company chooses among them for each chart. */
export const RULE_SETS = ['ihi', 'anhoej', 'western-electric', 'nelson', 'nhs'] as const;
export type RuleSet = (typeof RULE_SETS)[number];
/** The rules of charts for which neither a person nor the company has chosen any. */
export const DEFAULT_RULES: readonly RuleSet[] = ['nhs'];

/** Which way is good. */
export const DIRECTIONS = ['higher', 'lower'] as const;
export type BetterIs = (typeof DIRECTIONS)[number];

/** Charts of a count over a size. */
export const RATIO_KINDS: readonly ChartKind[] = ['p', 'pp', 'u', 'up'];
/** Charts of which the size holds at least the count. */
export const PROPORTION_KINDS: readonly ChartKind[] = ['p', 'pp'];
/** Charts of several measurements per point. */
export const SUBGROUP_KINDS: readonly ChartKind[] = ['xbar-r', 'xbar-s', 'r', 's'];
/** Charts of counts, which are never negative. */
export const COUNT_KINDS: readonly ChartKind[] = ['p', 'pp', 'u', 'up', 'c', 'g'];

/** What each chart draws, in words for its picture. */
export const CHART_NAMES: Record<ChartKind, string> = {
  run: 'Run chart',
  i: 'I chart (individual measurements)',
  mr: 'MR chart (moving ranges)',
  'xbar-r': 'X̄ chart (averages, limits from ranges)',
  'xbar-s': 'X̄ chart (averages, limits from standard deviations)',
  r: 'R chart (ranges)',
  s: 'S chart (standard deviations)',
  p: 'p chart (proportions)',
  pp: 'p′ chart (proportions, Laney)',
  u: 'u chart (rates)',
  up: 'u′ chart (rates, Laney)',
  c: 'c chart (counts)',
  g: 'g chart (cases between events)',
  t: 't chart (time between events)',
};

/** What each signal says; the code is on the point that completes the pattern. */
export const SIGNALS = {
  'ihi.shift': 'six or more points in a row on one side of the centre, those on it skipped',
  'ihi.trend': 'five or more points in a row, all going up or all going down, equal ones counted once',
  'ihi.too-few-runs': 'fewer runs about the centre than chance leaves (5 % risk)',
  'ihi.too-many-runs': 'more runs about the centre than chance leaves (5 % risk)',
  'ihi.astronomical': 'a point far from all others: outside the limits, on a run chart far out of the quartiles',
  'anhoej.longest-run': 'a longer run on one side of the centre than round(log2 n) + 3',
  'anhoej.crossings': 'fewer crossings of the centre than the 5 % quantile of chance',
  'we.1': 'one point beyond three sigma',
  'we.2': 'two of three points beyond two sigma on one side',
  'we.3': 'four of five points beyond one sigma on one side',
  'we.4': 'eight points in a row on one side of the centre',
  'nelson.1': 'one point beyond three sigma',
  'nelson.2': 'nine points in a row on one side of the centre',
  'nelson.3': 'six points in a row, all rising or all falling',
  'nelson.4': 'fourteen points in a row going up and down in turn',
  'nelson.5': 'two of three points beyond two sigma on one side',
  'nelson.6': 'four of five points beyond one sigma on one side',
  'nelson.7': 'fifteen points in a row within one sigma',
  'nelson.8': 'eight points in a row beyond one sigma, on both sides',
  'nhs.outside': 'one point outside the limits',
  'nhs.seven-one-side': 'seven points in a row on one side of the centre',
  'nhs.seven-trend': 'seven points in a row, all rising or all falling',
  'nhs.two-of-three': 'two of three points near a limit, all three on its side of the centre',
} as const;
export type SignalCode = keyof typeof SIGNALS;
export const SIGNAL_CODES = Object.keys(SIGNALS) as readonly SignalCode[];

/** What being beyond a limit is called where none of the rules of the chart names it. */
export const OUTSIDE_LIMITS = 'outside' as const;
