import { element, joined, type Html } from '../pages/html.writer.js';
import { fitted, widthOf, WIDTH, type Place } from './chart.rules.js';
import { fillOf } from './fills.writer.js';
import { STYLES, type Meaning } from './mark-styles.codes.js';
import { line, markerPath, spot, text } from './svg.writer.js';

/** What a legend explains: a line with its marker, bars, a reference line by its role, or the ring of a signal. */
export interface LegendEntry {
  name: string;
  mark:
    | { kind: 'line' | 'bar'; series: number }
    | { kind: 'reference'; role: string }
    | { kind: 'signal'; meaning?: Meaning };
}

const ROW = 19;
const SAMPLE = 24;
const GAP = 16;
const WIDEST_NAME = 240;
const FIRST_ROW = 42;

/** Rows of entries from the left, and where the drawing may go on beneath them. */
export function legend(chartId: string, entries: readonly LegendEntry[]): { html: Html; bottom: number } {
  let place: Place = { x: 8, y: FIRST_ROW };
  const pieces = entries.flatMap(({ name, mark }) => {
    const label = fitted(name, WIDEST_NAME);
    const width = SAMPLE + 6 + widthOf(label);
    if (place.x > 8 && place.x + width > WIDTH - 8) place = { x: 8, y: place.y + ROW };
    const at = place;
    place = { x: place.x + width + GAP, y: place.y };
    return [sample(chartId, mark, at), text({ x: at.x + SAMPLE + 6, y: at.y + 4 }, label)];
  });
  return { html: joined(pieces), bottom: entries.length === 0 ? FIRST_ROW - ROW : place.y };
}

const OUTLINES: Record<Meaning, string> = {
  improvement: 'm-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0',
  concern: 'm-6-6h12v12h-12z',
  neutral: 'm0-8l8 8l-8 8l-8-8z',
};

/** Around points that stand out in one way: a ring each, for a meaning its own shape. */
export function signalOutlines(places: readonly Place[], meaning?: Meaning): Html {
  const style = meaning === undefined ? 'sg' : `sg ${meaning}`;
  const outline = OUTLINES[meaning ?? 'improvement'];
  return element('path', { class: style, d: places.map((place) => `M${spot(place)}${outline}`).join('') });
}

function sample(chartId: string, mark: LegendEntry['mark'], { x, y }: Place): Html {
  const middle = { x: x + SAMPLE / 2, y };
  if (mark.kind === 'bar') {
    return element('rect', { x, y: y - 6, width: SAMPLE, height: 12, fill: fillOf(chartId, mark.series) });
  }
  if (mark.kind === 'signal') return signalOutlines([middle], mark.meaning);
  if (mark.kind === 'reference') return line({ x, y }, { x: x + SAMPLE, y }, `rf ${mark.role}`);
  const style = mark.series % STYLES;
  return joined([
    line({ x, y }, { x: x + SAMPLE, y }, `ln l${style}`),
    element('path', { class: `mk m${style}`, d: markerPath(style, middle) }),
  ]);
}
