import { isDrawable } from './scale.rules.js';

/** One bar, or one part of a stack, in values of the axis. */
export interface BarSpan {
  category: number;
  series: number;
  value: number;
  from: number;
  to: number;
}

/** All bars of a chart; in stacks positive parts go up from zero and negative ones down. */
export function barSpans(
  series: readonly { values: readonly (number | null)[] }[],
  layout: 'stacked' | 'grouped',
): BarSpan[] {
  const ups = new Map<number, number>();
  const downs = new Map<number, number>();
  return series.flatMap(({ values }, index) =>
    values.flatMap((value, category) => {
      if (!isDrawable(value)) return [];
      const heap = value < 0 ? downs : ups;
      const from = layout === 'stacked' ? (heap.get(category) ?? 0) : 0;
      heap.set(category, from + value);
      return [{ category, series: index, value, from, to: from + value }];
    }),
  );
}

/** From the deepest to the highest of bars and references, zero among them. */
export function spanExtent(spans: readonly BarSpan[], references: readonly number[]): [number, number] {
  const ends = [...spans.flatMap(({ from, to }) => [from, to]), ...references.filter(isDrawable)];
  return ends.reduce<[number, number]>(([low, high], end) => [Math.min(low, end), Math.max(high, end)], [0, 0]);
}
