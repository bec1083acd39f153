import type { KpiStatus } from './improvement-kpi.codes.js';

/** A share beside its target, which it is to be above. */
export function kpiOf(numerator: number, denominator: number, target: number) {
  const share = denominator === 0 ? null : numerator / denominator;
  const status: KpiStatus = share === null ? 'not_computable' : share > target ? 'on_target' : 'off_target';
  return { numerator, denominator, share, target, status };
}

/** How many there are of each name, none left out. */
export function countsBy(
  names: readonly string[],
  rows: readonly { key: string; count: number }[],
): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, rows.find(({ key }) => key === name)?.count ?? 0]));
}

/** The same from single things. */
export function tally(names: readonly string[], keys: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, keys.filter((key) => key === name).length]));
}

export function totalOf(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
