/** Causes by weight, and how much the first of them explain together (Juran's vital few). */

export interface ParetoItem {
  label: string;
  value: number;
}

export interface ParetoStep extends ParetoItem {
  /** Part of the whole, in percent. */
  sharePercent: number;
  /** This and all before it, in percent of the whole. */
  cumulativePercent: number;
}

/**
 * Greatest first, ties by label; all beyond the first `most - 1` are one last step `other (n)`. What is zero, negative
 * or no number explains nothing and is left out.
 */
export function paretoSteps(items: readonly ParetoItem[], most = 12): ParetoStep[] {
  const sorted = items
    .filter(({ value }) => Number.isFinite(value) && value > 0)
    .sort((a, b) => b.value - a.value || (a.label < b.label ? -1 : 1));
  const kept = sorted.length <= most ? sorted : [...sorted.slice(0, most - 1), other(sorted.slice(most - 1))];
  const whole = kept.reduce((sum, { value }) => sum + value, 0);
  let sum = 0;
  return kept.map(({ label, value }) => {
    sum += value;
    return { label, value, sharePercent: (value / whole) * 100, cumulativePercent: (sum / whole) * 100 };
  });
}

function other(items: readonly ParetoItem[]): ParetoItem {
  return { label: `other (${items.length})`, value: items.reduce((sum, { value }) => sum + value, 0) };
}
