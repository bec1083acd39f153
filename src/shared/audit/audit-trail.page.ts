import { numberText } from '../charts/number-text.rules.js';
import { element, html, type Html } from '../pages/html.writer.js';
import { page } from '../pages/page.writer.js';
import { table } from '../pages/table.writer.js';
import type { AuditEventSummary, AuditEventSummaryPage } from './audit-event.dto.js';
import type { AuditPageQuery } from './audit-page.dto.js';
import type { AuditVerification } from './audit-verification.dto.js';

const PATH = '/pages/audit-trail';

/** Events, the newest first, with the filters that let them through; a record leads to its history. */
export function trailPage(query: AuditPageQuery, { items, nextCursor }: AuditEventSummaryPage): string {
  const isHistory = query.entity !== undefined && query.entityId !== undefined;
  const body = html`<p class="lead">
      ${isHistory ? `History of ${query.entity} ${query.entityId}` : 'Who did what to which record, and when'} · times
      in UTC
    </p>
    ${filters(query)} ${eventTable(items)}
    <nav>
      ${element('a', { href: `${PATH}/verification` }, 'Verify the chain')}
      ${nextCursor === null ? '' : element('a', { href: linkTo({ ...query, cursor: nextCursor }) }, 'Older events')}
    </nav>`;
  return page('Audit trail', body, { isWide: true });
}

/** What walking the chain found. */
export function verificationPage(found: AuditVerification): string {
  const { isIntact, count, verifiedTo, unchainedTail, hash, head, firstBreak } = found;
  const broken =
    firstBreak &&
    html`<dt>First broken row</dt>
      <dd>
        ${firstBreak.sequence ?? 'without a place'}, event ${firstBreak.eventId ?? 'gone'}:
        ${firstBreak.reason.replaceAll('_', ' ')}. ${firstBreak.message}
      </dd>`;
  const body = html`<p class="lead">
      ${isIntact ? '✓ The audit trail is intact.' : '✗ The audit trail is not what was written.'}
    </p>
    <dl>
      ${broken ?? ''}
      <dt>Verified</dt>
      <dd>${numberText(count)} events, up to ${verifiedTo}</dd>
      <dt>Not chained yet</dt>
      <dd>${numberText(unchainedTail)}</dd>
      <dt>Hash of the last</dt>
      <dd><code>${hash}</code></dd>
      <dt>Signed head outside the database</dt>
      <dd>${head.state.replaceAll('_', ' ')}</dd>
    </dl>
    <nav>${element('a', { href: PATH }, 'Events')}</nav>`;
  return page('Audit trail: verification', body);
}

function filters({ fromDay, toDay, actorId, action, entity, entityId }: AuditPageQuery): Html {
  const field = (label: string, name: string, value = '', type = 'text'): Html =>
    element('label', {}, [label, element('input', { type, name, value })]);
  return element('form', { class: 'filters', method: 'get', action: PATH }, [
    field('From', 'fromDay', fromDay, 'date'),
    field('To', 'toDay', toDay, 'date'),
    field('Actor', 'actorId', actorId),
    field('Action', 'action', action),
    field('Entity', 'entity', entity),
    field('Record', 'entityId', entityId),
    element('button', {}, 'Show'),
  ]);
}

function eventTable(events: readonly AuditEventSummary[]): Html {
  return table({
    caption: 'Events, the newest first',
    columns: ['When', 'Action', 'Outcome', 'Actor', 'Record', 'Reason'].map((name) => ({ name })),
    rows: events.map(({ occurredAt, action, outcome, actorId, actorKind, entity, entityId, reason }) => [
      occurredAt,
      action,
      outcome,
      actorId === null ? (actorKind ?? '–') : element('a', { href: linkTo({ actorId }) }, `${actorKind} ${actorId}`),
      recordLink(entity, entityId),
      reason ?? '–',
    ]),
  });
}

function recordLink(entity: string | null, entityId: string | null): Html | string {
  if (entity === null || entityId === null) return entity ?? '–';
  return element('a', { href: linkTo({ entity, entityId }) }, `${entity} ${entityId}`);
}

function linkTo(query: AuditPageQuery): string {
  return `${PATH}?${new URLSearchParams(query as Record<string, string>).toString()}`;
}
