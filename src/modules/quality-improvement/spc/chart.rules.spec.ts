import type { ChartInput } from './chart-input.rules.js';
import type { ChartKind, RuleSet } from './chart-kinds.codes.js';
import { calculateChart } from './chart.rules.js';
import type { ChartedPoint, ChartResult } from './chart-result.rules.js';
import { c4, d2, d3 } from './control-constants.rules.js';
import { fewestCrossings } from './run-statistics.rules.js';

const ALL_RULES: RuleSet[] = ['western-electric', 'nelson', 'nhs', 'ihi', 'anhoej'];

type Values = readonly (number | null)[];

function chart(kind: ChartKind, values: Values, more: Partial<ChartInput> & { sizes?: Values } = {}): ChartResult {
  const { sizes, ...options } = more;
  const points = values.map((value, at) => ({
    label: String(at + 1),
    value,
    ...(sizes && { size: sizes[at] ?? null }),
  }));
  return calculateChart({ chart: kind, points, ...options });
}

function grouped(kind: ChartKind, groups: readonly Values[], more: Partial<ChartInput> = {}): ChartResult {
  return calculateChart({ chart: kind, points: groups.map((values, at) => ({ label: String(at), values })), ...more });
}

const lines = ({ centre, lower, upper }: ChartedPoint) => [centre, lower, upper];
const codes = ({ warnings }: ChartResult) => warnings.map(({ code }) => code);

function expectLines(point: ChartedPoint | undefined, expected: readonly number[]): void {
  lines(point!).forEach((line, at) => expect(line).toBeCloseTo(expected[at]!, 10));
}

describe('QI SPC: individual measurements', () => {
  it('leaves ranges at or above 3.267 times their mean out, once', () => {
    // Ranges 1, 1, 1, 1, 20, 20, 1, 1, 1: mean 47/9, limit 17.06; the seven of 1 stay.
    const { points } = chart('i', [10, 11, 10, 11, 10, 30, 10, 11, 10, 11]);
    expectLines(points[0], [12.4, 12.4 - 3 / 1.128, 12.4 + 3 / 1.128]);
    expect(points.filter(({ outside }) => outside).map(({ label }) => label)).toEqual(['6']);
  });

  it('has no floor at zero', () => expect(chart('i', [0, 4, 1, 5]).points[0]!.lower).toBeLessThan(0));

  it('an excluded point leaves its neighbours a range, a missing one takes both ranges away', () => {
    const excluded = chart('i', [1, 2, 50, 4, 5], { excluded: [2] }).points[2]!;
    expectLines(excluded, [3, 3 - (3 * (4 / 3)) / 1.128, 3 + (3 * (4 / 3)) / 1.128]);
    expect([excluded.excluded, excluded.outside]).toEqual([true, true]);
    expectLines(chart('i', [1, 2, null, 4, 5]).points[0], [3, 3 - 3 / 1.128, 3 + 3 / 1.128]);
  });

  it('moving ranges are taken before exclusion, and their runs are never a signal', () => {
    const { points, runs } = chart('mr', [1, 2, 50, 4, 5], { excluded: [2] });
    expect(points.map(({ value }) => value)).toEqual([null, 1, 48, 46, 1]);
    expectLines(points[0], [16, 0, 3.267 * 16]);
    expect(
      chart(
        'mr',
        Array.from({ length: 40 }, (_, i) => i * i),
      ).runs[0]!.signal,
    ).toBe(false);
    expect(runs[0]).toMatchObject({ points: 4, useful: 3 });
  });

  it('freezes a baseline of one point: a centre, no limits', () => {
    const result = chart('i', [1, 2, 3], { freezeAt: 1 });
    expect(result.points.map(lines)).toEqual(Array(3).fill([1, null, null]));
    expect(codes(result)).toEqual(['TOO_FEW_POINTS', 'NO_LIMITS']);
  });

  it('equal points have no variation; nothing is a signal', () => {
    const result = chart('i', [7, 7, 7], { rules: ALL_RULES });
    expect(result.points.map(({ signals, outside, centre, upper }) => [signals, outside, centre, upper])).toEqual(
      Array(3).fill([[], false, 7, null]),
    );
    expect(result.runs[0]).toEqual({
      points: 3,
      useful: 0,
      longest: null,
      longestMax: null,
      crossings: null,
      crossingsMin: null,
      signal: false,
    });
    expect(codes(result)).toContain('NO_VARIATION');
  });

  it('where all ranges but zero are left out the limits lie on the centre, which is said', () => {
    const result = chart('i', [1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2]);
    expect(lines(result.points[0]!)).toEqual([1.5, 1.5, 1.5]);
    expect(result.points.every(({ outside }) => outside)).toBe(true);
    expect(codes(result)).toEqual(['TOO_FEW_POINTS', 'NO_WIDTH']);
    expect(codes(chart('c', [0, 0, 0]))).toEqual(['TOO_FEW_POINTS']);
    expect(codes(chart('c', [0, 0, 0, 1], { freezeAt: 3 }))).toEqual(['TOO_FEW_POINTS', 'NO_WIDTH']);
  });

  it('a mean that a point lies on is met exactly', () => {
    expect(chart('i', [0.1, 0.2, 0.3]).runs[0]!.useful).toBe(2);
  });

  it('t and g: lines in the scale of the events, the g centre the median', () => {
    const t = chart('t', [1, 200, 3, 400, 1]).points[0]!;
    expect(t.lower).toBe(0);
    expectLines(chart('g', [0, 2, 10]).points[0], [2, 0, 4 + 3 * Math.sqrt(20)]);
  });
});

describe('QI SPC: proportions, rates and counts', () => {
  it('p: the sum of counts over the sum of sizes, limits by size, within 0 and 1', () => {
    const { points } = chart('p', [1, 9, 98], { sizes: [10, 10, 100] });
    const sigma = Math.sqrt((0.9 * 0.1) / 100);
    expectLines(points[0], [0.9, 0.9 - 3 * Math.sqrt(0.009), 1]);
    expectLines(points[2], [0.9, 0.9 - 3 * sigma, 0.9 + 3 * sigma]);
    expect(points.map(({ outside }) => outside)).toEqual([true, false, false]);
  });

  it.each<[ChartKind, Values, number]>([
    ['p', Array<number>(16).fill(0), 0],
    ['p', Array<number>(16).fill(10), 1],
    ['u', Array<number>(16).fill(0), 0],
    ['c', Array<number>(16).fill(0), 0],
    ['g', Array<number>(16).fill(0), 0],
  ])('%s: all or none of everything has its limits on the centre, and no signal', (kind, counts, centre) => {
    const sizes = Array<number>(16).fill(10);
    const { points } = chart(kind, counts, { sizes, rules: ALL_RULES });
    expect(points.map(lines)).toEqual(Array(16).fill([centre, centre, centre]));
    expect(points.flatMap(({ signals }) => signals)).toEqual([]);
    expect(chart('pp', [0, 0], { sizes }).points[0]).toMatchObject({ centre: 0, lower: null, upper: null });
  });

  it('nor have moving ranges of equal values, or equal subgroups', () => {
    const equal = [chart('mr', Array<number>(17).fill(5), { rules: ALL_RULES })];
    for (const kind of ['xbar-s', 'xbar-r', 's', 'r'] as const) {
      equal.push(grouped(kind, Array<Values>(16).fill([5, 5]), { rules: ALL_RULES }));
    }
    expect(equal.flatMap(({ points }) => points.flatMap(({ signals }) => signals))).toEqual([]);
  });

  it('without a count or a size a point is missing, and its size is not counted', () => {
    const result = chart('u', [2, null, 0, 3, 4], { sizes: [10, 10, 0, null, 20] });
    expect(result.points.map(({ value, upper }) => [value, upper !== null])).toEqual([
      [0.2, true],
      [null, false],
      [null, false],
      [null, false],
      [0.2, true],
    ]);
    expect(result.points[0]!.centre).toBe(0.2);
    expect(codes(result)).toEqual(['TOO_FEW_POINTS', 'SIZE_ZERO']);
  });

  it('p′ and u′: the half-width times the sigma of the z-scores', () => {
    const sizes = [4000, 4000, 4000, 4000];
    const counts = [400, 600, 400, 600];
    const p = Math.sqrt((0.125 * 0.875) / 4000);
    const pFactor = 0.05 / p / 1.128;
    expectLines(chart('pp', counts, { sizes }).points[0], [0.125, 0, 0.125 + 3 * p * pFactor]);
    const half = (3 * 0.05) / 1.128;
    expectLines(chart('up', counts, { sizes }).points[0], [0.125, 0, 0.125 + half]);
  });

  it('c: mean and its root, from zero', () => expectLines(chart('c', [2, 4, 6]).points[0], [4, 0, 10]));
});

describe('QI SPC: subgroups', () => {
  const groups = [
    [1, 2, 3],
    [2, 4, 6],
  ];

  it('constants are exact', () => {
    expect([c4(2), d2(2), d3(2)]).toEqual([
      expect.closeTo(Math.sqrt(2 / Math.PI), 13),
      expect.closeTo(2 / Math.sqrt(Math.PI), 12),
      expect.closeTo(Math.sqrt(2 - 4 / Math.PI), 12),
    ]);
    // Order statistics of three: the expected range is 3/√π.
    expect(d2(3)).toBeCloseTo(3 / Math.sqrt(Math.PI), 12);
    expect(c4(100)).toBeCloseTo(0.99747797607, 10);
    expect(d2(100)).toBeCloseTo(5.01518727289, 9);
  });

  // ∫ 1 - Φ(x)^n - (1 - Φ(x))^n dx (Tippett 1925), computed apart with thirty digits.
  it.each([
    [300, 5.755533694302],
    [1000, 6.4828715382669],
    [5000, 7.355117581595],
  ])('d2 is exact for a subgroup of %i', (size, expected) => expect(d2(size)).toBeCloseTo(expected, 11));

  it('x̄ and s of equal sizes', () => {
    const half = (3 * 1.5) / (c4(3) * Math.sqrt(3));
    expectLines(grouped('xbar-s', groups).points[0], [3, 3 - half, 3 + half]);
    expectLines(grouped('s', groups).points[0], [1.5, 0, 1.5 + (4.5 * Math.sqrt(1 - c4(3) ** 2)) / c4(3)]);
  });

  it('the only subgroup of a baseline lies on the centre exactly', () => {
    const values = [43.715506, 55.4, 60.499426, 59.46, 51.96];
    for (const kind of ['xbar-s', 'xbar-r'] as const) expect(grouped(kind, [values]).runs[0]!.useful).toBe(0);
  });

  // d2 · (R ÷ d2) is not R for every R and size: some of these would lie beside the centre.
  it.each([2, 3, 4, 5, 6, 7, 8])(
    'a range on R̄ lies on the centre of its size, %i, also before a subgroup of another',
    (size) => {
      for (let range = 1; range <= 40; range++) {
        const groups = [
          ...Array<Values>(2).fill([0, range, ...Array<number>(size - 2).fill(0)]),
          Array<number>(size + 1).fill(0),
        ];
        const { points, runs } = grouped('r', groups, { freezeAt: 2 });
        expect([points[0]!.centre, runs[0]!.useful]).toEqual([range, 1]);
      }
    },
  );

  it('x̄ and R of equal sizes', () => {
    const half = (3 * 3) / (d2(3) * Math.sqrt(3));
    expectLines(grouped('xbar-r', groups).points[0], [3, 3 - half, 3 + half]);
    expectLines(grouped('r', groups).points[0], [3, 0, 3 + (9 * d3(3)) / d2(3)]);
  });

  it('unequal sizes pool the deviations, an empty subgroup and one of one measurement left out', () => {
    const result = grouped('s', [[1, 3], [1, 2, 3], [], [null, 5]]);
    expect(result.points[0]!.centre).toBeCloseTo(Math.sqrt((2 + 2) / 3), 12);
    expect(result.points.map(({ value, upper }) => [value === null, upper === null])).toEqual([
      [false, false],
      [false, false],
      [true, true],
      [true, true],
    ]);
    expect(result.runs[0]).toMatchObject({ points: 4, useful: 2 });
    expect(codes(result)).toContain('SUBGROUP_TOO_SMALL');
  });
});

describe('QI SPC: phases, nulls, direction', () => {
  it('each phase by itself; phases override the freeze', () => {
    const result = chart('run', [1, 1, 2, 9, 9, 8], { phases: [3], freezeAt: 2 });
    expect(result.points.map(({ centre }) => centre)).toEqual([1, 1, 1, 9, 9, 9]);
    expect(result.runs).toHaveLength(2);
    expect(codes(result)).toEqual(['FREEZE_OVERRIDDEN', 'TOO_FEW_POINTS', 'TOO_FEW_POINTS']);
  });

  it.each(['run', 'i', 'mr', 'p', 'pp', 'u', 'up', 'c', 'g', 't'] as const)(
    '%s: nothing but missing points',
    (kind) => {
      const result = chart(kind, [null, null], { sizes: [1, 1], rules: ['ihi', 'nelson'] });
      expect(result.points.map(lines)).toEqual(Array(2).fill([null, null, null]));
      expect(codes(result)).toEqual(['NO_CENTRE']);
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    },
  );

  it.each([
    ['higher', 'improvement'],
    ['lower', 'concern'],
    [null, 'neutral'],
  ] as const)('a shift upwards where %s is better: %s', (betterIs, judgement) => {
    const result = chart('run', [1, 1, 1, 1, 1, 2, 3, 3, 3, 3, 3, 3], { rules: ['ihi'], betterIs });
    expect(result.points[11]).toMatchObject({ judgement });
    expect(result.points[11]!.signals).toContain('ihi.shift');
    expect(result.points[0]!.judgement).toBeNull();
  });

  it('signals are the rules that were asked for; outside is said without any', () => {
    const values = [5, 6, 5, 6, 5, 6, 40, 6, 5, 6, 5, 6];
    const asked = (rules: RuleSet[]) => chart('i', values, { rules, betterIs: 'lower' }).points[6]!;
    expect(asked([])).toMatchObject({ outside: true, signals: [], judgement: 'concern' });
    expect(asked(['western-electric', 'nelson', 'nhs', 'ihi']).signals).toEqual([
      'we.1',
      'nelson.1',
      'nhs.outside',
      'ihi.astronomical',
    ]);
    expect(chart('run', values, { rules: ['ihi', 'nhs'] }).points[6]!.signals).toEqual(['ihi.astronomical']);
  });

  it('patterns stop at a new phase and pass over excluded and missing points', () => {
    const shift = [-1, -1, -1, 1, 1, 1, 1, 1, 1, 1, 1];
    const signalled = (more: Partial<ChartInput>, values: Values = shift) =>
      chart('run', values, { rules: ['nhs'], freezeAt: null, ...more }).points.flatMap(({ signals }, at) =>
        signals.length > 0 ? [at] : [],
      );
    const centred = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1];
    expect(signalled({}, centred)).toEqual([18]);
    expect(signalled({ phases: [13] }, centred)).toEqual([]);
    expect(signalled({}, [...centred.slice(0, 14), null, ...centred.slice(14)])).toEqual([19]);
    expect(signalled({ excluded: [14] }, [...centred, 1])).toEqual([19]);
  });
});

describe('QI SPC: crossings that chance leaves are the binomial quantile', () => {
  it.each([
    [1, 0],
    [5, 0],
    [10, 2],
    [28, 9],
    [40, 14],
    [1000, 474],
    [10_000, 4917],
  ])('%i useful points: %i', (useful, least) => expect(fewestCrossings(useful)).toBe(least));
});
