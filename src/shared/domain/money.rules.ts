/**
 * Reads a decimal string as whole cents, exactly (no float is involved).
 * Sign allowed, at most two places, no exponent, no thousands separators; `null` when it is anything else
 * or does not fit a safe integer. An empty text is `null`: whether absent means zero is for the caller to say.
 */
export function centsFromDecimal(text: string): number | null {
  const length = text.length;
  const first = text.charCodeAt(0);
  const isNegative = first === 45;
  let index = isNegative || first === 43 ? 1 : 0;
  let cents = 0;
  let digits = 0;
  let places = -1;
  for (; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code === 46 && places < 0) {
      places = 0;
      continue;
    }
    if (code < 48 || code > 57 || places === 2 || digits > 16) return null;
    cents = cents * 10 + (code - 48);
    digits++;
    if (places >= 0) places++;
  }
  if (digits === 0) return null;
  if (places < 1) cents *= 100;
  else if (places === 1) cents *= 10;
  if (!Number.isSafeInteger(cents)) return null;
  return isNegative && cents !== 0 ? -cents : cents;
}

/** Whole cents as a decimal string with two places: -1050 is "-10.50". Throws a RangeError beyond safe integers. */
export function decimalFromCents(cents: number): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`${cents} is not a whole number of cents`);
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Whole cents as X12 writes amounts (type R): no trailing zeros, no trailing point. 5000 is "50", 1250 is "12.5". */
export function x12AmountFromCents(cents: number): string {
  if (cents % 100 === 0 && Number.isSafeInteger(cents)) return String(cents / 100);
  return decimalFromCents(cents).replace(/\.?0+$/, '');
}
