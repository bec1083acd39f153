import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { tenantContext } from '../tenancy/tenant-context.js';
import type { Job } from './job.entity.js';
import { hasEnded, JobsRepository } from './jobs.repository.js';

const LOOK_MS = 250;
const HEARTBEAT_MS = 15_000;

/** A job as server-sent events (WHATWG HTML, 9.2): `progress` whenever something changed, `end` once, then it closes. */
@Injectable()
export class JobEvents implements BeforeApplicationShutdown {
  private isStopping = false;

  constructor(private readonly jobs: JobsRepository) {}

  beforeApplicationShutdown(): void {
    this.isStopping = true;
  }

  /** Throws NOT_FOUND before the first event. */
  async of(id: string): Promise<AsyncIterable<string>> {
    // The stream is read after the request's own context has ended.
    const context = tenantContext.current();
    return this.events(await this.jobs.get(id), () => tenantContext.run(context, () => this.jobs.get(id)));
  }

  private async *events(first: Job, look: () => Promise<Job>): AsyncGenerator<string> {
    let [job, told, quiet] = [first, '', 0];
    for (;;) {
      const facts = JSON.stringify(job);
      if (facts !== told) yield event(hasEnded(job.status) ? 'end' : 'progress', facts);
      if (hasEnded(job.status)) return;
      quiet = facts === told ? quiet + LOOK_MS : 0;
      if (quiet > 0 && quiet % HEARTBEAT_MS === 0) yield ': heartbeat\n\n';
      told = facts;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      // Whoever listens connects again (retry) and finds another server.
      if (this.isStopping) return;
      job = await look();
    }
  }
}

function event(name: string, facts: string): string {
  return `event: ${name}\nretry: 1000\ndata: ${facts}\n\n`;
}
