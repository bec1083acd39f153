import { barSpans, spanExtent } from './bar-spans.rules.js';

describe('bars', () => {
  it('of a stack go up from zero, and down where negative', () => {
    const spans = barSpans([{ values: [10, -5] }, { values: [20, -1] }, { values: [-4, null] }], 'stacked');
    expect(spans.map(({ category, series, from, to }) => [category, series, from, to])).toEqual([
      [0, 0, 0, 10],
      [1, 0, 0, -5],
      [0, 1, 10, 30],
      [1, 1, -5, -6],
      [0, 2, 0, -4],
    ]);
    expect(spanExtent(spans, [40, Number.NaN])).toEqual([-6, 40]);
  });

  it('beside each other all begin at zero', () => {
    expect(barSpans([{ values: [10] }, { values: [20] }], 'grouped').map(({ from }) => from)).toEqual([0, 0]);
  });

  it('have zero in their extent', () => expect(spanExtent([], [])).toEqual([0, 0]));
});
