/** Why an If-Match header cannot be used. */
export interface IfMatchProblem {
  readonly status: 400 | 428;
  readonly code: 'IF_MATCH_REQUIRED' | 'IF_MATCH_INVALID';
  readonly message: string;
}

export type IfMatch = { readonly version: number } | { readonly problem: IfMatchProblem };

// One strong tag (RFC 9110 8.8.3) without leading zeros: each version has one spelling.
const STRONG_TAG = /^"(0|[1-9]\d{0,15})"$/;

/** The strong entity tag of a row's version. */
export function entityTag(version: number): string {
  if (!Number.isSafeInteger(version) || version < 0) throw new RangeError('A version is a whole number from 0.');
  return `"${version}"`;
}

/** The version an update was made against. `*` would overwrite what nobody has read, so it is refused. */
export function parseIfMatch(header: string | readonly string[] | undefined): IfMatch {
  if (header === undefined) {
    return problem(428, 'IF_MATCH_REQUIRED', 'Send If-Match with the ETag of the version that you have read.');
  }
  const digits = typeof header === 'string' ? STRONG_TAG.exec(header.trim())?.[1] : undefined;
  const version = Number(digits);
  if (digits === undefined || !Number.isSafeInteger(version)) {
    return problem(
      400,
      'IF_MATCH_INVALID',
      'If-Match takes one strong ETag as it was answered, such as "3"; no list, no W/, no *.',
    );
  }
  return { version };
}

function problem(status: IfMatchProblem['status'], code: IfMatchProblem['code'], message: string): IfMatch {
  return { problem: { status, code, message } };
}
