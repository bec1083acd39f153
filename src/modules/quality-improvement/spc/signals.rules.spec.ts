import type { SignalCode } from './chart-kinds.codes.js';
import { anhoejMarks, ihiMarks, runsThatChanceLeaves } from './run-chart-signals.rules.js';
import { nhsMarks } from './nhs-signals.rules.js';
import { runStatistics } from './run-statistics.rules.js';
import { nelsonMarks, westernElectricMarks } from './shewhart-signals.rules.js';
import type { Mark, Track } from './signal-track.rules.js';

/** Values about a centre of 0 with a sigma of 1. */
function track(values: readonly number[]): Track {
  const sides = values.map(Math.sign);
  const outside = values.map((value) => (value > 3 ? 1 : value < -3 ? -1 : 0));
  return { values, sides, positions: values, outside };
}

function at(marks: readonly Mark[], code: SignalCode): number[] {
  return marks.filter((mark) => mark.code === code).map((mark) => mark.at);
}

const repeated = (value: number, times: number) => Array<number>(times).fill(value);
const alternating = (size: number, times: number) => Array.from({ length: times }, (_, i) => (i % 2 ? -size : size));

describe('QI SPC: Western Electric and Nelson rules mark the point that completes the pattern', () => {
  it.each<[string, SignalCode, number[], number[]]>([
    ['two of three beyond two sigma', 'we.2', [0, 2.5, 1, 2.6, 0], [3]],
    ['no window of fewer than three points', 'we.2', [2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 3.2], [2, 3, 4, 5, 6, 7]],
    ['the two on one side', 'we.2', [0, 2.5, -2.6, 0, 2.6], []],
    ['exactly two sigma is not beyond', 'we.2', [0, 2, 2, 2], []],
    ['four of five beyond one sigma', 'we.3', [1.5, 1.2, 0, 1.1, 1.3, 0], [4]],
    ['a point that is none of the four is not marked', 'we.3', [0, 1.5, 1.5, 1.5, 1.5, 0.2], [4]],
    ['eight on one side', 'we.4', [...repeated(0.5, 9), -1], [7, 8]],
    ['a point on the centre ends the stretch', 'we.4', [...repeated(0.5, 7), 0, ...repeated(0.5, 7)], []],
    ['nine on one side', 'nelson.2', repeated(-0.5, 10), [8, 9]],
    ['six rising', 'nelson.3', [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0], [5, 6]],
    ['six falling', 'nelson.3', [0.6, 0.5, 0.4, 0.3, 0.2, 0.1], [5]],
    ['an equal neighbour ends a trend', 'nelson.3', [0, 0.1, 0.2, 0.2, 0.3, 0.4, 0.5], []],
    ['fourteen up and down in turn', 'nelson.4', alternating(0.4, 15), [13, 14]],
    ['thirteen are not enough', 'nelson.4', alternating(0.4, 13), []],
    ['two of three beyond two sigma', 'nelson.5', [0, -2.5, -1, -2.6, 0], [3]],
    ['four of five beyond one sigma', 'nelson.6', [-1.5, -1.2, 0, -1.1, -1.3], [4]],
    ['fifteen within one sigma, its edge included', 'nelson.7', [1, ...alternating(0.2, 14), 2], [14]],
    ['eight beyond one sigma on both sides', 'nelson.8', [1.5, 1.5, -1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 0], [7]],
    ['eight beyond one sigma on one side are a shift instead', 'nelson.8', repeated(1.5, 8), []],
  ])('%s: %s', (_, code, values, expected) => {
    const marks = [...westernElectricMarks(track(values)), ...nelsonMarks(track(values))];
    expect(at(marks, code)).toEqual(expected);
  });
});

describe('QI SPC: NHS Making Data Count', () => {
  it.each<[string, SignalCode, number[], number[]]>([
    ['six on one side are not seven', 'nhs.seven-one-side', repeated(1, 6), []],
    ['a point of the other side ends it', 'nhs.seven-one-side', [...repeated(1, 6), -1], []],
    ['seven on one side', 'nhs.seven-one-side', repeated(-1, 8), [6, 7]],
    ['six rising are not seven', 'nhs.seven-trend', [1, 2, 3, 4, 5, 6], []],
    ['an equal neighbour ends a trend', 'nhs.seven-trend', [1, 2, 3, 3, 4, 5, 6], []],
    ['seven rising: six steps of one sign', 'nhs.seven-trend', [1, 2, 3, 4, 5, 6, 7], [6]],
    ['two of three near the limit', 'nhs.two-of-three', [0.1, 2.5, 2.5, 0.1, 0], [2, 3]],
    ['all three on its side', 'nhs.two-of-three', [-0.1, 2.5, 2.5, -0.1], []],
    ['a point outside is not near', 'nhs.two-of-three', [0.1, 3.5, 2.5], []],
  ])('%s: %s', (_, code, values, expected) => expect(at(nhsMarks(track(values)), code)).toEqual(expected));
});

describe('QI SPC: run chart rules of the IHI and of Anhøj', () => {
  it.each<[string, SignalCode, number[], number[]]>([
    ['six on one side', 'ihi.shift', [-1, 1, 2, 1, 2, 1, 2, 1], [6, 7]],
    ['points on the centre are skipped', 'ihi.shift', [1, 2, 0, 1, 0, 2, 1, 2], [7]],
    ['five rising', 'ihi.trend', [3, 1, 2, 3, 4, 5, 6, 2], [5, 6]],
    ['equal neighbours count once', 'ihi.trend', [1, 2, 2, 3, 3, 4, 5, 5], [6]],
    ['two runs of ten are too few', 'ihi.too-few-runs', [...repeated(1, 5), ...repeated(-1, 5), 0], [9]],
    ['three are not', 'ihi.too-few-runs', [...repeated(1, 4), ...repeated(-1, 5), 1], []],
    ['ten runs of ten are too many', 'ihi.too-many-runs', alternating(1, 10), [9]],
    ['nothing is said of nine points', 'ihi.too-many-runs', alternating(1, 9), []],
  ])('%s: %s', (_, code, values, expected) => expect(at(ihiMarks(track(values)), code)).toEqual(expected));

  it('the number of runs goes on where the printed table ends', () => {
    expect([10, 40, 60].map(runsThatChanceLeaves)).toEqual([
      [3, 9],
      [15, 27],
      [24, 38],
    ]);
    expect(runsThatChanceLeaves(61)).toEqual([24, 39]);
    expect(runsThatChanceLeaves(1000)).toEqual([471, 531]);
  });

  it('a run of exactly the longest that chance leaves is no signal, one more is, from that point on', () => {
    const mixed = alternating(1, 12);
    const equal = [...mixed, ...repeated(1, 8)];
    const longer = [...mixed, ...repeated(1, 10)];
    expect(runStatistics(equal, 20)).toMatchObject({ longest: 8, longestMax: 7 });
    expect(runStatistics(equal.slice(0, 19), 19)).toMatchObject({ longest: 7, longestMax: 7, signal: false });
    expect(runStatistics(longer, 22)).toMatchObject({ longest: 10, longestMax: 7, crossings: 12, signal: true });
    expect(at(anhoejMarks(track(longer), runStatistics(longer, 22)), 'anhoej.longest-run')).toEqual([19, 20, 21]);
  });

  it('too few crossings are a signal, the fewest that chance leaves are not', () => {
    const blocks = (sizes: number[]) => sizes.flatMap((size, i) => repeated(i % 2 ? -1 : 1, size));
    const few = blocks([5, 5, 5, 5]);
    expect(runStatistics(few, 20)).toMatchObject({ crossings: 3, crossingsMin: 6, longest: 5, signal: true });
    expect(at(anhoejMarks(track([...few, 0]), runStatistics(few, 20)), 'anhoej.crossings')).toEqual([19]);
    const just = blocks([3, 3, 3, 3, 3, 3, 2]);
    expect(runStatistics(just, 20)).toMatchObject({ crossings: 6, crossingsMin: 6, signal: false });
  });
});
