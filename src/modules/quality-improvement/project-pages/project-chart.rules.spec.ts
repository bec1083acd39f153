import { calculateChart } from '../spc/chart.rules.js';
import { phasedChart, phasesOf, phaseSummaries } from './project-chart.rules.js';

const DAYS = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'];
const change = (title: string, startedOn: string | null) => ({ title, startedOn });

describe('QI §0 projects: phases at interventions', () => {
  it.each([
    ['a change that has not begun makes none', [change('A', null)], [], []],
    ['the first point on or after the day begins it', [change('A', '2026-02-10')], [1], ['A']],
    ['the very day counts', [change('A', '2026-03-31')], [2], ['A']],
    ['before the first point there is no phase', [change('A', '2025-12-01')], [], []],
    ['after the last point neither', [change('A', '2026-05-01')], [], []],
    ['two at one point are one phase', [change('B', '2026-03-02'), change('A', '2026-03-01')], [2], ['A, B']],
    ['in the order of time', [change('B', '2026-04-01'), change('A', '2026-02-01')], [1, 3], ['A', 'B']],
  ])('%s', (_, changes, starts, labels) => expect(phasesOf(DAYS, changes)).toEqual({ starts, labels }));

  it('each phase has the centre of its own points; excluded ones do not count', () => {
    const values = [8, 10, 4, 2];
    const points = DAYS.map((measuredOn, at) => ({ measuredOn, value: values[at]!, size: null, isExcluded: false }));
    const metric = { chart: 'run', betterIs: 'lower', targetValue: 2, baselinePoints: 2, rules: [] } as const;
    const phases = phasesOf(DAYS, [change('A', '2026-03-01')]);
    const chart = phasedChart(metric, points, phases);
    expect(chart).toMatchObject({ phases: [2], freezeAt: null });
    expect(phaseSummaries(calculateChart(chart), phases)).toEqual([
      { label: 'before', fromDay: '2026-01-31', values: 2, centre: 9 },
      { label: 'A', fromDay: '2026-03-31', values: 2, centre: 3 },
    ]);
    expect(phasedChart(metric, points, { starts: [], labels: [] }).freezeAt).toBe(2);
    expect(phaseSummaries(calculateChart({ chart: 'run', points: [] }), phases)).toEqual([]);
  });
});
