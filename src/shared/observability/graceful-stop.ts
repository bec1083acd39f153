import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Readiness } from './readiness.js';

// Streams that never end by themselves (job events) are cut after this.
const DRAIN_MS = 20_000;

/**
 * Stops without failing a request: says "not ready", goes on serving until load balancers have noticed
 * (SHUTDOWN_DELAY_MS), takes no new connections, lets running requests end, then closes the pool.
 */
export async function gracefulStop(app: INestApplication, operations?: Server): Promise<void> {
  app.get(Readiness).stop();
  await sleep(app.get(Settings).shutdownDelayMs);
  const cut = setTimeout(() => (app.getHttpServer() as Server).closeAllConnections(), DRAIN_MS);
  await app.close();
  clearTimeout(cut);
  operations?.closeAllConnections();
  operations?.close();
}
