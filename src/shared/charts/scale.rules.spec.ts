import { bandScale, dayScale, extentOf, linearScale } from './scale.rules.js';

describe('a scale', () => {
  it.each([
    [0, 200],
    [50, 100],
    [100, 0],
    [-50, 300],
  ])('puts %d at %d', (value, at) => expect(linearScale([0, 100], [200, 0])(value)).toBe(at));

  it('without extent puts all in the middle', () => expect(linearScale([5, 5], [0, 100])(5)).toBe(50));

  it('of days keeps their distances, a leap day counted', () => {
    const scale = dayScale(['2024-02-28', '2024-03-01'], [0, 100]);
    expect(['2024-02-28', '2024-02-29', '2024-03-01'].map(scale)).toEqual([0, 50, 100]);
  });

  it('of bands leaves gaps', () => {
    const band = bandScale(4, [0, 400], 0.2);
    expect([band.start(0), band.middle(0), band.middle(3), band.width]).toEqual([10, 50, 350, 80]);
  });
});

describe('the extent of values', () => {
  it.each<[(number | null)[], readonly [number, number] | null]>([
    [[], null],
    [[null, Number.NaN, Number.POSITIVE_INFINITY, -1e101], null],
    [[3], [3, 3]],
    [
      [null, -2, 7, Number.NaN],
      [-2, 7],
    ],
  ])('%j is %j', (values, extent) => expect(extentOf(values)).toEqual(extent));
});
