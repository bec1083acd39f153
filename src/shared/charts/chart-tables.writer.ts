import type { Html } from '../pages/html.writer.js';
import { table } from '../pages/table.writer.js';
import type { BarChart } from './bar-chart.writer.js';
import { keysOf, type ChartPoint, type LineChart } from './line-chart.writer.js';
import { percentText } from './number-text.rules.js';
import type { ParetoChart } from './pareto-chart.writer.js';
import { paretoSteps } from './pareto.rules.js';

// The same numbers as words: for screen readers, for copying, and for whoever wants to know exactly.
const NONE = '–';

/** A line chart's points: one row for each day or category, one column for each series and reference that varies. */
export function lineChartTable(chart: LineChart): Html {
  const { x, y, series, references = [], title, counts } = chart;
  const varying = references.flatMap(({ name, value }) => (typeof value === 'number' ? [] : [{ name, points: value }]));
  const columns = [...series, ...varying].map(({ name, points }) => ({
    name,
    byX: new Map(points.map((p) => [p.x, p])),
  }));
  const write = (point: ChartPoint | undefined): string => pointText(point, y.format, chart.signalName);
  return table({
    caption: title,
    columns: [
      { name: x.label },
      ...columns.map(({ name }) => ({ name, isNumber: true })),
      ...(counts === undefined ? [] : [{ name: counts.label, isNumber: true }]),
    ],
    rows: keysOf(chart).map((key) => [
      key,
      ...columns.map(({ byX }) => write(byX.get(key))),
      ...(counts === undefined ? [] : [counts.byX.get(key) ?? NONE]),
    ]),
  });
}

/** A bar chart's values: one row for each category. */
export function barChartTable({ title, x, y, categories, series }: BarChart): Html {
  return table({
    caption: title,
    columns: [{ name: x.label }, ...series.map(({ name }) => ({ name, isNumber: true }))],
    rows: categories.map((category, index) => [
      category,
      ...series.map(({ values }) => numberOr(values[index], y.format)),
    ]),
  });
}

/** A Pareto chart's steps. */
export function paretoChartTable({ title, x, y, items, most }: ParetoChart): Html {
  return table({
    caption: title,
    columns: [
      { name: x.label },
      { name: y.label, isNumber: true },
      { name: 'share', isNumber: true },
      { name: 'together', isNumber: true },
    ],
    rows: paretoSteps(items, most).map(({ label, value, sharePercent, cumulativePercent }) => [
      label,
      y.format(value),
      percentText(sharePercent),
      percentText(cumulativePercent),
    ]),
  });
}

function pointText(point: ChartPoint | undefined, format: (value: number) => string, signalName = 'signal'): string {
  const said = numberOr(point?.y, format);
  const notes = [
    ...(point?.isSignal === true ? [signalName] : []),
    ...(point?.meaning === undefined ? [] : [point.meaning]),
    ...(point?.note === undefined ? [] : [point.note]),
  ];
  return notes.length === 0 ? said : `${said} (${notes.join(', ')})`;
}

function numberOr(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined || !Number.isFinite(value) ? NONE : format(value);
}
