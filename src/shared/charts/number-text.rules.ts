/** Numbers as people read them on axes, in tables and on tiles; English, no locale of the machine. */

const SUFFIXES = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'K'],
] as const;

/** `12,345.67`: at most `places` decimals, none that are zero. */
export function numberText(value: number, places = 2): string {
  const text = Math.abs(value).toFixed(places);
  const [whole, fraction = ''] = text.split('.') as [string, string?];
  const decimals = fraction.replace(/0+$/, '');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const isNegative = value < 0 && /[1-9]/.test(text);
  return `${isNegative ? '−' : ''}${grouped}${decimals === '' ? '' : `.${decimals}`}`;
}

/** `1.2K`, `3.4M`: for axes, where there is no room. */
export function shortNumberText(value: number): string {
  const [unit, suffix] = SUFFIXES.find(([size]) => Math.abs(value) >= size) ?? [1, ''];
  return `${numberText(value / unit, 2)}${suffix}`;
}

/** Percent, as `12.5 %`; the space does not break. */
export function percentText(value: number): string {
  return `${numberText(value)}\u00a0%`;
}

/** Whole cents as dollars with both places: `$1,234.50`. */
export function dollarText(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const dollars = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${cents < 0 ? '−' : ''}$${dollars}.${digits.slice(-2)}`;
}

/** Cents as dollars for an axis: `$1.2K`. */
export function shortDollarText(cents: number): string {
  return `${cents < 0 ? '−' : ''}$${shortNumberText(Math.abs(cents) / 100)}`;
}
