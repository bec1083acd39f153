import { calculateChart } from '../spc/chart.rules.js';
import { METRIC_STATUSES } from './performance-improvement.codes.js';
import {
  canMove,
  isAtTarget,
  isWatched,
  statusOn,
  sustainedOn,
  takesPoint,
  trendOf,
  type Goal,
} from './performance-improvement.rules.js';

const GOAL: Goal = { betterIs: 'lower', targetValue: 5, targetOn: '2026-06-30', sustainPoints: 3 };
const days = (values: (number | null)[], excluded: number[] = []) =>
  values.map((value, at) => ({
    measuredOn: `2026-0${at + 1}-01`,
    value,
    isExcluded: excluded.includes(at),
  }));

function trend(values: number[], betterIs: 'higher' | 'lower') {
  const points = values.map((value, at) => ({ label: String(at), value }));
  return trendOf(calculateChart({ chart: 'i', points, rules: ['nhs'], betterIs }));
}

describe('QI §0 performance improvements: status', () => {
  it('active moves to met, missed or abandoned, missed to met by what arrives late; those move no more', () => {
    const moves = METRIC_STATUSES.flatMap((from) =>
      METRIC_STATUSES.filter((to) => canMove(from, to)).map((to) => `${from} ${to}`),
    );
    expect(moves).toEqual(['active met', 'active missed', 'active abandoned', 'missed met']);
    expect(METRIC_STATUSES.filter(isWatched)).toEqual(['active', 'met']);
  });

  it.each([
    ['2026-06-30', ['active', 'met', 'missed']],
    ['2026-07-01', ['active', 'met']],
  ])('points of %s are taken when %j', (day, taking) => {
    const taken = METRIC_STATUSES.filter((status) => takesPoint({ status, targetOn: '2026-06-30' }, day));
    expect(taken).toEqual(taking);
  });

  it.each<[string, (number | null)[], number[], string | null]>([
    ['three in a row at the target', [9, 5, 4, 5, 9], [], '2026-04-01'],
    ['reached, not sustained', [9, 5, 4, 9, 5], [], null],
    ['missing and excluded points do not end the stretch', [5, null, 9, 4, 5], [2], '2026-05-01'],
    ['nothing measured', [], [], null],
  ])('%s: %j', (_, values, excluded, expected) => {
    expect(sustainedOn(days(values, excluded), GOAL)).toBe(expected);
  });

  it.each<[string, (number | null)[], string, string]>([
    ['sustained in time', [4, 4, 4], '2026-12-31', 'met'],
    ['sustained too late', [9, 9, 9, 9, 4, 4, 4], '2026-12-31', 'missed'],
    ['the day has passed', [9, 4, 4], '2026-07-01', 'missed'],
    ['on the very day it is still time', [9, 4, 4], '2026-06-30', 'active'],
  ])('%s', (_, values, today, expected) => expect(statusOn(days(values), GOAL, today)).toBe(expected));

  it('without a day there is no missing it', () => {
    expect(statusOn(days([9]), { ...GOAL, targetOn: null }, '2999-01-01')).toBe('active');
  });

  it('the target is reached from the side that is not good', () => {
    const higher = { betterIs: 'higher' as const, targetValue: 5 };
    expect([5, 6, 4].map((value) => isAtTarget(value, higher))).toEqual([true, true, false]);
    expect([5, 6, 4].map((value) => isAtTarget(value, GOAL))).toEqual([true, false, true]);
  });
});

describe('QI §0 performance improvements: trend from SPC', () => {
  const falling = [30, 28, 27, 25, 24, 22, 21, 19, 18];

  it('a falling infection rate improves, a falling share of good care deteriorates', () => {
    expect([trend(falling, 'lower'), trend(falling, 'higher')]).toEqual(['improving', 'deteriorating']);
  });

  it('three equal points say nothing, five say that nothing moves', () => {
    expect([trend([7, 7, 7], 'higher'), trend([7, 7, 7, 7, 7], 'higher')]).toEqual(['unknown', 'stable']);
  });

  it('noise is no trend', () => expect(trend([5, 6, 5, 7, 4, 6, 5, 6, 5], 'lower')).toBe('stable'));
});
