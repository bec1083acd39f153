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
// A guess of the width of a character at 12 units: text cannot be measured without a screen.
const CHARACTER = 6.4;

/** Throws a RangeError for an id that could not be part of a reference. */
export function checkedId(id: string): string {
  if (!ID.test(id)) throw new RangeError(`${JSON.stringify(id)} is not the id of a chart`);
  return id;
}

/** About as wide as the text will be, in units of the drawing. */
export function widthOf(text: string): number {
  return [...text].length * CHARACTER;
}

/** The text, cut with an ellipsis where it would be wider. */
export function fitted(text: string, width: number): string {
  const most = Math.max(Math.floor(width / CHARACTER), 2);
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
