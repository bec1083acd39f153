import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AuditEventsRepository } from '../audit/audit-events.repository.js';
import { tenantContext } from '../tenancy/tenant-context.js';
import { entityTag } from './entity-tag.rules.js';
import { JsonText } from './json-text.js';

type Done = (error: null, payload: unknown) => void;
interface Answer {
  id?: string;
  version?: number;
  items?: { id: string }[];
  nextCursor?: string | null;
}

/**
 * Fastify preSerialization hook: ETag from the record's version, `Link: rel="next"` from the page's cursor, and the
 * audit event of protected health information that is about to be shown, committed before the answer leaves. Only where it waits for that event it answers by a promise.
 */
export function answerHook(auditEvents: AuditEventsRepository) {
  return (request: FastifyRequest, reply: FastifyReply, payload: unknown, done: Done): Promise<unknown> | void => {
    if (payload === null || typeof payload !== 'object' || reply.statusCode >= 300) return done(null, payload);
    const answer = payload as Answer;
    if (typeof answer.version === 'number') reply.header('etag', entityTag(answer.version));
    if (typeof answer.nextCursor === 'string')
      reply.header('link', `<${nextUrl(request.url, answer.nextCursor)}>; rel="next"`);
    if (payload instanceof JsonText) reply.serializer(() => payload.text);
    const shows = tenantContext.store()?.shows;
    if (shows?.writtenBy !== 'interceptor') return done(null, payload);
    return noteShown(auditEvents, shows.entity, answer).then(() => payload);
  };
}

async function noteShown(auditEvents: AuditEventsRepository, entity: string, answer: Answer): Promise<void> {
  const ids = answer.items?.map((item) => item.id) ?? (answer.id === undefined ? [] : [answer.id]);
  await auditEvents.note({ outcome: 'shown', entity, entityId: answer.id, details: { ids } });
}

function nextUrl(url: string, cursor: string): string {
  const [path, search = ''] = url.split('?') as [string, string?];
  const parameters = new URLSearchParams(search);
  parameters.set('cursor', cursor);
  return `${path}?${parameters.toString()}`;
}
