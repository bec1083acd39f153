import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../errors/domain-error.js';

/** The body of an HTML form, for pages only: the API takes JSON, so that no form of a foreign site reaches it. */
export function parsePageForm(request: FastifyRequest, body: string): Promise<Record<string, string>> {
  if (!request.url.startsWith('/pages/')) return Promise.reject(new DomainError('MEDIA_TYPE_UNSUPPORTED'));
  return Promise.resolve(Object.fromEntries(new URLSearchParams(body)));
}
