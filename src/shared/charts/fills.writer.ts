import { element, type Html } from '../pages/html.writer.js';
import { SERIES_COLOURS, STYLES } from './mark-styles.codes.js';

// White on the colour of the series: nothing, rising, falling, dots, level, upright.
const STROKES = [
  '',
  'M0 8L8 0M-2 2L2-2M6 10L10 6',
  'M0 0L8 8M6-2L10 2M-2 6L2 10',
  'M2 2h.1M6 6h.1',
  'M0 2H8M0 6H8',
  'M2 0V8M6 0V8',
] as const;
const DOTS = 3;

/** The fill patterns of a chart, one for each series, under ids of this chart. */
export function fillPatterns(chartId: string, series: number): Html {
  const patterns = Array.from({ length: Math.min(series, STYLES) }, (_, index) => pattern(chartId, index));
  return element('defs', {}, patterns);
}

/** The `fill` of a series of bars. */
export function fillOf(chartId: string, series: number): string {
  return `url(#${chartId}-f${series % STYLES})`;
}

function pattern(chartId: string, index: number): Html {
  const look = { stroke: '#fff', 'stroke-linecap': 'round', 'stroke-width': index === DOTS ? 3 : 1.4 };
  const size = { width: 8, height: 8 };
  return element('pattern', { id: `${chartId}-f${index}`, ...size, patternUnits: 'userSpaceOnUse' }, [
    element('rect', { ...size, fill: SERIES_COLOURS[index] }),
    ...(STROKES[index] === '' ? [] : [element('path', { d: STROKES[index], ...look })]),
  ]);
}
