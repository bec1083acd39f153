/**
 * Canonical JSON (RFC 8785): one text per value, so that a hash over it can be computed again at any time.
 *
 * Written out, with json-canonicalize as the oracle in the spec: that package (3.0.1) keeps the given key order in
 * an object that has a key `toJSON`, calls an object shared by the fields `a` and `ab` circular, and lets lone
 * surrogates pass, which RFC 8785 3.2.2.2 forbids.
 */

const MAX_DEPTH = 256;
// What a string may not hold plainly between quotes.
const NEEDS_CARE = /["\\\u0000-\u001f\ud800-\udfff]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** A value that has no JSON form. The message tells the kind, not the value. */
export class NotCanonicalError extends Error {
  override readonly name = 'NotCanonicalError';
  readonly code = 'NOT_CANONICAL';
}

/** The canonical text. As in JSON.stringify, undefined fields are left out, and toJSON (dates) is asked. */
export function canonicalText(value: unknown): string {
  return textOf(value, 0);
}

function textOf(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      if (!Number.isFinite(value)) throw new NotCanonicalError('A number that is not finite has no JSON form.');
      // The number-to-text of ECMAScript is the one that RFC 8785 3.2.2.3 prescribes, -0 as 0 included.
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : textOfObject(value, depth);
    default:
      throw new NotCanonicalError(`A ${typeof value} has no JSON form.`);
  }
}

function textOfObject(value: object, depth: number): string {
  if (depth >= MAX_DEPTH)
    throw new NotCanonicalError(`A value nested deeper than ${MAX_DEPTH}, or within itself, is refused.`);
  if (Array.isArray(value)) return textOfArray(value, depth);
  const convert: unknown = (value as { toJSON?: unknown }).toJSON;
  if (typeof convert === 'function') return textOf(convert.call(value), depth + 1);
  const record = value as Record<string, unknown>;
  // The default order is by UTF-16 code units, as RFC 8785 3.2.3 asks.
  const keys = Object.keys(record).sort();
  if (keys.length === 0) refuseCollection(value);
  let text = '';
  for (const key of keys) {
    const field = record[key];
    if (field === undefined) continue;
    text += `${text === '' ? '' : ','}${quoted(key)}:${textOf(field, depth + 1)}`;
  }
  return `{${text}}`;
}

function textOfArray(items: readonly unknown[], depth: number): string {
  let text = '';
  for (let index = 0; index < items.length; index += 1) {
    // As in JSON.stringify, undefined and a hole keep their place as null.
    text += `${index === 0 ? '' : ','}${textOf(items[index] ?? null, depth + 1)}`;
  }
  return `[${text}]`;
}

/** A Map or Set would become {} without a word, and what it held would be missing from the trail. */
function refuseCollection(value: object): void {
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  if (kind !== 'Object') throw new NotCanonicalError(`A ${kind} has no JSON form.`);
}

function quoted(text: string): string {
  if (!NEEDS_CARE.test(text)) return `"${text}"`;
  if (LONE_SURROGATE.test(text)) throw new NotCanonicalError('Text with a lone surrogate has no canonical form.');
  return JSON.stringify(text);
}
