/**
 * Sums and means that do not depend on the order of the additions: whether a point lies exactly on the centre line
 * decides about runs, so a mean must not be off by the last bit. NaN is a missing value and left out.
 */

interface Sum {
  high: number;
  /** What the additions to `high` have lost (Neumaier 1974). */
  low: number;
  count: number;
}

/** The sum of the values that are there; 0 when there is none. */
export function sumOf(values: Iterable<number>): number {
  const { high, low } = compensated(values);
  return high + low;
}

/** The mean of the values that are there, correct to the last bit in all but freak cases; NaN when there is none. */
export function meanOf(values: Iterable<number>): number {
  const { high, low, count } = compensated(values);
  if (count === 0) return NaN;
  const quotient = (high + low) / count;
  const [product, lost] = exactProduct(quotient, count);
  return quotient + (high - product + (low - lost)) / count;
}

/** The middle value, or the mean of the two middle ones; NaN when there is none. */
export function medianOf(values: Iterable<number>): number {
  const sorted = Float64Array.from([...values].filter((value) => !Number.isNaN(value))).sort();
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return NaN;
  if (sorted.length % 2 === 1) return sorted[middle] as number;
  return meanOf(sorted.subarray(middle - 1, middle + 1));
}

/** Quartiles ± 3 times their distance, beyond which a value is far out (Tukey 1977); NaN where they do not differ. */
export function farOutFences(values: readonly number[]): [number, number] {
  const sorted = Float64Array.from(values).sort();
  const quantile = (share: number) => {
    const at = (sorted.length - 1) * share;
    const [low, high] = [sorted[Math.floor(at)] ?? NaN, sorted[Math.ceil(at)] ?? NaN];
    return low + (high - low) * (at - Math.floor(at));
  };
  const [first, third] = [quantile(0.25), quantile(0.75)];
  return third > first ? [first - 3 * (third - first), third + 3 * (third - first)] : [NaN, NaN];
}

/** Sample standard deviation (n - 1); NaN with fewer than two values. */
export function standardDeviationOf(values: readonly number[]): number {
  const present = values.filter((value) => !Number.isNaN(value));
  if (present.length < 2) return NaN;
  const mean = meanOf(present);
  return Math.sqrt(sumOf(present.map((value) => (value - mean) ** 2)) / (present.length - 1));
}

function compensated(values: Iterable<number>): Sum {
  const sum: Sum = { high: 0, low: 0, count: 0 };
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    const next = sum.high + value;
    sum.low += Math.abs(sum.high) >= Math.abs(value) ? sum.high - next + value : value - next + sum.high;
    sum.high = next;
    sum.count++;
  }
  return sum;
}

/** a × b as a double and what it lost (Dekker 1971). */
function exactProduct(a: number, b: number): [number, number] {
  const product = a * b;
  const [aHigh, aLow] = halves(a);
  const [bHigh, bLow] = halves(b);
  const lost = aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
  return [product, lost];
}

function halves(value: number): [number, number] {
  const shifted = value * 134_217_729; // 2^27 + 1 cuts the 53 bits in two
  const high = shifted - (shifted - value);
  return [high, value - high];
}
