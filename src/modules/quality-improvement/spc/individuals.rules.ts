import { MOVING_RANGE_D2, MOVING_RANGE_D4 } from './control-constants.rules.js';
import { meanOf, medianOf } from './exact-mean.rules.js';
import { threeSigmaLines, type Lines } from './lines.rules.js';
import type { PhaseSeries } from './phase-series.rules.js';

/** The values that feed centre and limits; a missing one stays and breaks the pair with its neighbours. */
export function baselineOf(phase: PhaseSeries, values = phase.values): Float64Array {
  return values.filter((_, at) => phase.isBaseline[at]);
}

/**
 * Sigma of individual measurements: mean moving range ÷ 1.128, ranges at or above 3.267 × the mean of all left out
 * once (Montgomery 6.33; Nelson 1982). NaN when no range is left: fewer than two neighbours, or no variation at all.
 */
export function sigmaOfMovingRanges(values: Float64Array): number {
  const ranges: number[] = [];
  for (let at = 1; at < values.length; at++) {
    const range = Math.abs((values[at] as number) - (values[at - 1] as number));
    if (!Number.isNaN(range)) ranges.push(range);
  }
  const limit = MOVING_RANGE_D4 * meanOf(ranges);
  return meanOf(ranges.filter((range) => range < limit)) / MOVING_RANGE_D2;
}

/** Run chart: the median, no limits. */
export function runLines(phase: PhaseSeries): Lines {
  return threeSigmaLines({ values: phase.values, centre: medianOf(baselineOf(phase)), sigma: () => NaN });
}

/** I chart: mean and three sigma of the moving ranges; no floor at zero. */
export function individualLines(phase: PhaseSeries, values = phase.values): Lines {
  const baseline = baselineOf(phase, values);
  const sigma = sigmaOfMovingRanges(baseline);
  return threeSigmaLines({ values, centre: meanOf(baseline), sigma: () => sigma });
}

/** MR chart: mean of the baseline's ranges, unscreened; 0 and 3.267 × the mean. */
export function movingRangeLines(phase: PhaseSeries): Lines {
  const centre = meanOf(baselineOf(phase));
  const sigma = ((MOVING_RANGE_D4 - 1) * centre) / 3;
  const lines = threeSigmaLines({ values: phase.values, centre, sigma: () => sigma, floor: 0 });
  lines.upper.fill(MOVING_RANGE_D4 * centre);
  return lines;
}

/** t chart: an I chart of y^(1/3.6), its lines taken back; a negative limit becomes 0 (Nelson 1994). */
export function timeBetweenLines(phase: PhaseSeries): Lines {
  const { centre, lower, upper, positions, sides } = individualLines(
    phase,
    phase.values.map((value) => value ** (1 / 3.6)),
  );
  const back = (line: Float64Array) => line.map((value) => (value < 0 ? 0 : value ** 3.6));
  return { centre: back(centre), lower: back(lower), upper: back(upper), positions, sides };
}

/** g chart: the median is drawn, the limits stand about the mean m: m ± 3 sqrt(m(m+1)), from 0 (Montgomery 2009, p. 319). */
export function casesBetweenLines(phase: PhaseSeries): Lines {
  const baseline = baselineOf(phase);
  const mean = meanOf(baseline);
  const sigma = Math.sqrt(mean * (mean + 1));
  return threeSigmaLines({
    values: phase.values,
    centre: medianOf(baseline),
    middle: mean,
    sigma: () => sigma,
    floor: 0,
  });
}
