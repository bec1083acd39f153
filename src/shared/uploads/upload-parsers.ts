import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';

/**
 * Hands the bytes of every media type that is not parsed otherwise through as a stream, unread and unlimited: `Uploads`
 * counts them. Which operation takes which media type is decided before, by its `@AcceptsUpload`.
 */
export async function addUploadParsers(fastify: FastifyInstance): Promise<void> {
  await fastify.register(multipart as never);
  fastify.addContentTypeParser('*', (_request: unknown, payload: unknown, done: (error: null, body: unknown) => void) =>
    done(null, payload),
  );
}
