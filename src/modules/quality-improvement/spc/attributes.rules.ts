import { meanOf, sumOf } from './exact-mean.rules.js';
import { baselineOf, sigmaOfMovingRanges } from './individuals.rules.js';
import { threeSigmaLines, type Lines } from './lines.rules.js';
import type { PhaseSeries } from './phase-series.rules.js';

/** Which distribution the counts are of: binomial for proportions, Poisson for rates. */
interface Attribute {
  variance: (centre: number) => number;
  ceiling?: number;
}

const PROPORTION: Attribute = { variance: (centre) => centre * (1 - centre), ceiling: 1 };
const RATE: Attribute = { variance: (centre) => centre };

/** p chart: Σx/Σn ± 3 sqrt(p(1-p)/nᵢ) within 0 and 1 (Montgomery 7.8). */
export function proportionLines(phase: PhaseSeries): Lines {
  return attributeLines(phase, PROPORTION, false);
}

/** p′ chart (Laney 2002): the half-width times the sigma of the moving ranges of the z-scores. */
export function laneyProportionLines(phase: PhaseSeries): Lines {
  return attributeLines(phase, PROPORTION, true);
}

/** u chart: Σx/Σn ± 3 sqrt(u/nᵢ), from 0 (Montgomery 7.19). */
export function rateLines(phase: PhaseSeries): Lines {
  return attributeLines(phase, RATE, false);
}

/** u′ chart (Laney 2002). */
export function laneyRateLines(phase: PhaseSeries): Lines {
  return attributeLines(phase, RATE, true);
}

/** c chart: mean ± 3 sqrt(mean), from 0 (Montgomery 7.17). */
export function countLines(phase: PhaseSeries): Lines {
  const centre = meanOf(baselineOf(phase));
  const sigma = Math.sqrt(centre);
  return threeSigmaLines({ values: phase.values, centre, sigma: () => sigma, floor: 0 });
}

function attributeLines(phase: PhaseSeries, { variance, ceiling }: Attribute, isLaney: boolean): Lines {
  const { values, sizes, counts } = phase;
  const centre = sumOf(baselineOf(phase, counts)) / sumOf(baselineOf(phase, sizes));
  const spread = Math.sqrt(variance(centre));
  const scores = values.map((value, at) => (value - centre) / (spread / Math.sqrt(sizes[at] as number)));
  const factor = isLaney ? sigmaOfMovingRanges(baselineOf(phase, scores)) : 1;
  const sigma = (at: number) => (spread / Math.sqrt(sizes[at] as number)) * factor;
  return threeSigmaLines({ values, centre, sigma, floor: 0, ceiling });
}
