import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { constraintName, refusalFor } from '../errors/database-error.rules.js';
import { DomainError, type Problem } from '../errors/domain-error.js';
import type { ProblemCode } from '../errors/problem.codes.js';

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
  413: 'BODY_TOO_LARGE',
  415: 'MEDIA_TYPE_UNSUPPORTED',
  429: 'RATE_LIMITED',
  503: 'OVERLOADED',
};
const CONNECTION_LOST = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT']);

interface ForeignError {
  message?: string;
  code?: string;
  statusCode?: number;
  constraint?: string;
  driverError?: { code?: string; constraint?: string; message?: string };
}

/** Any thrown thing as a refusal with a stable code; what is not understood becomes INTERNAL_ERROR. */
export function asDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const foreign = error as ForeignError;
  const driver = foreign.driverError ?? foreign;
  const isSqlState = typeof driver.code === 'string' && /^[0-9A-Z]{5}$/.test(driver.code) && driver.code !== 'EPIPE';
  if (isSqlState) return fromDatabase(driver as { code: string; constraint?: string; message?: string });
  if (isConnectionTrouble(driver)) return new DomainError('DATABASE_BUSY', [], undefined, 2);
  const status = error instanceof HttpException ? error.getStatus() : (foreign.statusCode ?? 500);
  return new DomainError(CODE_BY_STATUS[status] ?? (status < 500 ? 'BAD_REQUEST' : 'INTERNAL_ERROR'));
}

function isConnectionTrouble(driver: { code?: string; message?: string }): boolean {
  if (driver.code !== undefined && CONNECTION_LOST.has(driver.code)) return true;
  return /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/.test(
    driver.message ?? '',
  );
}

function fromDatabase(driver: { code: string; constraint?: string; message?: string }): DomainError {
  const code = refusalFor({ sqlState: driver.code }, driver.message);
  const constraint = constraintName(driver.constraint);
  const problems = constraint && code !== 'INTERNAL_ERROR' ? [{ code, message: constraint }] : [];
  return new DomainError(code, problems, undefined, code === 'DATABASE_BUSY' ? 1 : undefined);
}

export function problemDocument(error: DomainError, instance: string, requestId: string): ProblemDocument {
  return {
    type: `urn:quintet:problem:${error.code.toLowerCase().replaceAll('_', '-')}`,
    title: error.title,
    status: error.status,
    ...(error.detail === undefined ? {} : { detail: error.detail }),
    instance,
    code: error.code,
    errors: error.problems,
    requestId,
  };
}

/** Makes every error an `application/problem+json` answer. No stack, SQL state or foreign word leaves here. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    this.send(error, request, http.getResponse<FastifyReply>());
  }

  /** Also used as Fastify's own error handler, for what fails before Nest is reached. */
  send(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const refusal = asDomainError(error);
    if (refusal.status >= 500) this.log(error, refusal, String(request.id));
    if (refusal.retryAfterSeconds !== undefined) reply.header('retry-after', String(refusal.retryAfterSeconds));
    if (refusal.status === 401) reply.header('www-authenticate', 'Bearer');
    const instance = request.url.split('?')[0]!;
    void reply
      .status(refusal.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(problemDocument(refusal, instance, String(request.id)));
  }

  // The message of a database error may quote values (PHI): only its class, code and the place are logged.
  private log(error: unknown, refusal: DomainError, requestId: string): void {
    const { name = 'Error', code = '', stack = '' } = error as { name?: string; code?: string; stack?: string };
    const frames = stack.split('\n').filter((line) => line.trimStart().startsWith('at '));
    this.logger.error({ requestId, refusal: refusal.code, error: name, errorCode: code, at: frames.slice(0, 12) });
  }
}
