import type { BetterIs, ChartKind, RuleSet } from './chart-kinds.codes.js';

/** A point as it is sent: `value` for most charts, `values` for subgroups, `size` for proportions and rates. */
export interface ChartPoint {
  label: string;
  /** Measurement or count; null is missing. */
  value?: number | null;
  /** Denominator of a proportion or rate: patients, patient days. */
  size?: number | null;
  /** Measurements of a subgroup; null is missing. */
  values?: readonly (number | null)[];
}

/** What a chart is computed from. Positions are indexes from 0. */
export interface ChartInput {
  chart: ChartKind;
  points: readonly ChartPoint[];
  /** The first so many points make the centre and the limits; all are drawn. Phases override it. */
  freezeAt?: number | null;
  /** Index of the first point of each new phase, ascending. */
  phases?: readonly number[] | null;
  /** Points that are drawn and tested, but feed neither centre nor limits nor run statistics. */
  excluded?: readonly number[] | null;
  rules?: readonly RuleSet[] | null;
  /** Turns signals into improvement and concern. */
  betterIs?: BetterIs | null;
  /** Drawn only. */
  target?: number | null;
}

/** Something about the input that makes it unusable. */
export interface ChartProblem {
  code: string;
  message: string;
  /** JSON pointer (RFC 6901) to the place. */
  pointer: string;
}
