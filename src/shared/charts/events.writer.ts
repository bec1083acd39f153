import { element, joined, type Html } from '../pages/html.writer.js';
import { fitted, widthOf, type Plot } from './chart.rules.js';
import type { Scale } from './scale.rules.js';
import { short, text } from './svg.writer.js';

/** A moment that is told: an upright line with a label; left out where it lies outside the days or categories shown. */
export interface ChartEvent {
  x: string;
  label: string;
}

interface PlacedLabel {
  at: number;
  label: string;
  isRight: boolean;
  from: number;
  to: number;
}

const GAP = 4;
const ROW = 14;
const MOST_ROWS = 6;

/** Upright lines, their labels beside them within the plot: in a row beneath where they would lie over each other. */
export function eventLines(events: readonly ChartEvent[], scale: Scale<string>, plot: Plot): Html {
  const rows: PlacedLabel[][] = [];
  return joined(
    events.map((event) => {
      const placed = placedLabel(event, scale(event.x), plot);
      const { at, label, isRight } = placed;
      const row = rowOf(placed, rows);
      (rows[row] ??= []).push(placed);
      return joined([
        element('path', { class: 'ev', d: `M${short(at)} ${short(plot.top)}V${short(plot.bottom)}` }),
        text({ x: at + (isRight ? -GAP : GAP), y: plot.top + 10 + row * ROW }, label, isRight ? { class: 'e' } : {}),
      ]);
    }),
  );
}

/** On the side of the line where there is more room, cut where even that is not enough. */
function placedLabel(event: ChartEvent, at: number, plot: Plot): PlacedLabel {
  const isRight = at > (plot.left + plot.right) / 2;
  const label = fitted(event.label, (isRight ? at - plot.left : plot.right - at) - GAP);
  const width = widthOf(label) + GAP;
  return { at, label, isRight, from: isRight ? at - width : at, to: isRight ? at : at + width };
}

/** The first row in which nothing lies where the label would; the last one takes what has no place anywhere. */
function rowOf({ from, to }: PlacedLabel, rows: readonly PlacedLabel[][]): number {
  const free = rows.findIndex((row) => row.every((other) => to <= other.from || from >= other.to));
  return free === -1 ? Math.min(rows.length, MOST_ROWS - 1) : free;
}
