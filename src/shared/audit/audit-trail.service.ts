import { Injectable } from '@nestjs/common';
import { tenantContext } from '../tenancy/tenant-context.js';
import { Clock } from '../time/clock.js';
import { type ChainBreak, type ChainRow, genesis, verifyChain } from './audit-chain.engine.js';
import { AuditChainRepository, type LinkedEvent } from './audit-chain.repository.js';
import type {
  AuditEventDetail,
  AuditEventSummary,
  AuditEventSummaryPage,
  ListAuditEventsQuery,
} from './audit-event.dto.js';
import type { AuditEvent } from './audit-event.entity.js';
import { AuditEventsRepository } from './audit-events.repository.js';
import { AuditHeadsWriter, type KnownHead } from './audit-heads.writer.js';
import { AuditTrailRepository } from './audit-trail.repository.js';
import { EXTRACT_FORMAT, type ExtractHead, type ExtractRow } from './chain-extract.engine.js';
import type { AuditBreak, AuditVerification } from './audit-verification.dto.js';
import { firstIdAt, firstUnchainedId, millisecondsOf } from './event-time.rules.js';

const COLUMNS = [
  ...['companyId', 'id', 'occurredAt', 'actorId', 'actorKind', 'action', 'outcome', 'entity', 'entityId'],
  ...['requestId', 'reason'],
] as const;

/** By then the chainer has written a company's first head, links and all. */
const FIRST_HEAD_MS = 10_000;

/** Reads the audit trail of the company and checks that nobody has touched it. */
@Injectable()
export class AuditTrailService {
  constructor(
    private readonly trail: AuditTrailRepository,
    private readonly chains: AuditChainRepository,
    private readonly heads: AuditHeadsWriter,
    private readonly events: AuditEventsRepository,
    private readonly clock: Clock,
  ) {}

  async list(query: ListAuditEventsQuery): Promise<AuditEventSummaryPage> {
    const page = await this.trail.list(query);
    return { ...page, items: page.items.map(summaryOf) };
  }

  async read(id: string): Promise<AuditEventDetail> {
    const event = await this.trail.get(id);
    const { details = {}, emergencyGrantId = null } = parsed(event.body) ?? {};
    const sequence = await this.chains.sequenceOf(id);
    return {
      ...summaryOf(event),
      details: details as Record<string, unknown>,
      emergencyGrantId: emergencyGrantId as string | null,
      sequence,
    };
  }

  /** Walks the whole chain and names the first row that is not what was written; the walk itself is noted. */
  async verify(): Promise<AuditVerification> {
    const found = await this.check();
    const { isIntact, count, verifiedTo, unchainedTail, firstBreak } = found;
    const details = { isIntact, count, verifiedTo, unchainedTail, firstBreak };
    await this.events.note({ outcome: 'done', entity: 'audit_events', details });
    return found;
  }

  /** The same walk, for whoever notes by himself what it found. */
  async check(): Promise<AuditVerification> {
    const companyId = tenantContext.companyId();
    // Read first: a head written during the walk may reach further than the walk did.
    const known = await this.heads.read(companyId);
    const walk: Walk = { firstId: undefined };
    const verdict = await verifyChain(this.rows(walk), genesis(companyId), known.head);
    const reachedAt = await this.chains.reachedAt();
    const { tail, stray } = await this.chains.loose(firstUnchainedId(Date.parse(reachedAt ?? '1970-01-01')));
    const firstBreak = verdict.firstBreak ?? (stray === null ? null : strayEvent(stray));
    return {
      isIntact: firstBreak === null && this.isVouchedFor(known, walk),
      count: verdict.count,
      verifiedTo: verdict.last.sequence,
      hash: verdict.last.hash,
      unchainedTail: tail,
      head: headState(known),
      firstBreak: firstBreak === null ? null : breakOf(firstBreak),
    };
  }

  /** From where to where an extract of events since an instant reaches: up to what is chained by now. */
  async extractHead(since: string): Promise<ExtractHead> {
    const companyId = tenantContext.companyId();
    const { start, through } = await this.chains.span(firstIdAt(Date.parse(since)), genesis(companyId));
    const { head = null } = await this.heads.read(companyId);
    return { format: EXTRACT_FORMAT, companyId, start, through, signedHead: head };
  }

  /** The links of an extract in their order, with the events that concern these tables; the others' hashes alone. */
  extract({ start, through }: ExtractHead, entities: readonly string[]): AsyncGenerator<ExtractRow> {
    return this.chains.extract(start.sequence, through.sequence, entities);
  }

  private async *rows(walk: Walk): AsyncGenerator<ChainRow> {
    for await (const linked of this.chains.linked()) {
      walk.firstId ??= linked.eventId;
      yield chainRow(linked);
    }
  }

  /** Without an authentic head a chain could have been cut or written anew: only its first seconds need none. */
  private isVouchedFor(known: KnownHead, { firstId }: Walk): boolean {
    if (known.state !== 'none') return known.state === 'authentic';
    return firstId === undefined || Date.parse(this.clock.now()) - millisecondsOf(firstId) < FIRST_HEAD_MS;
  }
}

/** What the walk over the chain has met. */
interface Walk {
  firstId: string | undefined;
}

function summaryOf(event: AuditEvent): AuditEventSummary {
  const { id, occurredAt, actorId, actorKind, action, outcome, entity, entityId, requestId, reason } = event;
  return { id, occurredAt, actorId, actorKind, action, outcome, entity, entityId, requestId, reason };
}

/** The columns are what lists and filters show: they must still say what the sealed text says. */
function chainRow(linked: LinkedEvent): ChainRow {
  const { sequence, hash, eventId, previousHash, body } = linked;
  const row = { sequence, hash, eventId, previousHash, canonicalText: body };
  if (body === null) return row;
  const sealed = parsed(body);
  const agrees = sealed !== null && COLUMNS.every((column) => sealed[column] === linked[column]);
  return agrees ? row : { ...row, event: null };
}

function parsed(body: string): Record<string, unknown> | null {
  try {
    return JSON.parse(body) as Record<string, unknown> | null;
  } catch {
    return null;
  }
}

function strayEvent(eventId: string): AuditBreak {
  const message =
    'An event that is older than the end of the chain has no link: it was put in, or its link was removed.';
  return { sequence: null, eventId, reason: 'inserted', message };
}

function breakOf({ sequence, eventId, reason, message }: ChainBreak | AuditBreak): AuditBreak {
  return { sequence, eventId, reason, message };
}

function headState(known: KnownHead): AuditVerification['head'] {
  return { state: known.state, sequence: known.head?.sequence ?? null, at: known.head?.at ?? null };
}
