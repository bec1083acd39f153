import { svgFile } from '../../../shared/charts/drawing.writer.js';
import { line, short, text } from '../../../shared/charts/svg.writer.js';
import { figure } from '../../../shared/pages/page.writer.js';
import { element, type Html } from '../../../shared/pages/html.writer.js';
import { table } from '../../../shared/pages/table.writer.js';
import { layoutOf, type Box, type DiagramDriver, type Edge, type Layout } from './driver-layout.rules.js';

const HEADINGS = ['Aim', 'Primary drivers', 'Secondary drivers', 'Change ideas'];
const KINDS = { primary: 'primary driver', secondary: 'secondary driver', change_idea: 'change idea' };

/** The driver diagram as an SVG file of its own. */
export function driverDiagramSvg(aim: string, drivers: readonly DiagramDriver[]): string {
  return svgFile(drawn(aim, drivers));
}

/** The driver diagram, and beneath it the same as a table. */
export function driverDiagramFigure(aim: string, drivers: readonly DiagramDriver[]): Html {
  const byId = new Map(drivers.map((driver) => [driver.id, driver]));
  const rows = drivers.map(({ title, kind, parentId }) => [
    title,
    KINDS[kind],
    parentId === null ? aim : (byId.get(parentId)?.title ?? aim),
  ]);
  const columns = [{ name: 'driver or idea' }, { name: 'kind' }, { name: 'leads to' }];
  return figure(drawn(aim, drivers), table({ caption: 'Driver diagram', columns, rows }));
}

function drawn(aim: string, drivers: readonly DiagramDriver[]): Html {
  const layout = layoutOf(aim, drivers);
  const said = `What leads to the aim: ${drivers.length} drivers and change ideas.`;
  return element('svg', sizeOf(layout), [
    element('title', { id: 'drivers-t' }, 'Driver diagram'),
    element('desc', { id: 'drivers-d' }, said),
    text({ x: 8, y: 20 }, 'Driver diagram', { class: 'ct' }),
    ...HEADINGS.map((heading, at) => text({ x: 2 + at * 189, y: 48 }, heading, { class: 'al' })),
    ...layout.edges.map(edge),
    ...layout.boxes.flatMap(box),
  ]);
}

function sizeOf({ width, height }: Layout) {
  const size = { viewBox: `0 0 ${width} ${short(height)}`, width, height: short(height) };
  const name = { role: 'img', 'aria-labelledby': 'drivers-t drivers-d' };
  return { xmlns: 'http://www.w3.org/2000/svg', class: 'chart', ...size, ...name };
}

function edge({ from, to }: Edge): Html {
  return line(from, to, 'ax');
}

function box({ x, y, width, height, lines }: Box): Html[] {
  const frame = { x: short(x), y: short(y), width, height: short(height), rx: 3, class: 'ax' };
  return [element('rect', frame), ...lines.map((words, at) => text({ x: x + 8, y: y + 20 + at * 15 }, words))];
}
