import { Readable } from 'node:stream';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { DomainError } from '../errors/domain-error.js';
import { tenantContext } from '../tenancy/tenant-context.js';
import type { Job } from './job.entity.js';
import { hasEnded, JobsRepository } from './jobs.repository.js';

const LOOK_MS = 250;
const HEARTBEAT_MS = 15_000;
/** Each stream looks into the database four times a second. */
const MOST_AT_ONCE = 20;
/** Whoever listens longer connects again, and is asked again whether he may. */
const LONGEST_MS = 60_000;

/** A job as server-sent events (WHATWG HTML, 9.2): `progress` whenever something changed, `end` once, then it closes. */
@Injectable()
export class JobEvents implements BeforeApplicationShutdown {
  private isStopping = false;
  /** How many streams each caller has open. */
  private readonly open = new Map<string, number>();

  constructor(private readonly jobs: JobsRepository) {}

  beforeApplicationShutdown(): void {
    this.isStopping = true;
  }

  /** Throws NOT_FOUND or RATE_LIMITED before the first event. */
  async of(id: string): Promise<Readable> {
    // The stream is read after the request's own context has ended.
    const context = tenantContext.current();
    const job = await this.jobs.get(id);
    const caller = `${context.companyId} ${context.actorId}`;
    const others = this.open.get(caller) ?? 0;
    if (others >= MOST_AT_ONCE)
      throw new DomainError('RATE_LIMITED', [], `At most ${MOST_AT_ONCE} streams at once`, LONGEST_MS / 1000);
    this.open.set(caller, others + 1);
    const stream = Readable.from(this.events(job, () => tenantContext.run(context, () => this.jobs.get(id))));
    return stream.once('close', () => this.closed(caller));
  }

  private closed(caller: string): void {
    const others = this.open.get(caller)! - 1;
    if (others === 0) this.open.delete(caller);
    else this.open.set(caller, others);
  }

  private async *events(first: Job, look: () => Promise<Job>): AsyncGenerator<string> {
    let [job, told, quiet] = [first, '', 0];
    for (let passed = 0; passed < LONGEST_MS; passed += LOOK_MS) {
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
