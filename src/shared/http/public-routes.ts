import { createReadStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Settings } from '../config/settings.js';
import type { Readiness } from '../observability/readiness.js';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Quintet API</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;
// A token that outlives its page in the browser's storage is a convenience for development only.
const start = (isProduction: boolean): string => `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  persistAuthorization: ${!isProduction},
  tryItOutEnabled: true,
  validatorUrl: null,
});
`;
// Swagger UI sets styles of its own; nothing comes from elsewhere and nothing frames us.
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};
const TYPES = { html: 'text/html', css: 'text/css', js: 'text/javascript', json: 'application/json' };

/** Health, the OpenAPI document and Swagger UI: what needs no token. Nothing is loaded from elsewhere. */
export async function addPublicRoutes(
  fastify: FastifyInstance,
  readiness: Readiness,
  { isProduction }: Pick<Settings, 'isProduction'>,
): Promise<void> {
  // Health is asked most when the server is under pressure: it is answered all the same.
  const config = { pressureHandler: () => undefined };
  fastify.get('/livez', { config }, () => ({ status: 'alive' }));
  fastify.get('/readyz', { config }, async (_request, reply) => {
    const problem = await readiness.problem();
    return problem === undefined ? { status: 'ready' } : reply.status(503).send({ status: 'not ready', problem });
  });
  // A scope of its own: helmet works out its policy for every request, which the API's constant headers need not pay.
  await fastify.register(async (scope) => {
    await scope.register(helmet, { contentSecurityPolicy: CONTENT_SECURITY_POLICY });
    addDocumentation(scope, start(isProduction));
  });
}

function addDocumentation(fastify: FastifyInstance, script: string): void {
  // The committed document: a test keeps it equal to what the controllers say.
  const document = readFileSync(new URL('../../../openapi.json', import.meta.url));
  fastify.get('/api/openapi.json', (_request, reply) => send(reply, 'json', document));
  fastify.get('/api/docs', (_request, reply) => send(reply, 'html', PAGE));
  fastify.get('/api/docs/start.js', (_request, reply) => send(reply, 'js', script));
  const assets = swaggerUiFolder();
  for (const [file, type] of [
    ['swagger-ui.css', 'css'],
    ['swagger-ui-bundle.js', 'js'],
  ] as const) {
    fastify.get(`/api/docs/${file}`, (_request, reply) => send(reply, type, createReadStream(join(assets, file))));
  }
}

function send(reply: FastifyReply, type: keyof typeof TYPES, content: unknown): FastifyReply {
  return reply
    .header('content-type', `${TYPES[type]}; charset=utf-8`)
    .header('cache-control', 'no-cache')
    .send(content);
}

/** swagger-ui-dist comes with @nestjs/swagger. */
function swaggerUiFolder(): string {
  const swagger = createRequire(import.meta.url).resolve('@nestjs/swagger');
  return dirname(createRequire(swagger).resolve('swagger-ui-dist/package.json'));
}
