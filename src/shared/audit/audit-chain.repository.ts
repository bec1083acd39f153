import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { ChainLink, ChainPoint } from './audit-chain.engine.js';
import type { ExtractRow } from './chain-extract.engine.js';

/** Where a company's chain ends, locked until the transaction ends. */
export interface LockedChain extends ChainPoint {
  /** Time inside the id of the newest chained event, RFC 3339. */
  reachedAt: string;
}

export interface UnchainedEvent {
  id: string;
  body: string;
}

/** A link with the event it stands for; body is null, and all other columns are missing, when its row is gone. */
export interface LinkedEvent extends ChainLink {
  body: string | null;
  [column: string]: unknown;
}

type StoredEvent = UnchainedEvent & Record<string, unknown>;
const GONE = { body: null };

const OPEN = `INSERT INTO audit_chains (company_id, sequence, hash, reached_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (company_id) DO NOTHING`;
const LOCK = `SELECT sequence, hash, reached_at AS "reachedAt" FROM audit_chains WHERE company_id = $1 FOR UPDATE`;
const REACHED = `SELECT reached_at AS "reachedAt" FROM audit_chains WHERE company_id = $1`;
const UNCHAINED = `SELECT e.id, e.body FROM audit_events e
  LEFT JOIN audit_links l ON l.company_id = $1 AND l.event_id = e.id AND l.event_id >= $2
  WHERE e.company_id = $1 AND e.id >= $2 AND l.event_id IS NULL ORDER BY e.id LIMIT $3`;
const APPEND = `INSERT INTO audit_links (company_id, sequence, event_id, previous_hash, hash)
  SELECT $1, link.sequence, link.event_id, link.previous_hash, link.hash
  FROM unnest($2::bigint[], $3::uuid[], $4::text[], $5::text[]) AS link(sequence, event_id, previous_hash, hash)
  RETURNING 1`;
const ADVANCE = `UPDATE audit_chains SET sequence = $2, hash = $3, reached_at = $4 WHERE company_id = $1`;
const LINKS = `SELECT sequence, event_id AS "eventId", previous_hash AS "previousHash", hash FROM audit_links
  WHERE company_id = $1 AND sequence > $2 AND sequence <= $3 ORDER BY sequence LIMIT $4`;
// Beside their links, not joined to them: what the planner believes of a company must not decide whether every link is
// compared with every event. The set difference is computed from two sorted or hashed sets for the same reason.
const EVENTS = `SELECT id, body, occurred_at AS "occurredAt", actor_id AS "actorId", actor_kind AS "actorKind", action, outcome,
    entity, entity_id AS "entityId", request_id AS "requestId", reason, company_id AS "companyId"
  FROM audit_events WHERE company_id = $1 AND id = ANY($2::uuid[])`;
const BODIES = 'SELECT id, body FROM audit_events WHERE company_id = $1 AND id = ANY($2::uuid[]) AND entity = ANY($3)';
const LOOSE = `WITH loose AS (SELECT e.id FROM audit_events e WHERE e.company_id = $1
    EXCEPT SELECT l.event_id FROM audit_links l WHERE l.company_id = $1)
  SELECT count(*) FILTER (WHERE id >= $2) AS tail, (min(id::text) FILTER (WHERE id < $2)) AS stray FROM loose`;
const SPAN = `SELECT c.sequence, c.hash, (SELECT min(l.sequence) FROM audit_links l
    WHERE l.company_id = $1 AND l.event_id >= $2) AS first
  FROM audit_chains c WHERE c.company_id = $1`;
const POINT = 'SELECT sequence, hash FROM audit_links WHERE company_id = $1 AND sequence = $2';
const SEQUENCE = 'SELECT sequence FROM audit_links WHERE company_id = $1 AND event_id = $2';
const PAGE = 2000;

/** Links of the company's hash chain: appended under the lock of its one row in audit_chains, never changed. */
@Injectable()
export class AuditChainRepository {
  constructor(private readonly database: Database) {}

  /** Locks the chain, and begins it at `start` where there is none. Needs an open unit of work. */
  async lock(start: ChainPoint, at: string): Promise<LockedChain> {
    const [known] = await this.database.query<LockedChain>(LOCK);
    if (known !== undefined) return known;
    await this.database.query(OPEN, [start.sequence, start.hash, at]);
    const [begun] = await this.database.query<LockedChain>(LOCK);
    return begun!;
  }

  /** Up to `most` events from `firstId` on that have no link, oldest first. */
  unchained(firstId: string, most: number): Promise<UnchainedEvent[]> {
    return this.database.query(UNCHAINED, [firstId, most]);
  }

  async append(links: readonly ChainLink[], reachedAt: string): Promise<void> {
    const last = links.at(-1)!;
    await this.database.query(APPEND, [
      links.map((link) => link.sequence),
      links.map((link) => link.eventId),
      links.map((link) => link.previousHash),
      links.map((link) => link.hash),
    ]);
    await this.database.query(ADVANCE, [last.sequence, last.hash, reachedAt]);
  }

  /** All links in order, a page at a time: memory stays flat however long the chain is. */
  async *linked(): AsyncGenerator<LinkedEvent> {
    for await (const links of this.pages(0, Number.MAX_SAFE_INTEGER)) {
      const events = await this.events<StoredEvent>(EVENTS, links);
      for (const link of links) yield { ...GONE, ...events.get(link.eventId), ...link };
    }
  }

  /** From the link before the first event of an instant (an event id made of it) to the end of the chain. */
  async span(firstId: string, origin: ChainPoint): Promise<{ start: ChainPoint; through: ChainPoint }> {
    const [end] = await this.database.query<ChainPoint & { first: number | null }>(SPAN, [firstId]);
    if (end === undefined) return { start: origin, through: origin };
    const { sequence, hash, first } = end;
    const before = (first ?? sequence + 1) - 1;
    const [start] = before === 0 ? [origin] : await this.database.query<ChainPoint>(POINT, [before]);
    return { start: start ?? origin, through: { sequence, hash } };
  }

  /** The links after one place up to another, each with its event's text where that concerns one of the tables. */
  async *extract(after: number, through: number, entities: readonly string[]): AsyncGenerator<ExtractRow> {
    for await (const links of this.pages(after, through)) {
      const events = await this.events(BODIES, links, entities);
      for (const { sequence, eventId, hash } of links)
        yield { sequence, eventId, hash, body: events.get(eventId)?.body ?? null };
    }
  }

  private async *pages(after: number, through: number): AsyncGenerator<ChainLink[]> {
    for (let last = after; ;) {
      const page = await this.database.query<ChainLink>(LINKS, [last, through, PAGE]);
      if (page.length > 0) yield page;
      if (page.length < PAGE) return;
      last = page.at(-1)!.sequence;
    }
  }

  /** The events of the links that are still there, by id. */
  private async events<Event extends UnchainedEvent>(
    sql: string,
    links: readonly ChainLink[],
    ...more: unknown[]
  ): Promise<Map<string, Event>> {
    const rows = await this.database.query<Event>(sql, [links.map(({ eventId }) => eventId), ...more]);
    return new Map(rows.map((event) => [event.id, event]));
  }

  /** When the newest chained event was made; undefined where nothing is chained yet. */
  async reachedAt(): Promise<string | undefined> {
    const [chain] = await this.database.query<{ reachedAt: string }>(REACHED);
    return chain?.reachedAt;
  }

  /** Events without a link: how many from `firstId` on, and the first of those before it. */
  async loose(firstId: string): Promise<{ tail: number; stray: string | null }> {
    const [found] = await this.database.query<{ tail: number; stray: string | null }>(LOOSE, [firstId]);
    return found!;
  }

  async sequenceOf(eventId: string): Promise<number | null> {
    const [link] = await this.database.query<{ sequence: number }>(SEQUENCE, [eventId]);
    return link?.sequence ?? null;
  }
}
