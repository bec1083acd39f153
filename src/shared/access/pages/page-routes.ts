import type { FastifyInstance, FastifyRequest } from 'fastify';

const FORM = 'application/x-www-form-urlencoded';

/**
 * What pages need of the server: HTML forms as bodies (only operations that say so take them; the API answers 415, so
 * that no form of a foreign site reaches it), and `/pages/` for `/pages`.
 */
export function addPageRoutes(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(FORM, { parseAs: 'string' }, (_request: FastifyRequest, body: string) =>
    Promise.resolve(Object.fromEntries(new URLSearchParams(body))),
  );
  fastify.get('/pages/', (_request, reply) => reply.redirect('/pages', 308));
}
