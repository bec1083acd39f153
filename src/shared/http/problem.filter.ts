import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { constraintName, referringField, refusalFor, repeatedWords } from '../errors/database-error.rules.js';
import { DomainError, type Problem } from '../errors/domain-error.js';
import type { ProblemCode } from '../errors/problem.codes.js';
import type { Metrics } from '../observability/metrics.js';
import { PROBLEM_MEDIA_TYPE } from './openapi-responses.js';

/** RFC 9457 problem details, as every refusal of the API is told. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail?: string;
  instance: string;
  code: ProblemCode;
  errors: Problem[];
  requestId: string;
}

const CODE_BY_STATUS: Record<number, ProblemCode> = {
  400: 'BAD_REQUEST',
  404: 'ROUTE_NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  408: 'REQUEST_TIMEOUT',
  413: 'BODY_TOO_LARGE',
  415: 'MEDIA_TYPE_UNSUPPORTED',
  429: 'RATE_LIMITED',
  503: 'OVERLOADED',
};
const CONNECTION_LOST = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT']);
// Words of pg and pg-pool; the last two are TypeORM's, when the connection of an open transaction has died under it.
const LOST_IN_WORDS = [
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Client has encountered a connection error',
  'Query runner already released',
  'provided by a query runner was already released',
];

interface ForeignError {
  message?: string;
  code?: string;
  statusCode?: number;
  constraint?: string;
  driverError?: { code?: string; constraint?: string; message?: string; table?: string };
}

/** Any thrown thing as a refusal with a stable code; what is not understood becomes INTERNAL_ERROR. */
export function asDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const foreign = error as ForeignError;
  const driver = foreign.driverError ?? foreign;
  const isSqlState = typeof driver.code === 'string' && /^[0-9A-Z]{5}$/.test(driver.code) && driver.code !== 'EPIPE';
  if (isSqlState) return fromDatabase(driver as DatabaseError);
  if (isConnectionTrouble(driver)) return new DomainError('DATABASE_BUSY', [], undefined, 2);
  if (foreign.code === 'FST_ERR_BAD_URL') return new DomainError('INVALID_PARAMETER');
  const status = error instanceof HttpException ? error.getStatus() : (foreign.statusCode ?? 500);
  return new DomainError(CODE_BY_STATUS[status] ?? (status < 500 ? 'BAD_REQUEST' : 'INTERNAL_ERROR'));
}

function isConnectionTrouble(driver: { code?: string; message?: string }): boolean {
  if (driver.code !== undefined && CONNECTION_LOST.has(driver.code)) return true;
  return LOST_IN_WORDS.some((words) => driver.message?.includes(words));
}

interface DatabaseError {
  code: string;
  constraint?: string;
  message?: string;
  table?: string;
}

function fromDatabase(driver: DatabaseError): DomainError {
  const code = refusalFor({ sqlState: driver.code }, driver.message);
  const constraint = constraintName(driver.constraint);
  const problems =
    constraint && code !== 'INTERNAL_ERROR'
      ? [constraintProblem(code, constraint, constraintName(driver.table) ?? '')]
      : [];
  return new DomainError(code, problems, undefined, code === 'DATABASE_BUSY' ? 1 : undefined);
}

/** A missing reference is told by the field that refers, a duplicate in words; other constraints by their name. */
function constraintProblem(code: ProblemCode, constraint: string, table: string): Problem {
  const repeated = code === 'DUPLICATE' ? repeatedWords(constraint, table) : undefined;
  if (repeated !== undefined) return { code, message: `another record has this ${repeated}` };
  const field = code === 'REFERENCE_NOT_FOUND' ? referringField(constraint, table) : undefined;
  if (field === undefined) return { code, message: constraint };
  return { code, message: `${field} refers to no record`, pointer: `/${field}` };
}

/** The refusal as it is sent. Its instance is the request's id: a path may hold what must not be repeated. */
export function problemDocument(error: DomainError, requestId: string): ProblemDocument {
  return {
    type: `urn:quintet:problem:${error.code.toLowerCase().replaceAll('_', '-')}`,
    title: error.title,
    status: error.status,
    ...(error.detail === undefined ? {} : { detail: error.detail }),
    instance: `urn:uuid:${requestId}`,
    code: error.code,
    errors: error.problems,
    requestId,
  };
}

/** Makes every error an `application/problem+json` answer. No stack, SQL state or foreign word leaves here. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly metrics: () => Metrics) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.send(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Also used as Fastify's own error handler, for what fails before Nest is reached. */
  send(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const refusal = asDomainError(parameterProblem(error, request) ?? error);
    if (refusal.status >= 500) logFailure(error, refusal, request);
    if (refusal.status === 401 || (refusal.status === 403 && request.tenant?.companyId === undefined))
      this.count(refusal, request);
    if (refusal.retryAfterSeconds !== undefined) reply.header('retry-after', String(refusal.retryAfterSeconds));
    if (refusal.status === 401) reply.header('www-authenticate', 'Bearer');
    void reply
      .status(refusal.status)
      .header('content-type', `${PROBLEM_MEDIA_TYPE}; charset=utf-8`)
      .header('cache-control', 'no-store')
      .send(problemDocument(refusal, String(request.id)));
  }

  // The audit trail of a company cannot hold what no company is known of.
  private count(refusal: DomainError, request: FastifyRequest): void {
    this.metrics().refusedWithoutCompany(refusal.code);
    request.log.info({ context: 'Refused', requestId: request.id, refusal: refusal.code });
  }
}

/** Nest's pipes for path parameters do not say which one: it is the one that is no uuid. */
function parameterProblem(error: unknown, request: FastifyRequest): DomainError | undefined {
  if (!(error instanceof HttpException) || !error.message.startsWith('Validation failed (uuid')) return undefined;
  const parameters = (request.params ?? {}) as Record<string, string>;
  const parameter = Object.keys(parameters).find((name) => !isUUID(parameters[name]));
  return new DomainError('INVALID_PARAMETER', [{ code: 'IS_UUID', message: 'must be a UUID', parameter }]);
}

// The message of a database error may quote values (PHI): only its class, code and the place are logged.
function logFailure(error: unknown, refusal: DomainError, request: FastifyRequest): void {
  const { name = 'Error', code, stack = '' } = (error ?? {}) as { name?: string; code?: string; stack?: string };
  const frames = stack.split('\n').filter((line) => line.trimStart().startsWith('at '));
  const at = refusal.status === 503 ? undefined : frames.slice(0, 12);
  request.log.error({
    context: 'Problem',
    requestId: request.id,
    refusal: refusal.code,
    error: name,
    errorCode: code,
    at,
  });
}
