import type { SignalCode } from './chart-kinds.codes.js';

/** The points of a phase that rules look at, in order: those with a value that are not excluded. */
export interface Track {
  values: readonly number[];
  /** 1 above the centre, -1 below, 0 on it. */
  sides: readonly number[];
  /** Distance from the middle of the limits in sigmas; NaN where the chart has no limits. */
  positions: readonly number[];
  /** 1 above the upper limit, -1 below the lower, 0 within. */
  outside: readonly number[];
}

/** A signal on the point (index in the track) that completes the pattern; up and down are 1 and -1, neither is 0. */
export interface Mark {
  at: number;
  code: SignalCode;
  direction: number;
}

/** 1 for what lies further up than `sigmas`, -1 further down. */
export function beyond(track: Track, sigmas: number): number[] {
  return track.positions.map((position) => (position > sigmas ? 1 : position < -sigmas ? -1 : 0));
}

/** 1 for a value above the one before, -1 below, 0 for an equal one and the first. */
export function steps(values: readonly number[]): number[] {
  return values.map((value, at) => (at === 0 ? 0 : Math.sign(value - (values[at - 1] as number))));
}

/** Marks each point from the `length`-th on of a stretch of equal signs; a 0 ends it. */
export function unbroken(signs: readonly number[], length: number, code: SignalCode): Mark[] {
  const marks: Mark[] = [];
  let stretch = 0;
  signs.forEach((sign, at) => {
    stretch = sign === 0 ? 0 : sign === signs[at - 1] ? stretch + 1 : 1;
    if (stretch >= length) marks.push({ at, code, direction: sign });
  });
  return marks;
}

/** Marks each point that is itself one of at least `needed` of the last `length` with its sign. */
export function among(signs: readonly number[], needed: number, length: number, code: SignalCode): Mark[] {
  const marks: Mark[] = [];
  for (let at = length - 1; at < signs.length; at++) {
    const sign = signs[at] as number;
    if (sign === 0) continue;
    let same = 0;
    for (let back = 0; back < length; back++) if (signs[at - back] === sign) same++;
    if (same >= needed) marks.push({ at, code, direction: sign });
  }
  return marks;
}

/** Marks each point that has a sign. */
export function each(signs: readonly number[], code: SignalCode): Mark[] {
  const marks: Mark[] = [];
  signs.forEach((direction, at) => {
    if (direction !== 0) marks.push({ at, code, direction });
  });
  return marks;
}
