import { element, joined, type Html } from '../pages/html.writer.js';
import { bottomAxis, labelFit, leftAxis, valueScale } from './axes.writer.js';
import { barSpans, spanExtent, type BarSpan } from './bar-spans.rules.js';
import { widthOf, WIDTH, type ChartText, type Plot, type ValueAxis } from './chart.rules.js';
import { drawing, emptyDrawing } from './drawing.writer.js';
import { fillOf, fillPatterns } from './fills.writer.js';
import type { LegendEntry } from './legend.writer.js';
import { bandScale } from './scale.rules.js';
import { hint, line, short, text } from './svg.writer.js';

export interface BarSeries {
  name: string;
  /** By category; null: no value. */
  values: readonly (number | null)[];
}

export interface BarChart extends ChartText {
  categories: readonly string[];
  series: readonly BarSeries[];
  /** Parts of a whole on top of each other, or beside each other; negative parts go down from zero. */
  layout: 'stacked' | 'grouped';
  x: { label: string };
  y: ValueAxis;
  references?: readonly { name: string; role: 'centre' | 'limit' | 'target'; value: number }[];
}

const RIGHT = 16;

/** Bars by category. A single series has its values written above the bars where there is room. */
export function barChart(chart: BarChart): Html {
  const spans = barSpans(chart.series, chart.layout);
  const extent = spanExtent(
    spans,
    (chart.references ?? []).map(({ value }) => value),
  );
  if (spans.length === 0 || chart.categories.length === 0) return emptyDrawing(chart);
  const values = valueScale(chart.y, extent);
  const band = bandScale(chart.categories.length, [values.room, WIDTH - RIGHT]);
  const fit = labelFit(chart.categories, (WIDTH - RIGHT - values.room) / chart.categories.length);
  const ticks = chart.categories.map((label, index) => ({ at: band.middle(index), label }));
  const rooms = { left: values.room, right: RIGHT, bottom: fit.room };
  return drawing(chart, entriesOf(chart), rooms, (plot) => [
    fillPatterns(chart.id, chart.series.length),
    leftAxis(values, chart.y.label, plot),
    ...spans.map((span) => bar(chart, span, { band, y: values.scale(plot) })),
    bottomAxis(ticks, fit, chart.x.label, plot),
    ...referenceLines(chart, plot, values.scale(plot)),
    ...(chart.series.length === 1 ? valueLabels(chart, spans, band, values.scale(plot)) : []),
  ]);
}

interface Scales {
  band: ReturnType<typeof bandScale>;
  y: (value: number) => number;
}

function bar({ id, series, categories, layout, y: axis }: BarChart, span: BarSpan, { band, y }: Scales): Html {
  const width = layout === 'stacked' ? band.width : band.width / series.length;
  const offset = layout === 'stacked' ? 0 : width * span.series;
  const top = Math.min(y(span.from), y(span.to));
  const place = { x: short(band.start(span.category) + offset), y: short(top) };
  const size = { width: short(width), height: short(Math.abs(y(span.from) - y(span.to))) };
  const said = `${categories[span.category]}, ${series[span.series]!.name}: ${axis.format(span.value)}`;
  return element('rect', { ...place, ...size, fill: fillOf(id, span.series) }, hint(said));
}

function valueLabels({ y: axis }: BarChart, spans: readonly BarSpan[], band: Scales['band'], y: Scales['y']): Html[] {
  const labelOf = axis.shortFormat ?? axis.format;
  const isRoom = spans.every(({ value }) => widthOf(labelOf(value)) <= band.width * 1.35);
  if (!isRoom) return [];
  return spans.map(({ category, value }) => {
    const at = y(value) + (value < 0 ? 13 : -5);
    return text({ x: band.middle(category), y: at }, labelOf(value), { class: 'v' });
  });
}

function referenceLines({ references = [] }: BarChart, plot: Plot, y: (value: number) => number): Html[] {
  return references.map(({ role, value }) =>
    joined([line({ x: plot.left, y: y(value) }, { x: plot.right, y: y(value) }, `rf ${role}`)]),
  );
}

function entriesOf({ series, references = [] }: BarChart): LegendEntry[] {
  const bars = series.map(({ name }, index) => ({ name, mark: { kind: 'bar' as const, series: index } }));
  return [...bars, ...references.map(({ name, role }) => ({ name, mark: { kind: 'reference' as const, role } }))];
}
