import { PROBLEM_CODES, PROBLEM_KINDS, type ProblemCode } from '../errors/problem.codes.js';
import type { Operation, Response, Schema } from './openapi-types.js';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

const NAMES: Record<number, string> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  408: 'RequestTimeout',
  409: 'Conflict',
  412: 'PreconditionFailed',
  413: 'ContentTooLarge',
  415: 'UnsupportedMediaType',
  422: 'UnprocessableContent',
  428: 'PreconditionRequired',
  429: 'TooManyRequests',
  503: 'ServiceUnavailable',
};
const WITH_RETRY_AFTER = new Set([429, 503]);
const CODES = Object.keys(PROBLEM_CODES) as ProblemCode[];

/** The statuses with which an operation may refuse, beside those it names itself. */
export function refusalStatuses(method: string, path: string, operation: Operation): number[] {
  const isWrite = method !== 'get';
  const takesIfMatch = (operation.parameters ?? []).some((parameter) => parameter.name === 'If-Match');
  const named = Object.keys(operation.responses).map(Number);
  return [
    400,
    ...(operation.security === undefined ? [] : [401, 403]),
    ...(path.includes('{') ? [404] : []),
    ...(isWrite ? [408, 409, 413, 415, 422] : []),
    ...(takesIfMatch ? [412, 428] : []),
    429,
    503,
    ...named.filter((status) => status >= 400),
  ].filter((status, index, all) => all.indexOf(status) === index);
}

export function refusalReference(status: number): Response {
  const name = NAMES[status];
  if (name === undefined) throw new Error(`openapi-responses.ts has no name for the status ${status}`);
  return { $ref: `#/components/responses/${name}` };
}

/** The shared answers for these statuses, with the codes each may carry. */
export function refusalComponents(statuses: Iterable<number>): Record<string, Response> {
  return Object.fromEntries([...statuses].sort().map((status) => [NAMES[status]!, refusal(status)]));
}

function refusal(status: number): Response {
  const codes = CODES.filter((code) => PROBLEM_KINDS[PROBLEM_CODES[code][0]] === status);
  const code = codes[0]!;
  return {
    description: `Refused. Codes: ${codes.map((each) => `\`${each}\``).join(', ')}.`,
    headers: WITH_RETRY_AFTER.has(status) ? { 'Retry-After': header('Retry-After') } : {},
    content: {
      [PROBLEM_MEDIA_TYPE]: {
        schema: { $ref: '#/components/schemas/ProblemDocument' },
        example: {
          type: `urn:quintet:problem:${code.toLowerCase().replaceAll('_', '-')}`,
          title: PROBLEM_CODES[code][1],
          status,
          instance: 'urn:uuid:01900000-0000-7000-8000-0000000000ff',
          code,
          errors: [],
          requestId: '01900000-0000-7000-8000-0000000000ff',
        },
      },
    },
  };
}

const TEXT: Schema = { type: 'string' };

/** Headers of answers; RFC 9110, RFC 8288, draft-ietf-httpapi-ratelimit-headers, draft-ietf-httpapi-idempotency-key. */
export const HEADERS: NonNullable<Response['headers']> = {
  ETag: { description: 'Version of the record as a strong entity tag; send it back as If-Match.', schema: TEXT },
  Link: { description: 'The next page, `<…>; rel="next"`; absent on the last one.', schema: TEXT },
  'Retry-After': { description: 'Seconds after which asking again makes sense.', schema: { type: 'integer' } },
  RateLimit: { description: 'Requests left (r) and seconds until the window ends (t), for each policy.', schema: TEXT },
  'RateLimit-Policy': { description: 'Requests (q) in a window of so many seconds (w).', schema: TEXT },
  'Idempotency-Replayed': {
    description: '`true` when this is the kept answer to an earlier request with the same Idempotency-Key.',
    schema: { type: 'string', enum: ['true'] },
  },
};

export function header(name: keyof typeof HEADERS): { $ref: string } {
  return { $ref: `#/components/headers/${name}` };
}

const PROBLEM: Schema = {
  type: 'object',
  required: ['code', 'message'],
  properties: {
    code: { type: 'string', description: 'What is wrong; stable.', example: 'MIN_LENGTH' },
    message: { type: 'string', description: 'The same in words; never the value itself.' },
    pointer: { type: 'string', description: 'JSON Pointer into the request body.', example: '/name' },
    parameter: { type: 'string', description: 'Path or query parameter, or header.', example: 'limit' },
    severity: { type: 'string', enum: ['error', 'warning', 'info'], description: 'How bad it is; absent: an error.' },
    line: { type: 'integer', description: 'Line of a file.' },
    offset: { type: 'integer', description: 'Byte of the body or file, from 0.' },
  },
};

/** RFC 9457 problem details with our stable code. */
export const PROBLEM_SCHEMAS: Record<string, Schema> = {
  Problem: PROBLEM,
  ProblemDocument: {
    type: 'object',
    required: ['type', 'title', 'status', 'instance', 'code', 'errors', 'requestId'],
    properties: {
      type: { type: 'string', description: 'The code as a URN.', example: 'urn:quintet:problem:not-found' },
      title: { type: 'string', description: 'What the code means.' },
      status: { type: 'integer', description: 'HTTP status.', example: 404 },
      detail: { type: 'string', description: 'More words on this occurrence.' },
      instance: {
        type: 'string',
        description: 'The request as a URN; its path may hold what must not be repeated.',
        example: 'urn:uuid:01900000-0000-7000-8000-0000000000ff',
      },
      code: { type: 'string', enum: CODES, description: 'Stable code.', example: 'NOT_FOUND' },
      errors: { type: 'array', items: { $ref: '#/components/schemas/Problem' }, description: 'All that is wrong.' },
      requestId: { type: 'string', description: 'Names the request in log and audit trail.' },
    },
  },
};
