/** Run statistics of a phase (Anhøj & Olesen 2014). The four between are null where no point is useful. */
export interface RunStatistics {
  /** Points that are not excluded, missing ones among them. */
  points: number;
  /** Of these the ones with a value that is not exactly on the centre. */
  useful: number;
  longest: number | null;
  longestMax: number | null;
  crossings: number | null;
  crossingsMin: number | null;
  signal: boolean;
}

/** `sides` of the points in order, those on the centre (0) included; `points` as counted for the answer. */
export function runStatistics(sides: readonly number[], points: number): RunStatistics {
  let [useful, longest, crossings, length, side] = [0, 0, 0, 0, 0];
  for (const next of sides) {
    if (next === 0) continue;
    useful++;
    if (next === side) length++;
    else {
      if (side !== 0) crossings++;
      [side, length] = [next, 1];
    }
    longest = Math.max(longest, length);
  }
  if (useful === 0) {
    return { points, useful, longest: null, longestMax: null, crossings: null, crossingsMin: null, signal: false };
  }
  const [longestMax, crossingsMin] = [longestRunMax(useful), fewestCrossings(useful)];
  const signal = longest > longestMax || crossings < crossingsMin;
  return { points, useful, longest, longestMax, crossings, crossingsMin, signal };
}

/** Longest run that chance leaves in n useful points (Schilling 2012). */
export function longestRunMax(useful: number): number {
  return Math.round(Math.log2(useful)) + 3;
}

/**
 * Fewest crossings that chance leaves: the smallest k with P(Bin(n - 1, 1/2) ≤ k) ≥ 0.05 (Chen 2010). The terms are taken
 * from the middle outwards as ratios to the largest, so that no number of points underflows.
 */
export function fewestCrossings(useful: number): number {
  const trials = useful - 1;
  const middle = Math.floor(trials / 2);
  const terms = [1];
  for (let k = middle; k > 0 && (terms[middle - k] as number) > 1e-18; k--) {
    terms.push(((terms[middle - k] as number) * k) / (trials - k + 1));
  }
  const lowerHalf = terms.reduceRight((sum, term) => sum + term, 0);
  const all = trials % 2 === 1 ? 2 * lowerHalf : 2 * lowerHalf - 1;
  let [below, k] = [0, middle - terms.length];
  while (below < 0.05 * all) {
    k++;
    below += terms[middle - k] as number;
  }
  return k;
}
