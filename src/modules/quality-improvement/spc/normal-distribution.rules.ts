/** Density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * Distribution function of the standard normal distribution, to about 1e-15 (absolute): near the middle by its series, in the
 * tails by its continued fraction (Abramowitz & Stegun 26.2.11 and 26.2.14).
 */
export function normalDistribution(x: number): number {
  const size = Math.abs(x);
  const tail = size < 5 ? 0.5 - central(size) : upperTail(size);
  return x > 0 ? 1 - tail : tail;
}

/** φ(x) · (x + x³/3 + x⁵/(3·5) + …), the probability between 0 and x. */
function central(x: number): number {
  let term = x;
  let sum = x;
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return sum * normalDensity(x);
}

/** φ(x) / (x + 1/(x + 2/(x + …))), from the far end. */
function upperTail(x: number): number {
  let fraction = x;
  for (let level = 40; level >= 1; level--) fraction = x + level / fraction;
  return normalDensity(x) / fraction;
}
