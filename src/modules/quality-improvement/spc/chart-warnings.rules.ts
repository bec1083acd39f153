import type { ChartInput } from './chart-input.rules.js';
import { RATIO_KINDS, SUBGROUP_KINDS } from './chart-kinds.codes.js';
import { CHART_WARNINGS, type ChartWarning, type ChartWarningCode } from './chart-result.rules.js';
import type { Lines } from './lines.rules.js';
import type { PhaseSeries } from './phase-series.rules.js';

/** Fewest points of the baseline for a run chart and for a chart with limits. */
const FEWEST = { run: 12, control: 20 };

/** What a reader of the phase should know. */
export function phaseWarnings(input: ChartInput, phase: PhaseSeries, lines: Lines, index: number): ChartWarning[] {
  const used = phase.values.filter((value, at) => phase.isBaseline[at] && !Number.isNaN(value));
  const fewest = input.chart === 'run' ? FEWEST.run : FEWEST.control;
  const says = (code: ChartWarningCode, more = '') => [{ code, phase: index, message: CHART_WARNINGS[code] + more }];
  return [
    ...(used.length === 0 ? says('NO_CENTRE') : []),
    ...(used.length > 0 && used.length < fewest ? says('TOO_FEW_POINTS', `: ${used.length}, not ${fewest}`) : []),
    ...limitWarnings(input, phase, used, lines).flatMap((code) => says(code)),
    ...(RATIO_KINDS.includes(input.chart) && hasZeroSize(input, phase) ? says('SIZE_ZERO') : []),
    ...(SUBGROUP_KINDS.includes(input.chart) && phase.sizes.some((size) => size < 2) ? says('SUBGROUP_TOO_SMALL') : []),
  ];
}

/** What concerns the chart as a whole. */
export function chartWarnings({ freezeAt, phases }: ChartInput): ChartWarning[] {
  if (!freezeAt || !phases || phases.length === 0) return [];
  return [{ code: 'FREEZE_OVERRIDDEN', phase: null, message: CHART_WARNINGS.FREEZE_OVERRIDDEN }];
}

function limitWarnings(
  { chart }: ChartInput,
  { values }: PhaseSeries,
  used: Float64Array,
  { upper, lower }: Lines,
): ChartWarningCode[] {
  if (chart === 'run' || used.length === 0) return [];
  const limited = Array.from(upper.keys()).filter((at) => !Number.isNaN(upper[at]));
  if (limited.length === 0) return [used.length > 1 && areEqual(used) ? 'NO_VARIATION' : 'NO_LIMITS'];
  // Points outside the baseline count too: it is they that such limits strike.
  const isNarrow = limited.every((at) => upper[at] === lower[at]);
  return isNarrow && !areEqual(values.filter((value) => !Number.isNaN(value))) ? ['NO_WIDTH'] : [];
}

function areEqual(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}

function hasZeroSize({ points }: ChartInput, { first, values }: PhaseSeries): boolean {
  return points.slice(first, first + values.length).some(({ size, value }) => size === 0 && value !== null);
}
