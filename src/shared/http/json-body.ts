import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error.js';
import { inspectJsonText } from './input.rules.js';

/** Fastify's parser for `application/json`: what PostgreSQL could not keep exactly is refused before validation. */
export async function parseJsonBody(_request: FastifyRequest, body: Buffer): Promise<unknown> {
  if (body.length === 0) return undefined;
  const inspected = inspectJsonText(body);
  if ('value' in inspected) return inspected.value;
  const { code, message, offset, pointer } = inspected.problem;
  throw new DomainError(code, [{ code, message, offset, ...(pointer === undefined ? {} : { pointer }) }]);
}
