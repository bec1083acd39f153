import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { newId } from '../database/new-id.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { tenantContext } from '../tenancy/tenant-context.js';
import { Clock } from '../time/clock.js';
import { type ChainLink, type ChainPoint, genesis, nextLink } from './audit-chain.engine.js';
import { AuditChainRepository, type UnchainedEvent } from './audit-chain.repository.js';
import { AuditEventsRepository } from './audit-events.repository.js';
import { AuditHeadsWriter } from './audit-heads.writer.js';
import { CompanyDirectory } from './company-directory.repository.js';
import { firstUnchainedId, millisecondsOf } from './event-time.rules.js';

const TICK_MS = 2_000;
const BATCH = 1_000;
/** How long a company that was written to is looked at again: what commits later is found by the sweep. */
const RECENT_MS = 10_000;
/** Every company is looked at once in this many ticks, for events that a process wrote which then died. */
const SWEEP_TICKS = 30;

/**
 * Links audit events into their company's hash chain within 5 seconds, and writes the signed head. Any number of
 * processes may chain at once: the company's row in audit_chains is their lock.
 */
@Injectable()
export class AuditChainer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('AuditChainer');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private toSweep: string[] = [];
  private sweepSize = 0;

  constructor(
    private readonly units: UnitOfWork,
    private readonly chains: AuditChainRepository,
    private readonly events: AuditEventsRepository,
    private readonly heads: AuditHeadsWriter,
    private readonly directory: CompanyDirectory,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const next = (): void => {
      this.running = this.tick();
      void this.running.then(() => this.timer && (this.timer = setTimeout(next, TICK_MS).unref()));
    };
    this.timer = setTimeout(next, TICK_MS).unref();
  }

  /** Stops the timer and chains what was written last. */
  async onModuleDestroy(): Promise<void> {
    if (this.timer === undefined) return;
    this.stop();
    await this.running;
    await this.chainAll(this.events.writersSince(Date.now() - RECENT_MS));
  }

  /** Chains nothing more by itself. */
  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Chains everything that is unchained of one company; answers how many events. */
  async chain(companyId: string): Promise<number> {
    const store = { requestId: newId(), companyId, actorKind: 'job' as const, action: 'chainAuditEvents' };
    return tenantContext.run(store, async () => {
      let chained = 0;
      let links: ChainLink[];
      do {
        links = await this.units.run(() => this.chainBatch(companyId));
        chained += links.length;
      } while (links.length === BATCH);
      const last = links.at(-1);
      if (last !== undefined) await this.writeHead(companyId, last);
      return chained;
    });
  }

  private async chainBatch(companyId: string): Promise<ChainLink[]> {
    const now = this.clock.now();
    const chain = await this.chains.lock(genesis(companyId), new Date(0).toISOString());
    const events = await this.chains.unchained(firstUnchainedId(Date.parse(chain.reachedAt)), BATCH);
    if (events.length === 0) return [];
    const links = linksAfter(chain, events);
    // An id from the future must not make later events look too old to be chained.
    const reached = Math.min(Math.max(millisecondsOf(events.at(-1)!.id), Date.parse(chain.reachedAt)), Date.parse(now));
    await this.chains.append(links, new Date(reached).toISOString());
    return links;
  }

  private writeHead(companyId: string, { sequence, hash }: ChainPoint): Promise<void> {
    return this.heads.write({ companyId, sequence, hash, count: sequence, at: this.clock.now() });
  }

  private async tick(): Promise<void> {
    try {
      const written = this.events.writersSince(Date.now() - RECENT_MS);
      await this.chainAll([...new Set([...written, ...(await this.nextOfSweep())])]);
    } catch (error) {
      this.tell(error);
    }
  }

  private async chainAll(companies: readonly string[]): Promise<void> {
    for (const companyId of companies)
      await this.chain(companyId).catch((error: unknown) => this.tell(error, companyId));
  }

  private async nextOfSweep(): Promise<string[]> {
    if (this.toSweep.length === 0) {
      const isFirst = this.sweepSize === 0;
      this.toSweep = await this.directory.all();
      this.sweepSize = isFirst ? this.toSweep.length : Math.ceil(this.toSweep.length / SWEEP_TICKS);
    }
    return this.toSweep.splice(0, Math.max(1, this.sweepSize));
  }

  // Only its class and code: a database error may quote values.
  private tell(error: unknown, companyId?: string): void {
    const { name = 'Error', code = '' } = error as { name?: string; code?: string };
    this.logger.warn({ msg: 'Audit events could not be chained yet', companyId, error: name, errorCode: code });
  }
}

function linksAfter(chain: ChainPoint, events: readonly UnchainedEvent[]): ChainLink[] {
  const links: ChainLink[] = [];
  let point = chain;
  for (const { id, body } of events) {
    const link = nextLink(point, id, body);
    links.push(link);
    point = link;
  }
  return links;
}
