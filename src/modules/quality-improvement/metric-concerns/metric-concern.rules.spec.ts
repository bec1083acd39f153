import type { RuleSet } from '../spc/chart-kinds.codes.js';
import { concernsOf } from './metric-concern.rules.js';

const METRIC = { chart: 'i', betterIs: 'lower', targetValue: 5, baselinePoints: null, interventions: [] } as const;
const day = (at: number) =>
  `2025-${String(1 + Math.floor(at / 28)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`;
const BEFORE = [10, 11, 12, 10, 11, 12, 10, 11, 12, 10];
const LEVEL = [9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11];
const RISING = [5, 5.5, 6, 6.5, 7, 7.5, 8];
const AFTER = [8, 6, 7, 8, 6, 7, 8, 6, 7, 8];

/** Signals by index of their point; `touched` are the points that have changed, all by default. */
function concerns(
  values: readonly (number | null)[],
  more: Partial<{
    rules: RuleSet[];
    baselinePoints: number;
    excluded: number[];
    changedAt: number;
    touched: number[];
  }> = {},
) {
  const { rules = ['nhs'], baselinePoints = null, excluded = [], changedAt, touched = [...values.keys()] } = more;
  const points = values.map((value, at) => ({
    measuredOn: day(at),
    value,
    size: null,
    isExcluded: excluded.includes(at),
  }));
  const interventions = changedAt === undefined ? [] : [{ title: 'Rounds', startedOn: day(changedAt) }];
  const days = points.map(({ measuredOn }) => measuredOn);
  const found = concernsOf({ ...METRIC, rules, baselinePoints, interventions }, points, touched.map(day));
  return found.map(({ measuredOn, signal }) => [days.indexOf(measuredOn), signal]);
}

describe('QI §0 performance improvements: concerns', () => {
  it.each<[string, readonly number[], object, unknown[]]>([
    ['an improvement makes none of its own past, whenever it is entered', [...BEFORE, ...AFTER], {}, []],
    ['nor when its change is a phase', [...BEFORE, ...AFTER], { changedAt: 10 }, []],
    ['nor of a frozen baseline', [...BEFORE, ...AFTER], { baselinePoints: 10 }, []],
    ['what has become worse is one', [...AFTER, 8, 6, 20], {}, [[12, 'nhs.outside']]],
    ['in the middle of what is entered, too', [...AFTER, 20, ...AFTER], {}, [[10, 'nhs.outside']]],
    [
      'worse than the phase that an improvement began',
      [...BEFORE, ...AFTER, 6, 13],
      { changedAt: 10 },
      [[21, 'nhs.outside']],
    ],
    ['made worse by the change itself', [...AFTER, 12], { changedAt: 10 }, [[10, 'nhs.outside']]],
    ['nothing is told again of points that did not change', [...AFTER, 20, ...AFTER], { touched: [] }, []],
    ['but of the newest', [...AFTER, 20], { touched: [] }, [[10, 'nhs.outside']]],
    ['nothing of what is excluded', [...AFTER, 20], { excluded: [10] }, []],
    ['outside without a rule for it', [...LEVEL, 40], { rules: ['anhoej'], baselinePoints: 12 }, [[12, 'outside']]],
    ['outside without any rule', [...LEVEL, 40], { rules: [], baselinePoints: 12 }, [[12, 'outside']]],
    ['rising on the good side of the centre', [...LEVEL, ...RISING], { baselinePoints: 12 }, [[18, 'nhs.seven-trend']]],
    [
      'no signal without a direction',
      [8, 9, 8, 9, 8, 9, 12, 13, 12, 13, 12, 13],
      { rules: ['ihi'] },
      [[11, 'ihi.shift']],
    ],
  ])('%s: %j %j', (_, values, more, expected) => expect(concerns(values, more)).toEqual(expected));
});
