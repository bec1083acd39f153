import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock } from '../../src/shared/time/clock.js';

/** Moves the time of a running application, so that nobody has to wait for it. */
export interface MovableClock {
  advance(seconds: number): void;
}

export function movableClock(app: NestFastifyApplication): MovableClock {
  const clock = app.get(Clock);
  let aheadMs = 0;
  clock.now = () => new Date(Date.now() + aheadMs).toISOString();
  return { advance: (seconds) => void (aheadMs += seconds * 1000) };
}
