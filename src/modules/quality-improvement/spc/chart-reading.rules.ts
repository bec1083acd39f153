import type { ChartInput, ChartProblem } from './chart-input.rules.js';
import { CHART_KINDS, DIRECTIONS, RULE_SETS, type ChartKind } from './chart-kinds.codes.js';
import { A_NUMBER, invalid, isNumber, pointProblems, unknownProperties } from './chart-point-reading.rules.js';

const PROPERTIES = ['chart', 'points', 'freezeAt', 'phases', 'excluded', 'rules', 'betterIs', 'target'];

/** Whatever somebody sent, as the input of a chart, or everything that is wrong with it. */
export function readChart(sent: unknown): { input: ChartInput } | { problems: ChartProblem[] } {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) {
    return { problems: [{ code: 'NOT_A_CHART', message: 'a chart is a JSON object', pointer: '' }] };
  }
  const chart = sent as Record<string, unknown>;
  const problems = [
    ...unknownProperties(chart, PROPERTIES, ''),
    ...choiceProblems(chart),
    ...pointProblems(isOneOf(CHART_KINDS, chart.chart) ? (chart.chart as ChartKind) : null, chart.points),
    ...positionProblems(chart, Array.isArray(chart.points) ? chart.points.length : 0),
  ];
  return problems.length > 0 ? { problems } : { input: sent as ChartInput };
}

function choiceProblems({ chart, rules, betterIs, target }: Record<string, unknown>): ChartProblem[] {
  const problems: ChartProblem[] = [];
  if (!isOneOf(CHART_KINDS, chart)) problems.push(notOneOf('/chart', CHART_KINDS));
  if (rules !== undefined && rules !== null) {
    if (!Array.isArray(rules)) problems.push(invalid('/rules', 'rules is a list of rule sets'));
    else {
      rules.forEach((rule, at) => {
        if (!isOneOf(RULE_SETS, rule)) problems.push(notOneOf(`/rules/${at}`, RULE_SETS));
      });
    }
  }
  if (betterIs !== undefined && betterIs !== null && !isOneOf(DIRECTIONS, betterIs)) {
    problems.push(notOneOf('/betterIs', DIRECTIONS));
  }
  if (target !== undefined && target !== null && !isNumber(target)) {
    problems.push(invalid('/target', `target is ${A_NUMBER}`));
  }
  return problems;
}

function positionProblems({ freezeAt, phases, excluded }: Record<string, unknown>, count: number): ChartProblem[] {
  const isFreezable = freezeAt === undefined || freezeAt === null || isWhole(freezeAt, 1, count);
  return [
    ...(isFreezable ? [] : [invalid('/freezeAt', `freezeAt is a number of points from 1 to ${count}`)]),
    ...listProblems('/phases', phases, 1, count - 1),
    ...listProblems('/excluded', excluded, 0, count - 1),
    ...(Array.isArray(phases) ? orderProblems(phases) : []),
  ];
}

function orderProblems(phases: readonly unknown[]): ChartProblem[] {
  return phases.flatMap((phase, at) =>
    at > 0 && (phase as number) <= (phases[at - 1] as number) ? [invalid(`/phases/${at}`, 'phases ascend')] : [],
  );
}

function listProblems(pointer: string, list: unknown, lowest: number, highest: number): ChartProblem[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) return [invalid(pointer, 'a list of indexes, counted from 0')];
  return list.flatMap((index, at) =>
    isWhole(index, lowest, highest)
      ? []
      : [invalid(`${pointer}/${at}`, `an index of a point, here ${wholeNumber(lowest, highest)}`)],
  );
}

function wholeNumber(lowest: number, highest: number): string {
  return highest < lowest ? 'none: there are too few points' : `a whole number from ${lowest} to ${highest}`;
}

function isOneOf(list: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && list.includes(value);
}

function isWhole(value: unknown, lowest: number, highest: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= lowest && value <= highest;
}

function notOneOf(pointer: string, list: readonly string[]): ChartProblem {
  return invalid(pointer, `one of ${list.join(', ')}`);
}
