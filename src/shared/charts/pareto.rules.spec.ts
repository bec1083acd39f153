import { paretoSteps } from './pareto.rules.js';

const item = (label: string, value: number): { label: string; value: number } => ({ label, value });

describe('Pareto steps', () => {
  it('go from the greatest down and add up to all', () => {
    expect(paretoSteps([item('b', 30), item('a', 50), item('c', 20)])).toEqual([
      { label: 'a', value: 50, sharePercent: 50, cumulativePercent: 50 },
      { label: 'b', value: 30, sharePercent: 30, cumulativePercent: 80 },
      { label: 'c', value: 20, sharePercent: 20, cumulativePercent: 100 },
    ]);
  });

  it('leave out what explains nothing', () => {
    expect(paretoSteps([item('a', 0), item('b', -4), item('c', Number.NaN)])).toEqual([]);
  });

  it('end with all others in one', () => {
    const steps = paretoSteps(
      [1, 2, 3, 4, 5].map((value) => item(`n${value}`, value)),
      3,
    );
    expect(steps.map(({ label, value }) => [label, value])).toEqual([
      ['n5', 5],
      ['n4', 4],
      ['other (3)', 6],
    ]);
    expect(steps[2]!.cumulativePercent).toBe(100);
  });
});
