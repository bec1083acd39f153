import { element, Html, type Attributes, type Content } from '../pages/html.writer.js';
import type { Place } from './chart.rules.js';
import { MARKERS, STYLES, type Marker } from './mark-styles.codes.js';

/** One decimal is finer than a printer's dot at any size a chart is shown. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10 + 0);
}

export function text(place: Place, content: Content, attributes: Attributes = {}): Html {
  return element('text', { x: short(place.x), y: short(place.y), ...attributes }, content);
}

/** What a pointer shows when it rests on a mark. */
export function hint(content: string): Html {
  return element('title', {}, content);
}

export function line(from: Place, to: Place, style: string): Html {
  return element('path', { class: style, d: `M${spot(from)}L${spot(to)}` });
}

/** Level around each place, with a step halfway to the next: limits that hold for one point each. */
export function pathAround(places: readonly Place[]): string {
  return places
    .map((place, index) => {
      const next = places[index + 1];
      const level = index === 0 ? `M${spot(place)}` : `V${short(place.y)}`;
      return `${level}H${short(next === undefined ? place.x : (place.x + next.x) / 2)}`;
    })
    .join('');
}

/** Through the places in turn; a null interrupts it. `isStep`: level to the next place, then up or down. */
export function pathThrough(places: readonly (Place | null)[], isStep = false): string {
  let previous: Place | null = null;
  let path = '';
  for (const place of places) {
    if (place !== null && previous !== null && isStep) path += stepTo(place, previous);
    else if (place !== null) path += `${previous === null ? 'M' : 'L'}${spot(place)}`;
    previous = place;
  }
  return path;
}

function stepTo(place: Place, previous: Place): string {
  const level = `H${short(place.x)}`;
  return short(place.y) === short(previous.y) ? level : `${level}V${short(place.y)}`;
}

// A circle is a stroke without length with round ends: the shortest there is, and most charts have one series.
const SHAPES: Record<Marker, string> = {
  circle: 'h.1',
  square: 'm-3-3h6v6h-6z',
  triangle: 'm0-3.8l3.8 6.6h-7.6z',
  diamond: 'm0-4.2l4 4.2l-4 4.2l-4-4.2z',
  cross: 'm-3-3l6 6m0-6l-6 6',
  plus: 'm-3.8 0h7.6m-3.8-3.8v7.6',
};

/** The marker of a series at a place. */
export function markerPath(series: number, place: Place): string {
  return `M${spot(place)}${SHAPES[MARKERS[series % STYLES]!]}`;
}

export function spot({ x, y }: Place): string {
  return `${short(x)} ${short(y)}`;
}
