import { metricChart, type ChartedMetric, type MetricPoint } from '../performance-improvements/metric-chart.rules.js';
import type { ChartInput } from '../spc/chart-input.rules.js';
import type { ChartResult } from '../spc/chart-result.rules.js';

/** When a change began to have its effect. */
export interface StartedChange {
  title: string;
  startedOn: string | null;
}

export interface Phases {
  /** Index of the first point of each phase after the first. */
  starts: number[];
  /** What began it; several at the same point are named together. */
  labels: string[];
}

/** The phases that changes make of a series: each begins with the first point on or after its day. */
export function phasesOf(days: readonly string[], changes: readonly StartedChange[]): Phases {
  const byStart = new Map<number, string[]>();
  for (const { title, startedOn } of [...changes].sort((a, b) =>
    (a.startedOn ?? '') < (b.startedOn ?? '') ? -1 : 1,
  )) {
    if (startedOn === null) continue;
    const at = days.findIndex((day) => day >= startedOn);
    if (at > 0) byStart.set(at, [...(byStart.get(at) ?? []), title]);
  }
  const starts = [...byStart.keys()].sort((a, b) => a - b);
  return { starts, labels: starts.map((at) => byStart.get(at)!.join(', ')) };
}

/** The chart of a metric with a phase for each change. */
export function phasedChart(metric: ChartedMetric, points: readonly MetricPoint[], { starts }: Phases): ChartInput {
  const chart = metricChart(metric, points);
  return starts.length === 0 ? chart : { ...chart, phases: starts, freezeAt: null };
}

/** One phase: its first day, how many values it has, and the centre that these make. */
export interface PhaseSummary {
  label: string;
  fromDay: string;
  values: number;
  centre: number | null;
}

/** Before and after: what each phase came to. */
export function phaseSummaries({ points }: ChartResult, { starts, labels }: Phases): PhaseSummary[] {
  if (points.length === 0) return [];
  return [0, ...starts].map((start, at) => {
    const own = points.slice(start, starts[at] ?? points.length);
    return {
      label: at === 0 ? 'before' : labels[at - 1]!,
      fromDay: own[0]!.label,
      values: own.filter(({ value, excluded }) => value !== null && !excluded).length,
      centre: own.find(({ centre }) => centre !== null)?.centre ?? null,
    };
  });
}
