import type { AuditEventsRepository } from './audit-events.repository.js';

const NO_IDS = '"ids":[]';

/**
 * The event that protected health information of `entity` was shown, for a statement that writes it by itself: the
 * parameters of `shownEventSql`, in its order.
 */
export function shownEvent(auditEvents: AuditEventsRepository, entity: string, entityId?: string): unknown[] {
  const values = auditEvents.values({ outcome: 'shown', entity, entityId, details: { ids: [] } });
  const body = values.at(-1) as string;
  // Quotes inside a JSON string are escaped: this text stands nowhere else.
  const cut = body.indexOf(NO_IDS) + NO_IDS.length - 1;
  return [...values.slice(1, -1), body.slice(0, cut), body.slice(cut)];
}

/**
 * The statement that writes the event, as a CTE; `$1` is the company, its own parameters begin at `first`. `ids` is an
 * SQL expression over `source`: the shown ids quoted and parted by commas, '' for none. UUIDs need no escaping, so
 * that the text is canonical JSON (RFC 8785) as it stands.
 */
export function shownEventSql(first: number, ids: string, source: string): string {
  const at = (offset: number, type: string): string => `$${first + offset}::${type}`;
  return `INSERT INTO audit_events
    (company_id, id, occurred_at, actor_id, actor_kind, action, outcome, entity, entity_id, request_id, reason, body)
    SELECT $1::uuid, ${at(0, 'uuid')}, ${at(1, 'timestamptz')}, ${at(2, 'uuid')}, ${at(3, 'text')}, ${at(4, 'text')},
      ${at(5, 'text')}, ${at(6, 'text')}, ${at(7, 'uuid')}, ${at(8, 'text')}, ${at(9, 'text')},
      ${at(10, 'text')} || ${ids} || ${at(11, 'text')}
    FROM ${source} RETURNING 1`;
}
