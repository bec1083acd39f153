import type { FastifyInstance, FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { DomainError } from '../errors/domain-error.js';
import type { Metrics } from '../observability/metrics.js';
import { type TenantStore, tenantContext } from '../tenancy/tenant-context.js';
import { queryNames, urlProblem } from './url.rules.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The caller, once known; the same object that the tenant context holds. */
    tenant: TenantStore | null;
  }
}

/** How long a JSON body may take to arrive. Uploads have the server's requestTimeout. */
const BODY_MS = 10_000;
/** What an answer says unless its route says otherwise: not stored, not guessed at, never a page. */
const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
};
const CHARSET = /;\s*charset\s*=\s*"?([^";\s]+)/i;

/** What every request passes, in this order: URL, media type, body clock; then the context; at the end log and metric. */
export function addRequestHooks(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.decorateRequest('tenant', null);
  fastify.addHook('onRequest', guardUrl);
  fastify.addHook('onRequest', guardBody);
  fastify.addHook('preHandler', openContext);
  fastify.addHook('onSend', addHeaders);
  fastify.addHook('onResponse', (request, reply, done) => {
    tellOutcome(request, reply, metrics);
    done();
  });
}

function guardUrl(request: FastifyRequest, _reply: FastifyReply, done: HookHandlerDoneFunction): void {
  const url = request.raw.url!;
  const problem = urlProblem(url);
  if (problem !== undefined) return done(new DomainError(problem.code, [problem]));
  const { operation } = request.routeOptions.config;
  const mark = url.indexOf('?');
  if (mark < 0 || operation === undefined || operation.takesQuery) return done();
  const problems = queryNames(url.slice(mark + 1)).map((name) => {
    return { code: 'UNKNOWN_PROPERTY', message: 'this operation has no such parameter', parameter: name.slice(0, 100) };
  });
  done(problems.length === 0 ? undefined : new DomainError('UNKNOWN_PROPERTY', problems));
}

function guardBody(request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction): void {
  const { operation } = request.routeOptions.config;
  const { headers, method } = request;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (operation === undefined || !hasBody || method === 'GET' || method === 'HEAD') return done();
  const type = headers['content-type'] ?? '';
  const mediaType = type.split(';')[0]!.trim().toLowerCase();
  if (!operation.consumes.includes(mediaType) || isEncoded(headers['content-encoding']))
    return done(unsupported(operation.consumes));
  if (mediaType === 'application/json') {
    if (!/^utf-?8$/i.test(CHARSET.exec(type)?.[1] ?? 'utf-8')) return done(unsupported(operation.consumes));
    if (operation.consumes.includes('multipart/form-data')) passThrough(request);
    else startClock(request, reply);
  }
  done();
}

/** Where a file is taken, JSON is that file: Fastify chooses its parser by this header; `raw` keeps what was sent. */
function passThrough(request: FastifyRequest): void {
  request.headers = { ...request.headers, 'content-type': 'application/octet-stream' };
}

function isEncoded(encoding: string | undefined): boolean {
  return encoding !== undefined && encoding.toLowerCase() !== 'identity';
}

function unsupported(accepted: readonly string[]): DomainError {
  return new DomainError('MEDIA_TYPE_UNSUPPORTED', [], `Send ${accepted.join(' or ')}, not compressed, in UTF-8`);
}

/** Cuts a body that drips: the refusal is sent, then the connection ends. */
function startClock(request: FastifyRequest, reply: FastifyReply): void {
  const clock = setTimeout(() => {
    reply.raw.once('finish', () => request.raw.destroy());
    void reply.header('connection', 'close').send(new DomainError('REQUEST_TIMEOUT'));
  }, BODY_MS);
  const stop = (): void => clearTimeout(clock);
  request.raw.once('end', stop).once('close', stop);
}

// The context lives as long as the request: everything after this hook runs inside it.
function openContext(request: FastifyRequest, _reply: FastifyReply, done: HookHandlerDoneFunction): void {
  request.tenant = { requestId: String(request.id) };
  tenantContext.run(request.tenant, done);
}

function addHeaders(
  _request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: null, payload: unknown) => void,
): void {
  for (const name in HEADERS) if (!reply.hasHeader(name)) reply.header(name, HEADERS[name as keyof typeof HEADERS]);
  done(null, payload);
}

function tellOutcome(request: FastifyRequest, reply: FastifyReply, metrics: Metrics): void {
  const { method, tenant } = request;
  const route = request.routeOptions.url ?? 'none';
  const ms = Math.round(reply.elapsedTime * 10) / 10;
  metrics.observe(method, route, reply.statusCode, reply.elapsedTime / 1000);
  const { companyId, actorId } = tenant ?? {};
  request.log.info({ requestId: request.id, method, route, status: reply.statusCode, ms, companyId, actorId });
}
