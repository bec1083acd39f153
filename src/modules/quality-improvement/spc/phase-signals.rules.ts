import type { ChartKind, RuleSet, SignalCode } from './chart-kinds.codes.js';
import { farOutFences } from './exact-mean.rules.js';
import type { Lines } from './lines.rules.js';
import { nhsMarks } from './nhs-signals.rules.js';
import type { PhaseSeries } from './phase-series.rules.js';
import { anhoejMarks, ihiMarks } from './run-chart-signals.rules.js';
import type { RunStatistics } from './run-statistics.rules.js';
import { nelsonMarks, westernElectricMarks } from './shewhart-signals.rules.js';
import { each, type Mark, type Track } from './signal-track.rules.js';

/** What a point outside the limits is called by each set of rules that has such a rule. */
const OUTSIDE: Partial<Record<RuleSet, SignalCode>> = {
  'western-electric': 'we.1',
  nelson: 'nelson.1',
  nhs: 'nhs.outside',
  ihi: 'ihi.astronomical',
};
export const OUTSIDE_CODES: readonly SignalCode[] = Object.values(OUTSIDE);

/** 1 above the upper limit, -1 below the lower, 0 within, missing or without limits; excluded points are tested too. */
export function outsideOf({ values }: PhaseSeries, { lower, upper }: Lines): number[] {
  return Array.from(values, (value, at) => {
    if (value > (upper[at] as number)) return 1;
    return value < (lower[at] as number) ? -1 : 0;
  });
}

/** The signals of a phase; `at` is the index in the phase. Patterns run over points with a value, without the excluded. */
export function phaseMarks(
  { kind, rules }: { kind: ChartKind; rules: readonly RuleSet[] },
  phase: PhaseSeries,
  lines: Lines,
  statistics: RunStatistics,
): Mark[] {
  const outside = outsideOf(phase, lines);
  const seen = Array.from(phase.values.keys()).filter(
    (at) => !phase.isExcluded[at] && !Number.isNaN(phase.values[at] as number),
  );
  const track = trackOf(seen, phase, lines, outside);
  const far = kind === 'run' && rules.includes('ihi') ? farOut(phase, seen) : outside;
  const patterns: Record<RuleSet, () => Mark[]> = {
    ihi: () => ihiMarks(track),
    anhoej: () => (statistics.signal ? anhoejMarks(track, statistics) : []),
    'western-electric': () => westernElectricMarks(track),
    nelson: () => nelsonMarks(track),
    nhs: () => nhsMarks(track),
  };
  return [...new Set(rules)].flatMap((rule) => {
    const code = OUTSIDE[rule];
    const points = code === undefined ? [] : each(rule === 'ihi' ? far : outside, code);
    return [...points, ...patterns[rule]().map((mark) => ({ ...mark, at: seen[mark.at] as number }))];
  });
}

/** A run chart has no limits: what lies far out of the quartiles is the point that everybody would call different. */
function farOut({ values }: PhaseSeries, seen: number[]): number[] {
  const [lowest, highest] = farOutFences(seen.map((at) => values[at] as number));
  return Array.from(values, (value) => (value > highest ? 1 : value < lowest ? -1 : 0));
}

function trackOf(seen: number[], { values }: PhaseSeries, { sides, positions }: Lines, outside: number[]): Track {
  return {
    values: seen.map((at) => values[at] as number),
    sides: seen.map((at) => sides[at] as number),
    positions: seen.map((at) => positions[at] as number),
    outside: seen.map((at) => outside[at] as number),
  };
}
