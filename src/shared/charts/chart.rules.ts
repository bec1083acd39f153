/** What a chart is, before anything is drawn. */

export interface ChartText {
  /** Begins the ids inside the drawing; unique on its page: small letters, digits and hyphens. */
  id: string;
  /** Seen above the chart, and its name for a screen reader. */
  title: string;
  /** What it shows, in a sentence or two, for those who do not see it. */
  description: string;
}

/** How the numbers of an axis are read. */
export interface ValueAxis {
  label: string;
  /** In tables: in full. */
  format: (value: number) => string;
  /** On the axis: short; as in tables when left out. */
  shortFormat?: (value: number) => string;
  /** Counts: whole numbers only. */
  isWhole?: boolean;
}

export interface Place {
  x: number;
  y: number;
}

/** The rectangle between the axes, in units of the drawing. */
export interface Plot {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export const WIDTH = 720;
export const HEIGHT = 360;
const ID = /^[a-z][a-z0-9-]*$/;
/**
 * Widths of characters at 12 units in the widest of the faces that charts are usually seen in (DejaVu Sans; others are
 * narrower): text cannot be measured without a screen, and what is thought too narrow is cut off at the edge.
 */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ .,:;'|!ijltfrIJ()[\]/-]/, 4.5],
  [/[mwMW%@…]/, 11.7],
  [/[\u2e80-\uffef]|[^\u0000-\uffff]/u, 13],
  [/[A-Z]/, 8.9],
];
const USUAL_WIDTH = 7.64;

/** Throws a RangeError for an id that could not be part of a reference. */
export function checkedId(id: string): string {
  if (!ID.test(id)) throw new RangeError(`${JSON.stringify(id)} is not the id of a chart`);
  return id;
}

/** About as wide as the text will be at most, in units of the drawing. */
export function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + widthOfCharacter(character), 0);
}

/** The text, cut with an ellipsis where it would be wider; two characters are always left. */
export function fitted(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const characters = [...text];
  let [taken, used] = [0, widthOf('…')];
  for (; taken < characters.length; taken++) {
    used += widthOfCharacter(characters[taken]!);
    if (used > width && taken > 0) break;
  }
  return `${characters.slice(0, taken).join('').trimEnd()}…`;
}

function widthOfCharacter(character: string): number {
  return WIDTHS.find(([kind]) => kind.test(character))?.[1] ?? USUAL_WIDTH;
}
