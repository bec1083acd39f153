import { type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { type FastifyHttpOptions, LogController } from 'fastify';
import { newId } from '../database/new-id.js';
import { DomainError } from '../errors/domain-error.js';
import { PROBLEM_MEDIA_TYPE } from './openapi-responses.js';
import { problemDocument } from './problem.filter.js';

const BODY_LIMIT_BYTES = 1024 * 1024;
const HEADERS_MS = 5_000;
// Uploads stream for a while; bodies of JSON have a shorter clock of their own.
const REQUEST_MS = 30 * 60_000;

/** Limits of the server, and the answers that Node gives before Fastify sees a request. */
export const SERVER_OPTIONS = {
  bodyLimit: BODY_LIMIT_BYTES,
  requestTimeout: REQUEST_MS,
  http: { headersTimeout: HEADERS_MS, connectionsCheckingInterval: 1_000 },
  return503OnClosing: false,
  requestIdHeader: false,
  genReqId: () => newId(),
  logController: new LogController({ disableRequestLogging: true }),
  // Every line names its request itself; a logger for each request would only cost.
  childLoggerFactory: (logger) => logger,
  clientErrorHandler: refuseBrokenRequest,
} as const satisfies FastifyHttpOptions<Server>;

function refuseBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const refusal = new DomainError(error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'REQUEST_TIMEOUT' : 'BAD_REQUEST');
  const body = JSON.stringify(problemDocument(refusal, newId()));
  const lines = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`,
    `content-type: ${PROBLEM_MEDIA_TYPE}; charset=utf-8`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
