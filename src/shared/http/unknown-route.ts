import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error.js';

interface KnownRoute {
  pattern: RegExp;
  methods: string[];
}

/** Answers what no route takes: 404, or 405 with Allow where another method would be, or 204 with Allow to OPTIONS. */
export function answerUnknownRoutes(fastify: FastifyInstance): void {
  const known = new Map<string, KnownRoute>();
  fastify.addHook('onRoute', ({ url, method }) => {
    const route = known.get(url) ?? { pattern: patternOf(url), methods: [] };
    route.methods.push(...[method].flat());
    known.set(url, route);
  });
  fastify.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    const path = request.raw.url!.split('?')[0]!;
    const methods = [...known.values()].filter(({ pattern }) => pattern.test(path)).flatMap((route) => route.methods);
    if (methods.length === 0) throw new DomainError('ROUTE_NOT_FOUND');
    reply.header('allow', [...new Set([...methods, 'OPTIONS'])].sort().join(', '));
    if (request.method !== 'OPTIONS') throw new DomainError('METHOD_NOT_ALLOWED');
    return reply.status(204).send();
  });
}

function patternOf(url: string): RegExp {
  const escaped = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/:[A-Za-z0-9_]+/g, '[^/]+').replaceAll('*', '.*')}$`);
}
