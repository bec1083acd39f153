import { goalProblems, type Goal } from './project-goal.rules.js';

const NOTHING: Goal = {
  metricName: null,
  betterIs: null,
  baselineValue: null,
  baselineOn: null,
  baselineSource: null,
  targetValue: null,
  targetOn: null,
  stretchValue: null,
};
const WHOLE: Goal = {
  metricName: 'falls',
  betterIs: 'lower',
  baselineValue: 10,
  baselineOn: '2025-12-31',
  baselineSource: 'Reports',
  targetValue: 5,
  targetOn: '2026-12-31',
  stretchValue: 0,
};

describe('the goal of a project', () => {
  it.each<[string, Partial<Goal>, string[]]>([
    ['whole', {}, []],
    [
      'a baseline without day and source',
      { baselineOn: null, baselineSource: null },
      ['/baselineOn', '/baselineSource'],
    ],
    ['values of no metric', { metricName: null }, ['/metricName']],
    ['a target without direction', { betterIs: null }, ['/betterIs']],
    ['a target at the baseline', { targetValue: 10 }, ['/targetValue']],
    ['a target worse than the baseline', { betterIs: 'higher' }, ['/targetValue', '/stretchValue']],
    ['a stretch goal at the target', { stretchValue: 5 }, ['/stretchValue']],
    ['a stretch goal without a target', { targetValue: null }, ['/targetValue']],
    ['a target day in the baseline', { targetOn: '2025-12-31' }, ['/targetOn']],
    ['a baseline of zero', { baselineValue: 0, betterIs: 'higher', stretchValue: 6 }, []],
  ])('%s', (_, facts, pointers) =>
    expect(goalProblems({ ...WHOLE, ...facts }).map(({ pointer }) => pointer)).toEqual(pointers),
  );

  it('of which nothing is said has no problem', () => expect(goalProblems(NOTHING)).toEqual([]));
});
