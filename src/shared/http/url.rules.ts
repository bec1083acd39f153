import { textProblem } from './input.rules.js';

/** What is wrong with a URL, before any routing or validation. */
export interface UrlProblem {
  code: 'INVALID_PARAMETER' | 'INVALID_UTF8' | 'FORBIDDEN_CHARACTER' | 'FORBIDDEN_KEY';
  message: string;
  parameter?: string;
}

const NOT_PRINTABLE = /[^\x21-\x7e]/;
const BROKEN_PERCENT = /%(?![0-9a-fA-F]{2})/;
// Names that reach Object.prototype when a query string is made an object.
const PROTOTYPE_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/** Malformed escapes, text that cannot be stored, names given twice: refused here, because later parsers mend them. */
export function urlProblem(url: string): UrlProblem | undefined {
  if (NOT_PRINTABLE.test(url)) {
    return { code: 'INVALID_PARAMETER', message: 'other characters than printable ASCII must be percent-encoded' };
  }
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  return escapeProblem(path) ?? (mark < 0 ? undefined : queryProblem(url.slice(mark + 1)));
}

/** The names of a query string, decoded, in its order. The string must have passed `urlProblem`. */
export function queryNames(query: string): string[] {
  return pairs(query).map(([name]) => decoded(name));
}

function queryProblem(query: string): UrlProblem | undefined {
  const seen = new Set<string>();
  for (const [name, value] of pairs(query)) {
    const broken = escapeProblem(name);
    if (broken !== undefined) return broken;
    const parameter = decoded(name).slice(0, 100);
    const problem = escapeProblem(value) ?? nameProblem(parameter, seen);
    if (problem !== undefined) return { ...problem, parameter };
    seen.add(parameter);
  }
  return undefined;
}

function nameProblem(name: string, seen: ReadonlySet<string>): UrlProblem | undefined {
  if (PROTOTYPE_NAMES.has(name)) return { code: 'FORBIDDEN_KEY', message: 'this name is not accepted' };
  if (seen.has(name)) return { code: 'INVALID_PARAMETER', message: 'is given more than once' };
  return undefined;
}

function escapeProblem(text: string): UrlProblem | undefined {
  if (!text.includes('%')) return undefined;
  if (BROKEN_PERCENT.test(text)) {
    return { code: 'INVALID_PARAMETER', message: 'a percent sign needs two hexadecimal digits' };
  }
  const plain = decodedOrNothing(text);
  if (plain === undefined) return { code: 'INVALID_UTF8', message: 'the percent-encoded bytes are not UTF-8' };
  const problem = textProblem(plain);
  return problem && { code: 'FORBIDDEN_CHARACTER', message: problem.message };
}

function decodedOrNothing(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function pairs(query: string): [name: string, value: string][] {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const sign = pair.indexOf('=');
      return sign < 0 ? [pair, ''] : [pair.slice(0, sign), pair.slice(sign + 1)];
    });
}

function decoded(name: string): string {
  return decodeURIComponent(name.replaceAll('+', ' '));
}
