import { CHART_NAMES } from '../spc/chart-kinds.codes.js';
import type { ChartInput } from '../spc/chart-input.rules.js';
import type { ChartResult } from '../spc/chart-result.rules.js';

/** A value with as many decimals as its chart needs to tell its lines apart. */
export function valueFormat(result: ChartResult): (value: number) => string {
  let [least, most] = [Infinity, -Infinity];
  for (const { value, centre, lower, upper } of result.points) {
    for (const drawn of [value, centre, lower, upper]) {
      if (drawn === null) continue;
      if (drawn < least) least = drawn;
      if (drawn > most) most = drawn;
    }
  }
  const span = most - least;
  const places = span > 0 ? Math.min(Math.max(2 - Math.floor(Math.log10(span)), 0), 12) : 3;
  return (value) =>
    value
      .toFixed(places)
      .replace(/(\.\d*?)0+$/, '$1')
      .replace(/\.$/, '');
}

/** The chart in words, for those who do not see it. */
export function chartDescription(input: ChartInput, result: ChartResult): string {
  const format = valueFormat(result);
  const signals = result.points.filter(({ judgement }) => judgement !== null);
  const said = (meaning: string) => signals.filter(({ judgement }) => judgement === meaning).length;
  const phases = result.runs.length === 1 ? '' : ` in ${result.runs.length} phases`;
  const last = result.points.findLast(({ centre }) => centre !== null);
  return [
    `${CHART_NAMES[input.chart]} of ${result.points.length} points${phases}.`,
    last === undefined ? 'It has no centre.' : `Centre ${format(last.centre!)}${limits(last, format)}.`,
    signals.length === 0
      ? 'No signal.'
      : `${signals.length} points with signals: ${said('improvement')} improvement, ${said('concern')} concern, ${said('neutral')} neutral.`,
    ...(result.runs.some(({ signal }) => signal) ? ['The runs are not those of chance.'] : []),
  ].join(' ');
}

function limits(point: ChartResult['points'][number], format: (value: number) => string): string {
  if (point.lower === null || point.upper === null) return '';
  return `, limits ${format(point.lower)} to ${format(point.upper)}`;
}

/** Labels that are each their own: a chart has one place for each. */
export function ownLabels(labels: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return labels.map((label) => {
    const times = (seen.get(label) ?? 0) + 1;
    seen.set(label, times);
    return times === 1 ? label : `${label} (${times})`;
  });
}
