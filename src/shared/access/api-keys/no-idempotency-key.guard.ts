import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../errors/domain-error.js';

/** Refuses an Idempotency-Key where the answer holds a secret: an answer kept for a replay would keep the secret. */
@Injectable()
export class NoIdempotencyKeyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (headers['idempotency-key'] === undefined) return true;
    throw new DomainError('IDEMPOTENCY_KEY_INVALID', [], 'This answer holds a secret and is never kept: send no key');
  }
}
