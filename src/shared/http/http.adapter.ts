import { FastifyAdapter } from '@nestjs/platform-fastify';

/**
 * Nest's Fastify adapter, but for two things: errors and unknown routes are answered by the handlers that the
 * application sets on Fastify itself, so that what fails before Nest is reached is told in the same words.
 */
export class HttpAdapter extends FastifyAdapter {
  override setErrorHandler(): never {
    return undefined as never;
  }

  override setNotFoundHandler(): never {
    return undefined as never;
  }
}
