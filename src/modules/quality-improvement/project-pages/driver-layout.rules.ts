import { widthOf } from '../../../shared/charts/chart.rules.js';
import type { DriverKind } from '../project-parts/project-parts.codes.js';

/** A box of the diagram before it has a place. */
export interface DiagramDriver {
  id: string;
  kind: DriverKind;
  parentId: string | null;
  title: string;
}

/** A box with its place, in units of the drawing, and its words line by line. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  lines: string[];
}

/** From the middle of one box's side to that of the other. */
export interface Edge {
  from: { x: number; y: number };
  to: { x: number; y: number };
}

export interface Layout {
  boxes: Box[];
  edges: Edge[];
  width: number;
  height: number;
}

const COLUMNS: Record<DriverKind | 'aim', number> = { aim: 0, primary: 1, secondary: 2, change_idea: 3 };
const BOX = { width: 152, gap: 37, line: 15, padding: 8, between: 10 };
/** Room for the headings of the columns. */
const TOP = 62;

/** Words into lines that fit a box; a longer word is cut. */
export function wrapped(text: string, most = BOX.width - 2 * BOX.padding): string[] {
  const words = text
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) => pieces(word, most));
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer) <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A word in pieces of which each fits. */
function pieces(word: string, most: number): string[] {
  const all: string[] = [];
  for (const character of word) {
    const longer = `${all.at(-1) ?? ''}${character}`;
    if (all.length > 0 && widthOf(longer) <= most) all[all.length - 1] = longer;
    else all.push(character);
  }
  return all;
}

/** Where each box stands: the aim to the left, what leads to it to the right, each beside the middle of its own. */
export function layoutOf(aim: string, drivers: readonly DiagramDriver[]): Layout {
  const layout: Layout = { boxes: [], edges: [], width: 4 * BOX.width + 3 * BOX.gap + 4, height: TOP };
  const root = { id: null, title: aim, kind: 'aim' as const };
  layout.height = place(root, TOP, drivers, layout).bottom + BOX.between;
  return layout;
}

interface Node {
  id: string | null;
  title: string;
  kind: DriverKind | 'aim';
}

/** Places a node and all that leads to it below `top`. */
function place(
  node: Node,
  top: number,
  drivers: readonly DiagramDriver[],
  layout: Layout,
): { box: Box; bottom: number } {
  const lines = wrapped(node.title);
  const height = lines.length * BOX.line + 2 * BOX.padding;
  const leading: Box[] = [];
  let bottom = top;
  for (const child of drivers.filter(({ parentId }) => parentId === node.id)) {
    const placed = place(child, leading.length === 0 ? top : bottom + BOX.between, drivers, layout);
    leading.push(placed.box);
    bottom = placed.bottom;
  }
  const middle = leading.length === 0 ? top + height / 2 : (middleOf(leading[0]!) + middleOf(leading.at(-1)!)) / 2;
  const x = 2 + COLUMNS[node.kind] * (BOX.width + BOX.gap);
  const box = { x, y: Math.max(middle - height / 2, top), width: BOX.width, height, lines };
  layout.boxes.push(box);
  for (const child of leading) {
    layout.edges.push({ from: { x: child.x, y: middleOf(child) }, to: { x: x + BOX.width, y: middleOf(box) } });
  }
  return { box, bottom: Math.max(bottom, box.y + height) };
}

function middleOf({ y, height }: Box): number {
  return y + height / 2;
}
