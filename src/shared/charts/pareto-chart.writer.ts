import { element, joined, type Html } from '../pages/html.writer.js';
import { bottomAxis, labelFit, leftAxis, rightAxis, valueScale } from './axes.writer.js';
import { WIDTH, type ChartText, type ValueAxis } from './chart.rules.js';
import { drawing, emptyDrawing } from './drawing.writer.js';
import { fillOf, fillPatterns } from './fills.writer.js';
import { percentText } from './number-text.rules.js';
import { paretoSteps, type ParetoItem, type ParetoStep } from './pareto.rules.js';
import { bandScale } from './scale.rules.js';
import { hint, markerPath, pathThrough, short } from './svg.writer.js';

export interface ParetoChart extends ChartText {
  items: readonly ParetoItem[];
  /** Bars at most, the last for all others. */
  most?: number;
  x: { label: string };
  y: ValueAxis;
}

const RIGHT = 52;
const LINE = 1;
const PERCENT: ValueAxis = { label: '', format: percentText, shortFormat: (value) => `${value}%` };

/** Bars from the greatest cause to the least, and a line of how much the first of them make up together. */
export function paretoChart(chart: ParetoChart): Html {
  const steps = paretoSteps(chart.items, chart.most);
  if (steps.length === 0) return emptyDrawing(chart);
  const values = valueScale(chart.y, [0, steps[0]!.value]);
  const percents = valueScale(PERCENT, [0, 100]);
  const width = WIDTH - RIGHT - values.room;
  const band = bandScale(steps.length, [values.room, WIDTH - RIGHT], 0.2);
  const labels = steps.map(({ label }) => label);
  const fit = labelFit(labels, width / steps.length);
  const rooms = { left: values.room, right: RIGHT, bottom: fit.room };
  const ticks = labels.map((label, index) => ({ at: band.middle(index), label }));
  const entries = [
    { name: chart.y.label, mark: { kind: 'bar' as const, series: 0 } },
    { name: 'together, % of all', mark: { kind: 'line' as const, series: LINE } },
  ];
  return drawing(chart, entries, rooms, (plot) => {
    const y = values.scale(plot);
    const bars = steps.map((step, index) => {
      const place = { x: short(band.start(index)), y: short(y(step.value)) };
      const size = { width: short(band.width), height: short(plot.bottom - y(step.value)) };
      return element('rect', { ...place, ...size, fill: fillOf(chart.id, 0) }, hint(said(chart, step)));
    });
    const percent = percents.scale(plot);
    const places = steps.map(({ cumulativePercent }, index) => ({
      x: band.middle(index),
      y: percent(cumulativePercent),
    }));
    return [
      fillPatterns(chart.id, 1),
      leftAxis(values, chart.y.label, plot),
      rightAxis(percents, '', plot),
      ...bars,
      bottomAxis(ticks, fit, chart.x.label, plot),
      joined([
        element('path', { class: `ln l${LINE}`, d: pathThrough(places) }),
        element('path', { class: `mk m${LINE}`, d: places.map((place) => markerPath(LINE, place)).join('') }),
      ]),
    ];
  });
}

function said({ y }: ParetoChart, { label, value, sharePercent, cumulativePercent }: ParetoStep): string {
  return `${label}: ${y.format(value)}, ${percentText(sharePercent)}, together ${percentText(cumulativePercent)}`;
}
