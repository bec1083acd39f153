import { element, joined, type Html } from '../pages/html.writer.js';
import { fitted, widthOf, WIDTH, type Plot, type ValueAxis } from './chart.rules.js';
import { linearScale, type Scale } from './scale.rules.js';
import { line, short, text } from './svg.writer.js';
import { niceTicks } from './ticks.rules.js';

/** A mark of an axis in the drawing. */
export interface Tick {
  at: number;
  label: string;
}

/** The scale of values, bottom to top, with its ticks. */
export interface ValueScale {
  ticks: number[];
  scale: (plot: Plot) => Scale<number>;
  /** Room that the labels need at the side. */
  room: number;
  labelOf: (value: number) => string;
}

const LEAST_ROOM = 34;
const SLANT = -35;
const SLANTED_WIDTH = 104;
const NARROWEST_SLANTED = 14;
/** How far the tops of slanted letters lean over where their line begins. */
const LETTER_TOP = 7;

export function valueScale(axis: ValueAxis, [low, high]: readonly [number, number]): ValueScale {
  const ticks = niceTicks(low, high, { isWhole: axis.isWhole });
  const labelOf = axis.shortFormat ?? axis.format;
  const extent = [ticks[0]!, ticks[ticks.length - 1]!] as const;
  return {
    ticks,
    labelOf,
    scale: ({ bottom, top }) => linearScale(extent, [bottom, top]),
    room: Math.max(LEAST_ROOM, ...ticks.map((tick) => widthOf(labelOf(tick)) + 12)),
  };
}

/** Level lines with their values at the left, and what they measure above them. */
export function leftAxis(values: ValueScale, label: string, plot: Plot): Html {
  const place = values.scale(plot);
  const lines = values.ticks.map((tick) => `M${short(plot.left)} ${short(place(tick))}H${short(plot.right)}`);
  const labels = values.ticks.map((tick) =>
    text({ x: plot.left - 6, y: place(tick) + 4 }, values.labelOf(tick), { class: 'e' }),
  );
  const zero = values.ticks.includes(0) ? [level(plot, place(0))] : [];
  return joined([
    element('path', { class: 'gr', d: lines.join('') }),
    ...labels,
    text({ x: 8, y: plot.top - 14 }, fitted(label, WIDTH - 16), { class: 'al' }),
    ...zero,
  ]);
}

/** A second scale at the right, without lines of its own. */
export function rightAxis(values: ValueScale, label: string, plot: Plot): Html {
  const place = values.scale(plot);
  return joined([
    ...values.ticks.map((tick) => text({ x: plot.right + 6, y: place(tick) + 4 }, values.labelOf(tick))),
    text({ x: 712, y: plot.top - 14 }, label, { class: 'al e' }),
  ]);
}

/** How labels that stand `step` apart are written: level, slanted, or slanted and only every so many. */
export interface LabelFit {
  isSlanted: boolean;
  every: number;
  /** Room beneath the plot. */
  room: number;
}

export function labelFit(labels: readonly string[], step: number): LabelFit {
  const widest = widestOf(labels);
  if (widest + 5 <= step) return { isSlanted: false, every: 1, room: 44 };
  const written = Math.min(widest, SLANTED_WIDTH);
  return { isSlanted: true, every: Math.max(1, Math.ceil(NARROWEST_SLANTED / step)), room: 40 + written * 0.6 };
}

/** Ticks beneath the plot, and what they count below them. */
export function bottomAxis(ticks: readonly Tick[], fit: LabelFit, label: string, plot: Plot): Html {
  const shown = ticks.filter((_, index) => index % fit.every === 0);
  const marks = shown.map(({ at }) => `M${short(at)} ${short(plot.bottom)}v4`).join('');
  const middle = (plot.left + plot.right) / 2;
  return joined([
    element('path', { class: 'ax', d: `M${short(plot.left)} ${short(plot.bottom)}H${short(plot.right)}${marks}` }),
    ...shown.map((tick) => (fit.isSlanted ? slanted(tick, plot) : upright(tick, plot))),
    text({ x: middle, y: plot.bottom + fit.room - 8 }, label, { class: 'al c' }),
  ]);
}

/** Room that a row of counts takes beneath what the axis counts. */
export const COUNT_ROOM = 16;

/** A number under each key, or under every so many where they would touch. */
export function countRow(
  { label, byX }: { label: string; byX: ReadonlyMap<string, string> },
  keys: readonly string[],
  scale: Scale<string>,
  { plot, fit }: { plot: Plot; fit: LabelFit },
): Html {
  const places = keys.map((key) => ({ at: scale(key), text: byX.get(key) ?? '' }));
  const step = places.length < 2 ? plot.right - plot.left : places[1]!.at - places[0]!.at;
  const widest = widestOf(places.map((place) => place.text));
  const every = Math.max(1, Math.ceil((widest + 4) / step));
  const y = plot.bottom + fit.room + 8;
  const shown = places.filter((place, index) => index % every === 0 && place.text !== '');
  return joined([
    text({ x: 8, y }, label, { class: 'al' }),
    ...shown.map((place) => text({ x: place.at, y }, place.text, { class: 'v' })),
  ]);
}

/** However many there are: as arguments of a call they would be too many. */
function widestOf(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, widthOf(text)), 0);
}

function upright({ at, label }: Tick, plot: Plot): Html {
  return text({ x: at, y: plot.bottom + 17 }, label, { class: 'c' });
}

function slanted({ at, label }: Tick, plot: Plot): Html {
  const place = { x: at + 4, y: plot.bottom + 14 };
  const turn = { class: 'e', transform: `rotate(${SLANT} ${short(place.x)} ${short(place.y)})` };
  // A label near the edge ends there: what would stand left of the picture is cut off with a sign of it.
  const room = (place.x - LETTER_TOP) / Math.cos((SLANT * Math.PI) / 180);
  return text(place, fitted(label, Math.min(SLANTED_WIDTH, room)), turn);
}

function level(plot: Plot, y: number): Html {
  return line({ x: plot.left, y }, { x: plot.right, y }, 'ax');
}
