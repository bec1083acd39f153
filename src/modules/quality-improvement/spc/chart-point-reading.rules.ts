import type { ChartProblem } from './chart-input.rules.js';
import { COUNT_KINDS, PROPORTION_KINDS, RATIO_KINDS, SUBGROUP_KINDS, type ChartKind } from './chart-kinds.codes.js';

const PROPERTIES = ['label', 'value', 'size', 'values'];
/** Beyond it neither sums nor squares stay exact enough. */
const LARGEST_VALUE = 1e15;
export const A_NUMBER = 'a number up to 1e15 in size';

/** What is wrong with the points of a chart of this kind; of an unknown kind (null) what is wrong with those of any. */
export function pointProblems(kind: ChartKind | null, points: unknown): ChartProblem[] {
  if (!Array.isArray(points)) return [invalid('/points', 'points is a list')];
  if (points.length === 0) return [invalid('/points', 'a chart needs a point')];
  return points.flatMap((point: unknown, at) => {
    const pointer = `/points/${at}`;
    if (typeof point !== 'object' || point === null || Array.isArray(point)) {
      return [invalid(pointer, 'a point is an object with a label and its value')];
    }
    return problemsOfPoint(kind, point as Record<string, unknown>, pointer);
  });
}

function problemsOfPoint(kind: ChartKind | null, point: Record<string, unknown>, pointer: string): ChartProblem[] {
  const problems = unknownProperties(point, PROPERTIES, pointer);
  if (typeof point.label !== 'string') problems.push(invalid(`${pointer}/label`, 'a label is a text'));
  if (kind === null) return problems;
  if (SUBGROUP_KINDS.includes(kind)) return [...problems, ...subgroupProblems(point.values, `${pointer}/values`)];
  if ('values' in point) {
    problems.push(invalid(`${pointer}/values`, `a chart of kind ${kind} takes value, not values`));
  }
  return [...problems, ...valueProblems(kind, point, pointer), ...sizeProblems(kind, point, pointer)];
}

function subgroupProblems(values: unknown, pointer: string): ChartProblem[] {
  if (!Array.isArray(values)) return [invalid(pointer, 'the measurements of the subgroup, a list')];
  return values.flatMap((value: unknown, at) =>
    value === null || isNumber(value) ? [] : [invalid(`${pointer}/${at}`, `a measurement is ${A_NUMBER} or null`)],
  );
}

function valueProblems(kind: ChartKind, { value, size }: Record<string, unknown>, pointer: string): ChartProblem[] {
  const place = `${pointer}/value`;
  if (value === null) return [];
  if (!isNumber(value)) return [invalid(place, `${A_NUMBER}, or null where it is missing`)];
  if (COUNT_KINDS.includes(kind) && value < 0) return [invalid(place, 'a count is not negative')];
  // The transformation of a t chart knows no other (rules: all y > 0).
  if (kind === 't' && value <= 0) return [invalid(place, 'time between events is greater than zero')];
  if (PROPORTION_KINDS.includes(kind) && isNumber(size) && size > 0 && value > size) {
    return [invalid(place, 'the count is greater than its size')];
  }
  return [];
}

function sizeProblems(kind: ChartKind, { value, size }: Record<string, unknown>, pointer: string): ChartProblem[] {
  const place = `${pointer}/size`;
  if (size === null) return [];
  if (size === undefined) {
    const isNeeded = RATIO_KINDS.includes(kind) && value !== null;
    return isNeeded ? [invalid(place, 'the size that the count belongs to, or null where it is missing')] : [];
  }
  if (!isNumber(size) || size < 0) return [invalid(place, `a size is ${A_NUMBER}, not negative`)];
  // A rate that no number holds would be beyond every limit and drawn nowhere.
  const isTooSmall = RATIO_KINDS.includes(kind) && size > 0 && isNumber(value) && !Number.isFinite(value / size);
  return isTooSmall ? [invalid(place, 'the size is too small to divide the count by')] : [];
}

/** Names that nobody knows are refused: a misspelt freezeAt would draw another chart. */
export function unknownProperties(sent: object, known: readonly string[], pointer: string): ChartProblem[] {
  return Object.keys(sent)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      code: 'UNKNOWN_PROPERTY',
      message: `there is no property ${JSON.stringify(name.slice(0, 40))}`,
      pointer: `${pointer}/${name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    }));
}

/** A number a chart can be computed with. */
export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= LARGEST_VALUE;
}

export function invalid(pointer: string, message: string): ChartProblem {
  return { code: 'VALUE_INVALID', message, pointer };
}
