import { a3, b34HalfWidth, d2, d3 } from './control-constants.rules.js';
import { meanOf, sumOf } from './exact-mean.rules.js';
import { baselineOf } from './individuals.rules.js';
import { threeSigmaLines, type Lines } from './lines.rules.js';
import type { PhaseSeries } from './phase-series.rules.js';

/** X̄ chart from standard deviations: Σnm/Σn ± A3 s̄ (Montgomery 6.28 to 6.31). */
export function averageLinesFromDeviations(phase: PhaseSeries): Lines {
  const deviation = averageDeviation(phase);
  const sigma = (at: number) => (a3(phase.sizes[at] as number) * deviation) / 3;
  return threeSigmaLines({ values: phase.values, centre: grandMean(phase), sigma });
}

/** S chart: s̄ and B3 s̄, B4 s̄ (Montgomery 6.27). */
export function deviationLines(phase: PhaseSeries): Lines {
  const centre = averageDeviation(phase);
  const sigma = (at: number) => (b34HalfWidth(phase.sizes[at] as number) * centre) / 3;
  return threeSigmaLines({ values: phase.values, centre, sigma, floor: 0 });
}

/** X̄ chart from ranges: Σnm/Σn ± A2 R̄, A2 = 3/(d2 √n) (Montgomery 6.4). */
export function averageLinesFromRanges(phase: PhaseSeries): Lines {
  const process = sigmaOfRanges(phase);
  const sigma = (at: number) => (hasSpread(phase, at) ? process / Math.sqrt(phase.sizes[at] as number) : NaN);
  return threeSigmaLines({ values: phase.values, centre: grandMean(phase), sigma });
}

/** R chart: R̄ and D3 R̄, D4 R̄ (Montgomery 6.5); with unequal sizes the expected range of each size. */
export function rangeLines(phase: PhaseSeries): Lines {
  const process = sigmaOfRanges(phase);
  const mean = meanOf(baselineOf(phase, phase.spreads));
  // A baseline of one size has R̄ itself as the centre of that size: R̄ ÷ d2 · d2 would miss it by the last bit.
  const sizes = baselineOf(phase, phase.sizes).filter((size) => size >= 2);
  const isOfOne = sizes.every((size) => size === sizes[0]);
  const centre = (at: number) => {
    const size = phase.sizes[at] as number;
    return isOfOne && size === sizes[0] ? mean : d2(size) * process;
  };
  const sigma = (at: number) => d3(phase.sizes[at] as number) * process;
  return threeSigmaLines({ values: phase.values, centre, sigma, floor: 0 });
}

function hasSpread(phase: PhaseSeries, at: number): boolean {
  return (phase.sizes[at] as number) >= 2;
}

/** Sizes are compared over all points of the phase, the baseline's and the others. */
function hasOneSize({ sizes }: PhaseSeries): boolean {
  return sizes.every((size) => size === sizes[0]);
}

/** Σnm/Σn; of subgroups of one size the mean of their means, which n·m/n would miss by the last bit. */
function grandMean(phase: PhaseSeries): number {
  const sizes = baselineOf(phase, phase.sizes).filter((size) => size > 0);
  if (sizes.every((size) => size === sizes[0])) return meanOf(baselineOf(phase, phase.means));
  const weighted = phase.means.map((mean, at) => mean * (phase.sizes[at] as number));
  return sumOf(baselineOf(phase, weighted)) / sumOf(sizes);
}

/** s̄: the mean with equal sizes (6.29), else pooled over the subgroups that have a deviation (6.31). */
function averageDeviation(phase: PhaseSeries): number {
  if (hasOneSize(phase)) return meanOf(baselineOf(phase, phase.spreads));
  const squares = phase.spreads.map((spread, at) => ((phase.sizes[at] as number) - 1) * spread ** 2);
  const degrees = phase.sizes.map((size) => (size >= 2 ? size - 1 : NaN));
  return Math.sqrt(sumOf(baselineOf(phase, squares)) / sumOf(baselineOf(phase, degrees)));
}

/** Sigma of the process: the mean of R ÷ d2(n), which is R̄ ÷ d2 where all subgroups are of one size. */
function sigmaOfRanges(phase: PhaseSeries): number {
  return meanOf(
    baselineOf(
      phase,
      phase.spreads.map((range, at) => range / d2(phase.sizes[at] as number)),
    ),
  );
}
