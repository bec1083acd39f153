import type { ChartText } from '../../../shared/charts/chart.rules.js';
import { lineChartTable } from '../../../shared/charts/chart-tables.writer.js';
import { svgFile } from '../../../shared/charts/drawing.writer.js';
import {
  lineChart,
  type ChartPoint,
  type LineChart,
  type ReferenceLine,
} from '../../../shared/charts/line-chart.writer.js';
import { figure } from '../../../shared/pages/page.writer.js';
import type { Html } from '../../../shared/pages/html.writer.js';
import type { ChartInput } from '../spc/chart-input.rules.js';
import type { ChartedPoint, ChartResult } from '../spc/chart-result.rules.js';
import { chartDescription, ownLabels, valueFormat } from './chart-words.rules.js';

/** A chart with the words of its picture. */
export interface NamedChart {
  chart: ChartInput;
  title: string;
  /** What the values are. */
  valueLabel: string;
  /** What the points are: months, patients. */
  pointLabel: string;
  /** What begins each phase after the first: an intervention. */
  phaseLabels?: readonly string[];
}

/** The chart as an SVG file of its own. */
export function controlChartSvg(named: NamedChart, result: ChartResult): string {
  return svgFile(lineChart(pictureOf(named, result, 'chart')));
}

/** The chart with its numbers as a table, for a page on which the id is unique. */
export function controlChartFigure(named: NamedChart, result: ChartResult, id = 'chart'): Html {
  const picture = pictureOf(named, result, id);
  return figure(lineChart(picture), lineChartTable(picture));
}

function pictureOf({ chart: input, ...words }: NamedChart, result: ChartResult, id: string): LineChart {
  const labels = ownLabels(result.points.map(({ label }) => label));
  const starts = new Set(input.phases ?? []);
  const format = valueFormat(result);
  const text: ChartText = { id, title: words.title, description: chartDescription(input, result) };
  const points = result.points.map((point, at) => pointOf(point, labels[at]!));
  const included = points.map((point, at) => (result.points[at]!.excluded ? { x: point.x, y: null } : point));
  const excluded = points.filter((_, at) => result.points[at]!.excluded);
  const line = (of: 'centre' | 'lower' | 'upper'): ChartPoint[] =>
    result.points.map((point, at) => ({ x: labels[at]!, y: point[of], startsAnew: starts.has(at) }));
  return {
    ...text,
    x: { kind: 'category', label: words.pointLabel },
    y: { label: words.valueLabel, format },
    series: [
      { name: words.valueLabel, points: included },
      ...(excluded.length === 0 ? [] : [{ name: 'excluded', points: excluded, line: 'none' as const }]),
    ],
    // A target alone is no chart.
    references: result.points.some(({ value }) => value !== null) ? references(input, line) : [],
    events: (input.phases ?? []).map((start, at) => ({
      x: labels[start]!,
      label: words.phaseLabels?.[at] ?? `phase ${at + 2}`,
    })),
    ...countsOf(result, labels),
  };
}

function pointOf({ value, signals, judgement, outside }: ChartedPoint, x: string): ChartPoint {
  const notes = signals.length > 0 ? signals : outside ? ['outside the limits'] : [];
  return {
    x,
    y: value,
    ...(judgement === null ? {} : { meaning: judgement }),
    ...(notes.length === 0 ? {} : { note: notes.join(', ') }),
  };
}

function references({ target }: ChartInput, line: (of: 'centre' | 'lower' | 'upper') => ChartPoint[]): ReferenceLine[] {
  const limits = (['upper', 'lower'] as const)
    .map((of) => ({ name: `${of} limit`, role: 'limit' as const, value: line(of) }))
    .filter(({ value }) => value.some(({ y }) => y !== null));
  return [
    { name: 'centre', role: 'centre', value: line('centre') },
    ...limits,
    ...(target === null || target === undefined ? [] : [{ name: 'target', role: 'target' as const, value: target }]),
  ];
}

function countsOf({ points }: ChartResult, labels: readonly string[]): Pick<LineChart, 'counts'> {
  if (points.every(({ size }) => size === null)) return {};
  const text = (size: number | null) => (size === null ? '' : String(Math.round(size * 100) / 100));
  return { counts: { label: 'n', byX: new Map(points.map(({ size }, at) => [labels[at]!, text(size)])) } };
}
