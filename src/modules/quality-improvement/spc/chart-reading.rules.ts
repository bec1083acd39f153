import type { ChartInput, ChartProblem } from './chart-input.rules.js';
import { CHART_KINDS, DIRECTIONS, RULE_SETS, type ChartKind } from './chart-kinds.codes.js';
import { invalid, isNumber, pointProblems, unknownProperties } from './chart-point-reading.rules.js';

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
    ...pointProblems(chart.chart as ChartKind, chart.points),
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
    problems.push(invalid('/target', 'target is a number'));
  }
  return problems;
}

function positionProblems({ freezeAt, phases, excluded }: Record<string, unknown>, count: number): ChartProblem[] {
  const problems: ChartProblem[] = [];
  if (freezeAt !== undefined && freezeAt !== null && !isWhole(freezeAt, 1, count)) {
    problems.push(invalid('/freezeAt', `freezeAt is a number of points from 1 to ${count}`));
  }
  problems.push(...listProblems('/phases', phases, 1, count - 1));
  problems.push(...listProblems('/excluded', excluded, 0, count - 1));
  if (Array.isArray(phases)) {
    phases.forEach((phase, at) => {
      if (at > 0 && phase <= phases[at - 1]) problems.push(invalid(`/phases/${at}`, 'phases ascend'));
    });
  }
  return problems;
}

function listProblems(pointer: string, list: unknown, lowest: number, highest: number): ChartProblem[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) return [invalid(pointer, 'a list of indexes, counted from 0')];
  return list.flatMap((index, at) =>
    isWhole(index, lowest, highest)
      ? []
      : [invalid(`${pointer}/${at}`, `an index of a point, here a whole number from ${lowest} to ${highest}`)],
  );
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
