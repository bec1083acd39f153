import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error.js';
import { type InspectedJson, inspectJsonText } from './input.rules.js';

/** Fastify's parser for `application/json`: what PostgreSQL could not keep exactly is refused before validation. */
export async function parseJsonBody(_request: FastifyRequest, body: Buffer): Promise<unknown> {
  if (body.length === 0) return undefined;
  return valueOf(inspectJsonText(body));
}

/** The value of JSON text, or its refusal; `skippedBytes` stood before the text. */
export function valueOf(inspected: InspectedJson, skippedBytes = 0): unknown {
  if ('value' in inspected) return inspected.value;
  const { code, message, offset, pointer } = inspected.problem;
  const at = offset + skippedBytes;
  throw new DomainError(code, [{ code, message, offset: at, ...(pointer === undefined ? {} : { pointer }) }]);
}
