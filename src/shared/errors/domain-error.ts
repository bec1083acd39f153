import { PROBLEM_CODES, PROBLEM_KINDS, type ProblemCode } from './problem.codes.js';

/** One thing that is wrong. `pointer` is a JSON pointer into the request body, or `parameter` names a parameter. */
export interface Problem {
  code: string;
  message: string;
  pointer?: string;
  parameter?: string;
  severity?: 'error' | 'warning' | 'info';
  /** For files: where. */
  line?: number;
  offset?: number;
}

/** A refusal with a stable code. Services throw it; one filter makes it HTTP. */
export class DomainError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly problems: Problem[] = [],
    readonly detail?: string,
    /** Seconds after which asking again makes sense. */
    readonly retryAfterSeconds?: number,
  ) {
    super(`${code}: ${detail ?? PROBLEM_CODES[code][1]}`);
  }

  get status(): number {
    return PROBLEM_KINDS[PROBLEM_CODES[this.code][0]];
  }

  get title(): string {
    return PROBLEM_CODES[this.code][1];
  }
}

/** A refusal of one thing in the request body: `pointer` says which; its code is the refusal's, or a finer one. */
export function refusal(code: ProblemCode, message: string, pointer: string, finer: string = code): DomainError {
  return new DomainError(code, [{ code: finer, message, pointer }]);
}

/** There is no record with an id that the request body names; `thing` is what it should be, `pointer` where it stands. */
export function unknownReference(thing: string, pointer: string): DomainError {
  return refusal('REFERENCE_NOT_FOUND', `there is no such ${thing}`, pointer);
}

/** The answer to every missing and every foreign id alike. */
export function notFound(): DomainError {
  return new DomainError('NOT_FOUND');
}

/** Throws INVALID_PARAMETER for a period that ends before it begins: it would hold nothing, and look as if nothing was. */
export function refuseReversed({ from, to }: { from?: string; to?: string }): void {
  if (from === undefined || to === undefined || to >= from) return;
  const message = 'to must not be before from';
  throw new DomainError('INVALID_PARAMETER', [{ code: 'PERIOD_REVERSED', message, parameter: 'to' }]);
}
