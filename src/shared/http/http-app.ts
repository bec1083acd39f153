import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DestinationStream } from 'pino';
import type { DataSource } from 'typeorm';
import { addPageRoutes } from '../access/pages/page-routes.js';
import { AuditEventsRepository } from '../audit/audit-events.repository.js';
import { Settings } from '../config/settings.js';
import { DomainError } from '../errors/domain-error.js';
import { makeLogger, NestLogger } from '../observability/logging.js';
import { Metrics } from '../observability/metrics.js';
import { Readiness } from '../observability/readiness.js';
import { assertRole } from '../observability/role.js';
import { addUploadParsers } from '../uploads/upload-parsers.js';
import { answerHook } from './answer.hook.js';
import { HttpAdapter } from './http.adapter.js';
import { parseJsonBody } from './json-body.js';
import { prepareOperations } from './operations.js';
import { ProblemFilter } from './problem.filter.js';
import { addPublicRoutes } from './public-routes.js';
import { addRequestHooks } from './request.hooks.js';
import { SERVER_OPTIONS } from './server-options.js';
import { answerUnknownRoutes } from './unknown-route.js';
import { RequestValidationPipe } from './validation.pipe.js';

export const BASE_PATH = 'api/v1';

/** What the server must know before the application is made. */
type ServerFacts = Pick<Settings, 'logLevel'> & Partial<Pick<Settings, 'trustProxy'>>;

/**
 * The HTTP application, not yet listening: adapter, limits, input guard, context, validation and problem answers.
 * Refuses to start with a database role that may do too much. `logTo` replaces standard error.
 */
export async function createHttpApp(
  module: DynamicModule,
  { logLevel, trustProxy }: ServerFacts,
  logTo?: DestinationStream,
): Promise<NestFastifyApplication> {
  const logger = makeLogger(logLevel, logTo);
  let app: NestFastifyApplication | undefined = undefined;
  const filter = new ProblemFilter(() => app!.get(Metrics));
  const refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply): void =>
    filter.send(error, request, reply);
  const adapter = new HttpAdapter({
    ...SERVER_OPTIONS,
    ...(trustProxy === undefined ? {} : { trustProxy }),
    loggerInstance: logger,
    frameworkErrors: refuse,
    skipMiddie: true,
  } as never);
  app = await NestFactory.create<NestFastifyApplication>(module, adapter as never, {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  app.setGlobalPrefix(BASE_PATH, { exclude: ['pages', 'pages/*path'] });
  app.useGlobalPipes(new RequestValidationPipe());
  app.useGlobalFilters(filter);
  prepareOperations(app);
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.setErrorHandler(refuse);
  answerUnknownRoutes(fastify);
  await addPlugins(fastify, app.get(Settings));
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, parseJsonBody as never);
  addPageRoutes(fastify);
  await addUploadParsers(fastify);
  addRequestHooks(fastify, app.get(Metrics));
  fastify.addHook('preSerialization', answerHook(app.get(AuditEventsRepository)) as never);
  await addPublicRoutes(fastify, app.get(Readiness), app.get(Settings));
  await assertRole(app.get<DataSource>(getDataSourceToken()));
  return app;
}

async function addPlugins(fastify: FastifyInstance, settings: Settings): Promise<void> {
  await fastify.register(rateLimit, { global: false });
  await fastify.register(underPressure, {
    maxEventLoopDelay: settings.maxEventLoopDelayMs,
    pressureHandler: () => Promise.reject(new DomainError('OVERLOADED', [], undefined, 5)),
  });
}
