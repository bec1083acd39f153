import { element, Html } from '../pages/html.writer.js';
import { checkedId, fitted, HEIGHT, WIDTH, type ChartText, type Plot } from './chart.rules.js';
import { legend, type LegendEntry } from './legend.writer.js';
import { CHART_STYLE } from './mark-styles.codes.js';
import { text } from './svg.writer.js';

/** A title is of 14 units and bold: so many times as wide as other text. */
const TITLE = 1.32;

/** Room around the plot, beside what the legend takes. */
export interface Rooms {
  left: number;
  right: number;
  bottom: number;
}

/**
 * The whole drawing: name and description for screen readers (WAI-ARIA graphics: one image with its name), the title
 * and the legend to be seen, and what `draw` puts into the plot that is left.
 */
export function drawing(
  about: ChartText,
  entries: readonly LegendEntry[],
  rooms: Rooms,
  draw: (plot: Plot) => readonly Html[],
): Html {
  const id = checkedId(about.id);
  const head = legend(id, entries);
  const plot = { left: rooms.left, right: WIDTH - rooms.right, top: head.bottom + 40, bottom: HEIGHT - rooms.bottom };
  return svg(id, [
    element('title', { id: `${id}-t` }, about.title),
    element('desc', { id: `${id}-d` }, about.description),
    text({ x: 8, y: 20 }, fitted(about.title, (WIDTH - 16) / TITLE), { class: 'ct' }),
    head.html,
    ...draw(plot),
  ]);
}

/** A drawing for a place where there is nothing to draw; it says so. */
export function emptyDrawing(about: ChartText): Html {
  const middle = { x: WIDTH / 2, y: HEIGHT / 2 };
  const rooms = { left: 8, right: 8, bottom: 8 };
  return drawing(about, [], rooms, () => [text(middle, 'There are no data for this chart.', { class: 'al c' })]);
}

/** The drawing as an SVG file of its own: with its style, which on a page stands in the page's. */
export function svgFile(chart: Html): string {
  const style = element('style', {}, new Html(CHART_STYLE));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${chart.text.replace('>', () => `>${style.text}`)}`;
}

function svg(id: string, content: readonly Html[]): Html {
  const size = { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT };
  const name = { role: 'img', 'aria-labelledby': `${id}-t ${id}-d` };
  return element('svg', { xmlns: 'http://www.w3.org/2000/svg', class: 'chart', ...size, ...name }, content);
}
