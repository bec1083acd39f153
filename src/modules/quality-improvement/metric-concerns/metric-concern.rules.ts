import { metricChart, type ChartedMetric, type MetricPoint } from '../performance-improvements/metric-chart.rules.js';
import { phasedChart, phasesOf, type StartedChange } from '../project-pages/project-chart.rules.js';
import { directedSignals } from '../spc/chart.rules.js';
import type { ConcernSignal } from './metric-concern.codes.js';

/** A signal against the direction of good. */
export interface Concern {
  measuredOn: string;
  signal: ConcernSignal;
}

/** A metric with what was changed to make it better: its chart, and the same in phases. */
export interface WatchedMetric extends ChartedMetric {
  interventions: readonly StartedChange[];
}

/**
 * The concerns of the points of these days and of the newest point. What the charts show against the direction of good
 * counts if they showed it when the point was the newest, too: an improvement moves the centre and leaves what was before
 * it on the bad side, and that is no news. What is excluded tells nothing.
 */
export function concernsOf(metric: WatchedMetric, points: readonly MetricPoint[], days: readonly string[]): Concern[] {
  const newest = points.findLast(({ value, isExcluded }) => value !== null && !isExcluded)?.measuredOn;
  const watched = new Set([...days, newest]);
  const then = new Map<string, ReadonlyMap<string, Concern>>();
  const seenOn = (day: string) => {
    const seen = then.get(day) ?? wrongWay(metric, upTo(day, points));
    then.set(day, seen);
    return seen;
  };
  return [...wrongWay(metric, points)]
    .filter(([key, { measuredOn }]) => watched.has(measuredOn) && seenOn(measuredOn).has(key))
    .map(([, concern]) => concern);
}

/** All signals against the direction of good, each once: of the metric's own chart, and of its chart in phases. */
function wrongWay(metric: WatchedMetric, points: readonly MetricPoint[]): Map<string, Concern> {
  const days = points.map(({ measuredOn }) => measuredOn);
  const phases = phasesOf(days, metric.interventions);
  const own = metricChart(metric, points);
  const charts = phases.starts.length === 0 ? [own] : [own, phasedChart(metric, points, phases)];
  const bad = metric.betterIs === 'higher' ? -1 : 1;
  const found = charts
    .flatMap(directedSignals)
    .filter(({ at, direction }) => direction === bad && !points[at]!.isExcluded)
    .map(({ at, code: signal }): Concern => ({ measuredOn: days[at]!, signal }));
  return new Map(found.map((concern) => [`${concern.measuredOn} ${concern.signal}`, concern]));
}

function upTo(day: string, points: readonly MetricPoint[]): readonly MetricPoint[] {
  return points.filter(({ measuredOn }) => measuredOn <= day);
}
