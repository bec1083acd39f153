import { normalDistribution, normalDensity } from './normal-distribution.rules.js';

/**
 * Constants of control charts for normal measurements, exact instead of the rounded tables (Montgomery 2009, appendix
 * VI prints three to four decimals). `n` is the size of the subgroup, from 2 on; each is computed once.
 */

/** Sigma from one moving range as the reference has it; not the exact 1.12838 (Montgomery 6.33). */
export const MOVING_RANGE_D2 = 1.128;
/** Upper limit of moving ranges as the reference has it (D4 for two). */
export const MOVING_RANGE_D4 = 3.267;

const c4s = [NaN, NaN, Math.sqrt(2 / Math.PI)];
const rangeMoments = new Map<number, { d2: number; d3: number }>();

/** Expected standard deviation of n values ÷ sigma; c4(n) · c4(n+1) = sqrt((n-1)/n), from the gamma functions in it. */
export function c4(n: number): number {
  for (let size = c4s.length; size <= n; size++)
    c4s.push(Math.sqrt((size - 2) / (size - 1)) / (c4s[size - 1] as number));
  return c4s[n] ?? NaN;
}

/** Expected range of n values ÷ sigma. */
export function d2(n: number): number {
  return momentsOfRange(n).d2;
}

/** Standard deviation of the range of n values ÷ sigma. */
export function d3(n: number): number {
  return momentsOfRange(n).d3;
}

/** Half-width of the limits of an average ÷ average standard deviation. */
export function a3(n: number): number {
  return 3 / (c4(n) * Math.sqrt(n));
}

/** Half-width of the limits of a standard deviation ÷ its average, the limits being 1 ± this: B3 and B4. */
export function b34HalfWidth(n: number): number {
  return (3 * Math.sqrt(1 - c4(n) ** 2)) / c4(n);
}

/**
 * The first two moments of the range W of n normal values, from its density
 * n(n-1) ∫ φ(x) φ(x+w) [Φ(x+w) - Φ(x)]^(n-2) dx (David & Nagaraja, Order Statistics, §2.3).
 */
function momentsOfRange(n: number): { d2: number; d3: number } {
  if (n < 2) return { d2: NaN, d3: NaN };
  const known = rangeMoments.get(n);
  if (known !== undefined) return known;
  let first = 0;
  let second = 0;
  for (const { node, weight } of GAUSS_LEGENDRE) {
    const width = (WIDEST_RANGE / 2) * (node + 1);
    const mass = weight * (WIDEST_RANGE / 2) * densityOfRange(n, width);
    first += mass * width;
    second += mass * width * width;
  }
  const moments = { d2: first, d3: Math.sqrt(second - first * first) };
  rangeMoments.set(n, moments);
  return moments;
}

const WIDEST_RANGE = 18;
const FARTHEST = 7;
// As many as the narrow peak of the range of thousands needs: d2 is good to 1e-12 up to n = 20,000.
const GAUSS_LEGENDRE = gaussLegendre(160);

function densityOfRange(n: number, width: number): number {
  // Symmetric about the middle of the range, where the integrand is largest; the trapezoid rule is exact to rounding here.
  // The larger the subgroup, the sharper the peak.
  const step = Math.min(0.2, 0.8 / Math.sqrt(n));
  const massAt = (middle: number): number => {
    const [from, to] = [middle - width / 2, middle + width / 2];
    const between = normalDistribution(to) - normalDistribution(from);
    return normalDensity(from) * normalDensity(to) * between ** (n - 2);
  };
  let half = massAt(0) / 2;
  for (let middle = step, mass = half; mass > half * 1e-18 && middle <= FARTHEST; middle += step) {
    mass = massAt(middle);
    half += mass;
  }
  return n * (n - 1) * 2 * half * step;
}

/** Nodes and weights on [-1, 1], the nodes by Newton's method on the Legendre polynomial. */
function gaussLegendre(count: number): { node: number; weight: number }[] {
  return Array.from({ length: count }, (_, index) => {
    let node = Math.cos((Math.PI * (index + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let step = 0; step < 8; step++) {
      let [previous, value] = [1, node];
      for (let degree = 2; degree <= count; degree++) {
        [previous, value] = [value, ((2 * degree - 1) * node * value - (degree - 1) * previous) / degree];
      }
      slope = (count * (node * value - previous)) / (node * node - 1);
      node -= value / slope;
    }
    return { node, weight: 2 / ((1 - node * node) * slope * slope) };
  });
}
