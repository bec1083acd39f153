import { element, joined, type Html } from '../pages/html.writer.js';
import { bottomAxis, countRow, COUNT_ROOM, labelFit, leftAxis, valueScale, type Tick } from './axes.writer.js';
import { widthOf, WIDTH, type ChartText, type Place, type Plot, type ValueAxis } from './chart.rules.js';
import { dayTicks } from './day-ticks.rules.js';
import { drawing, emptyDrawing } from './drawing.writer.js';
import { eventLines, type ChartEvent } from './events.writer.js';
import { signalOutlines, type LegendEntry } from './legend.writer.js';
import { MEANINGS, STYLES, type Meaning } from './mark-styles.codes.js';
import { bandScale, dayScale, extentOf, isDrawable, type Scale } from './scale.rules.js';
import { hint, line, markerPath, pathAround, pathThrough } from './svg.writer.js';

export interface ChartPoint {
  /** The day or category, as the axis has it. */
  x: string;
  /** Null: no value there; the line is interrupted. */
  y: number | null;
  /** Stands out; drawn with a ring. */
  isSignal?: boolean;
  /** Stands out with what it means: each has an outline of its own shape and colour. */
  meaning?: Meaning;
  /** A reference line begins anew here: another phase. */
  startsAnew?: boolean;
  /** Said beside the value where a pointer rests and in the table. */
  note?: string;
}

export interface LineSeries {
  name: string;
  points: readonly ChartPoint[];
  /** `step`: level until the next point; `none`: markers alone. */
  line?: 'straight' | 'step' | 'none';
}

/** A line to compare with: level when `value` is a number, else level around each of its points. */
export interface ReferenceLine {
  name: string;
  role: 'centre' | 'limit' | 'target';
  value: number | readonly ChartPoint[];
}

export interface LineChart extends ChartText {
  /** `day`: x are days, in proportion to time; `category`: x in the order of first appearance, evenly spaced. */
  x: { kind: 'day' | 'category'; label: string };
  /** `includesZero`: the axis begins at zero even where the values do not. */
  y: ValueAxis & { includesZero?: boolean };
  series: readonly LineSeries[];
  references?: readonly ReferenceLine[];
  events?: readonly ChartEvent[];
  /** What a ringed point means; in the legend when there is one. */
  signalName?: string;
  /** A number under each day or category: how many cases stand behind its point. */
  counts?: { label: string; byX: ReadonlyMap<string, string> };
}

/** What pointers show of all points together, in characters: it makes out most of a picture with many of them. */
const ALL_HINTS = 16_000;
const FEWEST_HINT = 40;

/** Lines over days or categories, with reference lines, events and signals: run charts and control charts too. */
export function lineChart(chart: LineChart): Html {
  const extent = extentOf(valuesOf(chart));
  if (extent === null) return emptyDrawing(chart);
  const isFromZero = chart.y.includesZero === true;
  const values = valueScale(chart.y, isFromZero ? [Math.min(0, extent[0]), Math.max(0, extent[1])] : extent);
  const keys = keysOf(chart);
  const left = values.room;
  const axis = xAxis(chart, keys, [left, WIDTH - 16]);
  const fit = labelFit(
    axis.ticks.map(({ label }) => label),
    axis.step,
  );
  const rooms = { left, right: 16, bottom: fit.room + (chart.counts === undefined ? 0 : COUNT_ROOM) };
  return drawing(chart, entriesOf(chart), rooms, (plot) => {
    const y = values.scale(plot);
    const place = (point: ChartPoint): Place | null =>
      isDrawable(point.y) ? { x: axis.scale(point.x), y: y(point.y) } : null;
    return [
      leftAxis(values, chart.y.label, plot),
      bottomAxis(axis.ticks, fit, chart.x.label, plot),
      ...(chart.counts === undefined ? [] : [countRow(chart.counts, keys, axis.scale, { plot, fit })]),
      eventLines(
        (chart.events ?? []).filter(({ x }) => axis.holds(x)),
        axis.scale,
        plot,
      ),
      ...(chart.references ?? []).map((reference) => referenceLine(reference, plot, y, place)),
      ...chart.series.map((series, index) => seriesMarks(chart, series, index, place)),
    ];
  });
}

function valuesOf({ series, references = [] }: LineChart): (number | null)[] {
  const lists = references.map(({ value }) => (typeof value === 'number' ? [value] : value.map(({ y }) => y)));
  return [...series.flatMap(({ points }) => points.map(({ y }) => y)), ...lists.flat()];
}

/** The x of all points, each once: days in order, categories as they come. */
export function keysOf({ x, series, references = [] }: LineChart): string[] {
  const lists = references.map(({ value }) => (typeof value === 'number' ? [] : value));
  const keys = [
    ...new Set([...series.map(({ points }) => points), ...lists].flatMap((points) => points.map((point) => point.x))),
  ];
  return x.kind === 'day' ? keys.sort() : keys;
}

interface XAxis {
  scale: Scale<string>;
  holds: (x: string) => boolean;
  ticks: Tick[];
  /** Between ticks. */
  step: number;
}

function xAxis(chart: LineChart, keys: readonly string[], range: readonly [number, number]): XAxis {
  if (chart.x.kind === 'category') {
    const band = bandScale(keys.length, range, 0);
    const positions = new Map(keys.map((key, index) => [key, band.middle(index)]));
    const scale = (key: string): number => positions.get(key) ?? range[0];
    return {
      scale,
      holds: (key) => positions.has(key),
      ticks: keys.map((key) => ({ at: scale(key), label: key })),
      step: band.width,
    };
  }
  const from = keys[0]!;
  const to = keys[keys.length - 1]!;
  const scale = dayScale([from, to], [range[0] + 12, range[1] - 12]);
  const ticks = dayTicks(from, to).map(({ day, label }) => ({ at: scale(day), label }));
  const widest = Math.max(...ticks.map(({ label }) => widthOf(label)), 0);
  const holds = (day: string): boolean => day >= from && day <= to;
  return { scale, holds, ticks, step: ticks.length < 2 ? widest + 8 : ticks[1]!.at - ticks[0]!.at };
}

function entriesOf({ series, references = [], signalName }: LineChart): LegendEntry[] {
  const points = series.flatMap((each) => each.points);
  const hasSignal = points.some(({ isSignal }) => isSignal === true);
  const meanings = MEANINGS.filter((meaning) => points.some((point) => point.meaning === meaning));
  return [
    ...series.map(({ name }, index) => ({ name, mark: { kind: 'line' as const, series: index } })),
    ...references.map(({ name, role }) => ({ name, mark: { kind: 'reference' as const, role } })),
    ...(hasSignal ? [{ name: signalName ?? 'signal', mark: { kind: 'signal' as const } }] : []),
    ...meanings.map((meaning) => ({ name: meaning, mark: { kind: 'signal' as const, meaning } })),
  ];
}

function seriesMarks(
  chart: LineChart,
  series: LineSeries,
  index: number,
  place: (point: ChartPoint) => Place | null,
): Html {
  const style = index % STYLES;
  const path = series.line === 'none' ? '' : pathThrough(series.points.map(place), series.line === 'step');
  const places = series.points.flatMap((point) => {
    const at = place(point);
    return at === null ? [] : [{ point, at }];
  });
  const room = Math.max(FEWEST_HINT, Math.floor(ALL_HINTS / places.length));
  const marks = places.map(({ point, at }) =>
    element('path', { d: markerPath(style, at) }, hint(saidOf(chart, point, room))),
  );
  return joined([
    ...(path === '' ? [] : [element('path', { class: `ln l${style}`, d: path })]),
    element('g', { class: `mk m${style}` }, [...outlines(places), ...marks]),
  ]);
}

/** One path for all that stand out in the same way. */
function outlines(places: readonly { point: ChartPoint; at: Place }[]): Html[] {
  return [undefined, ...MEANINGS].flatMap((meaning) => {
    const own = places.flatMap(({ point, at }) => {
      const isOutlined = point.isSignal === true || point.meaning !== undefined;
      return isOutlined && point.meaning === meaning ? [at] : [];
    });
    return own.length === 0 ? [] : [signalOutlines(own, meaning)];
  });
}

/** What a point is, in about so many characters; the table beside the chart says all of it. */
function saidOf({ y }: LineChart, point: ChartPoint, room: number): string {
  const note = point.note === undefined ? '' : ` (${point.note})`;
  return shortened(`${shortened(point.x, room / 2)}: ${y.format(point.y!)}${note}`, room);
}

function shortened(said: string, most: number): string {
  return said.length <= most ? said : `${[...said].slice(0, most - 1).join('')}…`;
}

function referenceLine(
  { role, value }: ReferenceLine,
  plot: Plot,
  y: Scale<number>,
  place: (point: ChartPoint) => Place | null,
): Html {
  if (typeof value !== 'number') {
    return element('path', { class: `rf ${role}`, d: stretches(value, place).map(pathAround).join('') });
  }
  return line({ x: plot.left, y: y(value) }, { x: plot.right, y: y(value) }, `rf ${role}`);
}

/** The places of a reference line, parted where it has no value and where it begins anew. */
function stretches(points: readonly ChartPoint[], place: (point: ChartPoint) => Place | null): Place[][] {
  const parts: Place[][] = [];
  let isOpen = false;
  for (const point of points) {
    const at = place(point);
    if (at !== null && isOpen && point.startsAnew !== true) parts.at(-1)!.push(at);
    else if (at !== null) parts.push([at]);
    isOpen = at !== null;
  }
  return parts;
}
