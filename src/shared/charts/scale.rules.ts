import { daysBetween } from '../domain/day.rules.js';

/** From the values of an axis to places in the drawing. */
export type Scale<Value> = (value: Value) => number;
export type Extent = readonly [number, number];

/** Straight from one range into another; a range without extent goes to the middle. */
export function linearScale([low, high]: Extent, [start, end]: Extent): Scale<number> {
  if (high === low) return () => (start + end) / 2;
  return (value) => start + ((value - low) / (high - low)) * (end - start);
}

/** Days in proportion to the time between them; one day alone stands in the middle. */
export function dayScale([from, to]: readonly [string, string], range: Extent): Scale<string> {
  const scale = linearScale([0, daysBetween(from, to)], range);
  return (day) => scale(daysBetween(from, day));
}

/** A band of equal width for each of `count` categories. */
export interface BandScale {
  /** Middle of the band at a position. */
  middle: Scale<number>;
  /** Its start without the gap before it. */
  start: Scale<number>;
  /** Its width without the gaps. */
  width: number;
}

/** `gap`: the part of each band that stays empty, half of it on either side. */
export function bandScale(count: number, [start, end]: Extent, gap = 0.3): BandScale {
  const step = (end - start) / Math.max(count, 1);
  return {
    middle: (index) => start + (index + 0.5) * step,
    start: (index) => start + (index + gap / 2) * step,
    width: step * (1 - gap),
  };
}

const GREATEST_DRAWN = 1e100;

/** Whether there is a place for the value: it is a number, and not beyond ±1e100. */
export function isDrawable(value: number | null): value is number {
  return value !== null && Math.abs(value) <= GREATEST_DRAWN;
}

/** Least and greatest of the drawable values; null when there is none. */
export function extentOf(values: readonly (number | null)[]): Extent | null {
  let extent: [number, number] | null = null;
  for (const value of values) {
    if (!isDrawable(value)) continue;
    if (extent === null) extent = [value, value];
    else extent = [Math.min(extent[0], value), Math.max(extent[1], value)];
  }
  return extent;
}
