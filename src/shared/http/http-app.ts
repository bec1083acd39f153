import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DynamicModule } from '@nestjs/common';
import { parsePageForm } from '../access/pages/page-form.js';
import { AuditEventsRepository } from '../audit/audit-events.repository.js';
import { newId } from '../database/new-id.js';
import { makeLogger, NestLogger } from '../observability/logging.js';
import { acceptUploads } from '../uploads/upload-routes.js';
import { tenantContext } from '../tenancy/tenant-context.js';
import { answerHook } from './answer.hook.js';
import { parseJsonBody } from './json-body.js';
import { ProblemFilter } from './problem.filter.js';
import { RequestValidationPipe } from './validation.pipe.js';

export const BASE_PATH = 'api/v1';
const BODY_LIMIT_BYTES = 1024 * 1024;

/** The HTTP application, not yet listening: adapter, input guard, context, validation and problem answers. */
export async function createHttpApp(module: DynamicModule, logLevel: string): Promise<NestFastifyApplication> {
  const logger = makeLogger(logLevel);
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    disableRequestLogging: true,
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => newId(),
    requestIdHeader: false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter as never, {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  app.setGlobalPrefix(BASE_PATH, { exclude: ['pages', 'pages/*path'] });
  app.useGlobalPipes(new RequestValidationPipe());
  const filter = new ProblemFilter();
  app.useGlobalFilters(filter);
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, parseJsonBody as never);
  acceptUploads(fastify);
  fastify.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, parsePageForm as never);
  fastify.setErrorHandler((error, request, reply) => filter.send(error, request, reply));
  fastify.addHook('preHandler', openContext);
  fastify.addHook('preSerialization', answerHook(app.get(AuditEventsRepository)) as never);
  fastify.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  return app;
}

// The context lives as long as the request: everything after this hook runs inside it.
function openContext(request: FastifyRequest, _reply: unknown, done: () => void): void {
  tenantContext.run({ requestId: String(request.id) }, done);
}
