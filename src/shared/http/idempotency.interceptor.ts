import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { SHOWS } from '../access/allow.decorator.js';
import { AuditEventsRepository } from '../audit/audit-events.repository.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DomainError } from '../errors/domain-error.js';
import { tenantContext } from '../tenancy/tenant-context.js';
import { IdempotencyKeysRepository, type KeptAnswer } from './idempotency-keys.repository.js';
import { JsonText } from './json-text.js';

// Visible ASCII, as the draft's structured-field string allows; quotes around it are part of the key.
const KEY = /^[\x21-\x7e]{1,255}$/;
const KEPT_HEADERS = ['location', 'link', 'content-type'];

/**
 * A POST with an Idempotency-Key happens once (draft-ietf-httpapi-idempotency-key-header): its key, its effect and its
 * answer are one transaction. Sent again it gets the kept answer; with another payload 422; while it runs 409. A
 * refused request keeps nothing. Uploads pass: they are known by the hash of their content. So do searches: asking again
 * changes nothing, and what they show is neither kept nor shown again without its audit event.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly units: UnitOfWork,
    private readonly keys: IdempotencyKeysRepository,
    private readonly auditEvents: AuditEventsRepository,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> | Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    const isSearch = tenantContext.store()?.shows !== undefined;
    if (key === undefined || isSearch || isUpload(request)) return next.handle();
    const shows = shownBy(context.getClass());
    return this.once({ key: String(key), request, reply: http.getResponse<FastifyReply>(), shows }, next);
  }

  private async once({ key, request, reply, shows }: Asked, next: CallHandler): Promise<Observable<unknown>> {
    if (!KEY.test(key))
      throw new DomainError('IDEMPOTENCY_KEY_INVALID', [], 'It must be 1 to 255 visible ASCII characters');
    const requestHash = hashOf(request);
    const answer = await this.units.run(async () => {
      const claim = await this.keys.claim(key, requestHash);
      if (claim.outcome === 'running') throw new DomainError('IDEMPOTENCY_KEY_IN_USE', [], undefined, 1);
      if (claim.outcome === 'answered') {
        if (claim.requestHash !== requestHash) throw new DomainError('IDEMPOTENCY_KEY_REUSED');
        const answer = replayed(reply, claim.answer);
        if (shows !== undefined) await this.noteShown(shows, answer);
        return answer;
      }
      const made: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.keys.keep(key, kept(reply, made));
      return made;
    });
    return of(answer);
  }

  /** The first answer went to who wrote it; a kept one is read from the database again. */
  private async noteShown(entity: string, answer: unknown): Promise<void> {
    const { id } = (answer ?? {}) as { id?: string };
    const ids = id === undefined ? [] : [id];
    await this.auditEvents.note({ outcome: 'shown', entity, entityId: id, details: { ids, isReplayed: true } });
  }
}

interface Asked {
  key: string;
  request: FastifyRequest;
  reply: FastifyReply;
  /** The entity of protected health information that the controller is about. */
  shows: string | undefined;
}

/** What a controller shows when it is read, its answers to a POST show too. */
function shownBy(controller: { prototype: object }): string | undefined {
  const handlers = Object.values(Object.getOwnPropertyDescriptors(controller.prototype)).map(({ value }) => value);
  const marks = handlers
    .filter((handler) => typeof handler === 'function')
    .map((handler: object) => Reflect.getMetadata(SHOWS, handler) as { entity: string } | undefined);
  return marks.find((mark) => mark !== undefined)?.entity;
}

function isUpload(request: FastifyRequest): boolean {
  const consumes = request.routeOptions.config.operation?.consumes ?? [];
  return consumes.some((type) => type !== 'application/json');
}

function hashOf(request: FastifyRequest): string {
  const body = request.body === undefined ? '' : JSON.stringify(request.body);
  return createHash('sha256')
    .update(`${request.method} ${request.url}\n${request.headers['if-match'] ?? ''}\n${body}`)
    .digest('hex');
}

function kept(reply: FastifyReply, answer: unknown): KeptAnswer {
  const headers = KEPT_HEADERS.filter((name) => reply.hasHeader(name)).map((name) => [
    name,
    String(reply.getHeader(name)),
  ]);
  const body = answer === undefined ? null : answer instanceof JsonText ? answer.text : JSON.stringify(answer);
  return { status: reply.statusCode, headers: Object.fromEntries(headers), body };
}

function replayed(reply: FastifyReply, { status, headers, body }: KeptAnswer): unknown {
  reply.status(status).headers(headers).header('idempotency-replayed', 'true');
  return body === null ? undefined : JSON.parse(body);
}
