import { createServer, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { INestApplicationContext } from '@nestjs/common';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

/** /metrics (Prometheus), /livez and /readyz on a port of their own, so that they need not be reachable by callers. */
export async function serveOperations(app: INestApplicationContext, port: number, host = '127.0.0.1'): Promise<Server> {
  const metrics = app.get(Metrics);
  const readiness = app.get(Readiness);
  metrics.watchProcess();
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      if (request.url === '/livez') return plain(response, 200, 'alive');
      if (request.url === '/readyz') return ready(response, await readiness.problem());
      if (request.url !== '/metrics') return plain(response, 404, 'not found');
      response.setHeader('content-type', metrics.registry.contentType);
      response.end(await metrics.registry.metrics());
    };
    answer().catch(() => plain(response, 500, 'failed'));
  });
  server.listen(port, host);
  await once(server, 'listening');
  server.unref();
  return server;
}

function ready(response: ServerResponse, problem: string | undefined): void {
  plain(response, problem === undefined ? 200 : 503, problem === undefined ? 'ready' : `not ready: ${problem}`);
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${text}\n`);
}
