import 'reflect-metadata';
import { type INestApplicationContext, type NestInterceptor, RequestMethod, UseInterceptors } from '@nestjs/common';
import { INTERCEPTORS_METADATA, METHOD_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { DiscoveryService } from '@nestjs/core';
import { RouteConfig } from '@nestjs/platform-fastify';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';

/** What the hooks that run before a controller must know of it; Fastify carries it with the route. */
export interface OperationFacts {
  name: string;
  /** Reads query parameters: the validation refuses unknown ones. Without, every parameter is unknown. */
  takesQuery: boolean;
  /** Media types of the body; `application/json` unless `@ApiConsumes` says otherwise. */
  consumes: readonly string[];
}

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: OperationFacts;
  }
}

// Where @ApiConsumes of @nestjs/swagger leaves its media types; the package does not export the name.
const CONSUMES = 'swagger/apiConsumes';
const JSON_ONLY = ['application/json'];

interface Handler {
  controller: object;
  name: string;
  handler: (...args: unknown[]) => unknown;
}

/**
 * Tells each route of the controllers its facts, and puts the idempotency interceptor on the POST operations only:
 * a global interceptor would cost every read. To be called before the application is initialised.
 */
export function prepareOperations(app: INestApplicationContext): void {
  const idempotency = app.get(IdempotencyInterceptor);
  for (const { controller, name, handler } of handlersOf(app)) {
    const descriptor = { value: handler };
    RouteConfig({ operation: factsOf(controller, name, handler) })(controller, name, descriptor);
    if (Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.POST)
      intercept(controller, name, handler, idempotency);
  }
}

function handlersOf(app: INestApplicationContext): Handler[] {
  const wrappers = app.get(DiscoveryService).getControllers();
  return wrappers.flatMap(({ metatype }) => {
    const prototype = (metatype as { prototype: Record<string, Handler['handler']> }).prototype;
    return Object.getOwnPropertyNames(prototype)
      .filter((name) => Reflect.hasMetadata(METHOD_METADATA, prototype[name]!))
      .map((name) => ({ controller: metatype as object, name, handler: prototype[name]! }));
  });
}

function factsOf(controller: object, name: string, handler: object): OperationFacts {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<string, unknown>;
  const takesQuery = Object.keys(args).some((key) => key.startsWith(`${RouteParamtypes.QUERY}:`));
  const consumes = Reflect.getMetadata(CONSUMES, handler) as string[] | undefined;
  return { name, takesQuery, consumes: consumes ?? JSON_ONLY };
}

// Of several applications in one process each has its own interceptor: the last one made takes the place.
function intercept(controller: object, name: string, handler: Handler['handler'], interceptor: NestInterceptor): void {
  const others = (Reflect.getMetadata(INTERCEPTORS_METADATA, handler) ?? []) as unknown[];
  Reflect.defineMetadata(
    INTERCEPTORS_METADATA,
    others.filter((other) => !(other instanceof IdempotencyInterceptor)),
    handler,
  );
  UseInterceptors(interceptor)(controller, name, { value: handler });
}
