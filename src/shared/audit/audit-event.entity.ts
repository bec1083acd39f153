import { Entity } from 'typeorm';
import { Code, Instant, OneOf, Ref, Text } from '../database/fields.decorator.js';
import { TenantRow } from '../database/tenant-row.entity.js';

export const AUDIT_OUTCOMES = ['done', 'shown', 'denied'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** One thing that somebody did, saw or was refused. Written once, in the transaction of the thing itself. */
@Entity('audit_events')
export class AuditEvent extends TenantRow {
  /** When. */
  @Instant()
  occurredAt: string;

  /** Who: the user's or API key's id; null when the caller was not known. */
  @Ref({ nullable: true })
  actorId: string | null;

  /** What kind of caller. */
  @OneOf(['user', 'api_key', 'job', 'command'], { nullable: true })
  actorKind: string | null;

  /** What was done, the operationId over HTTP. */
  @Code({ max: 100, example: 'createPayer' })
  action: string;

  /** done: changed something · shown: read protected health information · denied: refused. */
  @OneOf(AUDIT_OUTCOMES)
  outcome: AuditOutcome;

  /** Table of the record concerned. */
  @Code({ max: 100, nullable: true, example: 'payers' })
  entity: string | null;

  /** The record concerned. */
  @Ref({ nullable: true })
  entityId: string | null;

  /** Request (or job) it belongs to. */
  @Code({ max: 100 })
  requestId: string;

  /** Why, where a reason was asked for. */
  @Text({ nullable: true, max: 1000 })
  reason: string | null;

  /** The whole event as canonical JSON (RFC 8785): what the hash chain covers. */
  @Text({ max: 10_000_000 })
  body: string;
}
