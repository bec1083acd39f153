import type { BetterIs } from '../spc/chart-kinds.codes.js';

/** Baseline and target of a project; what has not been said is null. */
export interface Goal {
  metricName: string | null;
  betterIs: BetterIs | null;
  baselineValue: number | null;
  baselineOn: string | null;
  baselineSource: string | null;
  targetValue: number | null;
  targetOn: string | null;
  stretchValue: number | null;
}

interface GoalProblem {
  code: string;
  message: string;
  pointer: string;
}

/** All that makes a baseline and a target unusable; a goal of which nothing is said yet has no problem. */
export function goalProblems(goal: Goal): GoalProblem[] {
  return [...missingParts(goal), ...orderProblems(goal)];
}

function missingParts(goal: Goal): GoalProblem[] {
  const problems: GoalProblem[] = [];
  const needs = (field: keyof Goal, message: string) => {
    if (goal[field] === null) problems.push({ code: 'GOAL_INCOMPLETE', message, pointer: `/${field}` });
  };
  if (goal.baselineValue !== null) {
    needs('baselineOn', 'a baseline has a last day');
    needs('baselineSource', 'a baseline has a source');
  }
  if (goal.baselineValue !== null || goal.targetValue !== null) needs('metricName', 'a value is of a metric');
  if (goal.targetValue !== null) needs('betterIs', 'a target has a direction of good');
  if (goal.stretchValue !== null) needs('targetValue', 'a stretch goal lies beyond a target');
  return problems;
}

function orderProblems({ betterIs, baselineValue, targetValue, stretchValue, ...days }: Goal): GoalProblem[] {
  const problems: GoalProblem[] = [];
  const isBetter = (value: number, than: number) => (betterIs === 'higher' ? value > than : value < than);
  if (betterIs !== null && baselineValue !== null && targetValue !== null && !isBetter(targetValue, baselineValue)) {
    problems.push({
      code: 'TARGET_NOT_BETTER',
      message: 'the target is no better than the baseline',
      pointer: '/targetValue',
    });
  }
  if (betterIs !== null && targetValue !== null && stretchValue !== null && !isBetter(stretchValue, targetValue)) {
    problems.push({
      code: 'STRETCH_NOT_BEYOND_TARGET',
      message: 'the stretch goal is no better than the target',
      pointer: '/stretchValue',
    });
  }
  if (days.baselineOn !== null && days.targetOn !== null && days.targetOn <= days.baselineOn) {
    problems.push({
      code: 'TARGET_BEFORE_BASELINE',
      message: 'the target day is not after the baseline',
      pointer: '/targetOn',
    });
  }
  return problems;
}
