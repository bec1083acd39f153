import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../database/new-id.js';
import type { Unit } from '../database/unit.js';
import { tenantContext } from '../tenancy/tenant-context.js';
import { Clock } from '../time/clock.js';
import type { AuditOutcome } from './audit-event.entity.js';
import { canonicalText } from './canonical.engine.js';

/** What an event says beside who and when, which come from the context. */
export interface AuditFacts {
  action?: string;
  outcome: AuditOutcome;
  entity?: string;
  entityId?: string;
  reason?: string;
  /** Changed fields, counts, shown ids. */
  details?: Record<string, unknown>;
}

const INSERT = `INSERT INTO audit_events
  (company_id, id, occurred_at, actor_id, actor_kind, action, outcome, entity, entity_id, request_id, reason, body)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

/** Writes audit events. Reading and verifying them is the audit trail's. */
@Injectable()
export class AuditEventsRepository {
  /** Company -> when this process last wrote an event of it, for the chainer. */
  private readonly writers = new Map<string, number>();

  constructor(
    @InjectDataSource() private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The one event of a unit of work, in its transaction. */
  record(unit: Unit): Promise<void> {
    const { changes, note } = unit;
    const [first] = changes;
    return this.write(unit.manager, {
      action: note?.action,
      outcome: 'done',
      entity: note?.entity ?? first?.entity,
      entityId: note?.entityId ?? first?.id,
      reason: note?.reason,
      details: { ...(changes.length > 0 ? { changes } : {}), ...(note?.facts ? { facts: note.facts } : {}) },
    });
  }

  /** An event of its own: something shown or refused. Joins the open unit of work, if any. */
  note(facts: AuditFacts): Promise<void> {
    return this.write(tenantContext.current().unit?.manager ?? this.source.manager, facts);
  }

  /** Column values of an event in the order of the table, for statements that write it themselves. */
  values(facts: AuditFacts): unknown[] {
    const store = tenantContext.current();
    const action = facts.action ?? store.action;
    if (action === undefined) throw new Error('An audit event needs an action: none is in context');
    const event = {
      companyId: tenantContext.companyId(),
      id: newId(),
      occurredAt: this.clock.now(),
      actorId: store.actorId ?? null,
      actorKind: store.actorKind ?? null,
      action,
      outcome: facts.outcome,
      entity: facts.entity ?? null,
      entityId: facts.entityId ?? null,
      requestId: store.requestId,
      reason: facts.reason ?? null,
    };
    const emergency = store.emergencyGrantId === undefined ? {} : { emergencyGrantId: store.emergencyGrantId };
    const body = canonicalText({ ...event, ...emergency, details: facts.details ?? {} });
    this.writers.set(event.companyId, Date.now());
    return [...Object.values(event), body];
  }

  /** The companies of which this process wrote an event since then (milliseconds); older ones are forgotten. */
  writersSince(milliseconds: number): string[] {
    for (const [companyId, at] of this.writers) if (at < milliseconds) this.writers.delete(companyId);
    return [...this.writers.keys()];
  }

  private async write(manager: EntityManager, facts: AuditFacts): Promise<void> {
    await manager.query(INSERT, this.values(facts));
  }
}
