import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Settings } from '../config/settings.js';
import { JobQueue } from './job-queue.js';
import { JobRunner } from './job-runner.js';
import { ScheduleRunner } from './schedules/schedule-runner.js';

const POLL_MS = 500;
const RECLAIM_MS = 1_000;
const DRAIN_MS = 20_000;

/** Takes jobs from the queue as long as the server runs; when it stops, each one ends its chunk first. */
@Injectable()
export class JobWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private isStopping = false;
  private loops: Promise<void>[] = [];
  private reclaiming: NodeJS.Timeout | undefined;

  constructor(
    private readonly queue: JobQueue,
    private readonly runner: JobRunner,
    private readonly schedules: ScheduleRunner,
    private readonly settings: Settings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.jobConcurrency === 0) return;
    await this.queue.check();
    this.loops = Array.from({ length: this.settings.jobConcurrency }, () => this.loop());
    this.reclaiming = setInterval(() => void this.queue.reclaim().catch(() => undefined), RECLAIM_MS).unref();
  }

  /** Before the server stops answering, because afterwards the database is gone. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.reclaiming);
    this.runner.stopAll();
    this.queue.wake();
    const patience = new AbortController();
    // What does not end in time is taken over by another process when its lease runs out.
    await Promise.race([
      Promise.all(this.loops),
      sleep(DRAIN_MS, undefined, { signal: patience.signal }).catch(() => undefined),
    ]);
    patience.abort();
  }

  private async loop(): Promise<void> {
    while (!this.isStopping) {
      const since = this.queue.wakeCount;
      try {
        const message = await this.queue.fetch();
        if (message === undefined) await this.queue.idle(since, POLL_MS);
        else if ('scheduleId' in message) await this.schedules.run(message);
        else await this.runner.run(message);
      } catch (error) {
        this.logger.error({ error: (error as Error).name, errorCode: (error as { code?: string }).code });
        await this.queue.idle(since, POLL_MS);
      }
    }
  }
}
