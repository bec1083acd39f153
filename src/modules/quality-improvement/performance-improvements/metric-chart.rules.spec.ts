import { calculateChart } from '../spc/chart.rules.js';
import { metricChart, type ChartedMetric } from './metric-chart.rules.js';

const METRIC = { chart: 'i', betterIs: 'lower', targetValue: 5, baselinePoints: 3, rules: ['nhs'] } as const;
const points = (values: readonly (number | null)[], excluded: number[] = [], sizes: readonly (number | null)[] = []) =>
  values.map((value, at) => ({
    measuredOn: `2026-01-${String(at + 1).padStart(2, '0')}`,
    value,
    size: sizes[at] ?? null,
    isExcluded: excluded.includes(at),
  }));

describe('QI §0 performance improvements: a frozen baseline', () => {
  it.each<[string, Partial<ChartedMetric>, ReturnType<typeof points>, number | null]>([
    ['ends with the last of its points', {}, points([1, 2, 3, 4]), 3],
    ['is not complete', {}, points([1, 2]), null],
    ['is none', { baselinePoints: null }, points([1, 2, 3, 4]), null],
    ['waits for values: months before the first one', {}, points([null, null, 1, 2, null, 3, 4]), 6],
    ['is not complete with missing values', {}, points([null, 1, 2]), null],
    ['waits for others instead of excluded ones', {}, points([1, 90, 2, 3, 4], [1]), 4],
    ['waits for something to divide by', { chart: 'p' }, points([1, 0, 2, 1, 1], [], [5, 0, 5, 5, 5]), 4],
  ])('%s', (_, more, given, freezeAt) => expect(metricChart({ ...METRIC, ...more }, given).freezeAt).toBe(freezeAt));

  it('of a feed that begins before its data has a centre, and what lies beyond its limits is seen', () => {
    const values = [...Array<null>(12).fill(null), ...Array.from({ length: 12 }, (_, at) => 10 + (at % 3)), 90];
    const { points: drawn } = calculateChart(metricChart({ ...METRIC, baselinePoints: 12 }, points(values)));
    expect(drawn.at(-1)).toMatchObject({ centre: 11, outside: true, signals: ['nhs.outside'] });
  });
});
