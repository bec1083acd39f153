import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Settings } from '../config/settings.js';
import { DomainError } from '../errors/domain-error.js';

type Limiter = ReturnType<FastifyInstance['createRateLimit']>;
interface Count {
  remaining: number;
  ttlInSeconds: number;
  isExceeded: boolean;
}

const COMPANY_FACTOR = 10;
const WINDOW_SECONDS = 60;

/**
 * Counts requests per principal and per company (which may have ten times as many) in windows of a minute, and tells
 * the caller in RateLimit headers (draft-ietf-httpapi-ratelimit-headers). Stands behind the guard that knows them.
 */
@Injectable()
export class RateLimitGuard implements CanActivate {
  private readonly policy: string;
  private limiters: { principal: Limiter; company: Limiter } | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly host: HttpAdapterHost,
  ) {
    const most = settings.rateLimitPerMinute;
    const policy = (name: string, quota: number): string => `"${name}";q=${quota};w=${WINDOW_SECONDS}`;
    this.policy = `${policy('principal', most)}, ${policy('company', most * COMPANY_FACTOR)}`;
  }

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (this.settings.rateLimitPerMinute === 0) return true;
    const http = context.switchToHttp();
    return this.count(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  private async count(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    // An operation that needs no token has no principal to count for.
    if (request.tenant?.actorId === undefined) return true;
    this.limiters ??= this.makeLimiters();
    const principal = (await this.limiters.principal(request)) as Count;
    reply.header('ratelimit-policy', this.policy);
    if (principal.isExceeded) this.refuse(reply, 'principal', principal);
    const company = (await this.limiters.company(request)) as Count;
    if (company.isExceeded) this.refuse(reply, 'company', company);
    reply.header('ratelimit', `${left('principal', principal)}, ${left('company', company)}`);
    return true;
  }

  private refuse(reply: FastifyReply, name: string, count: Count): never {
    reply.header('ratelimit', left(name, count));
    throw new DomainError('RATE_LIMITED', [], `The limit per ${name} is reached`, Math.max(1, count.ttlInSeconds));
  }

  private makeLimiters(): { principal: Limiter; company: Limiter } {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    const most = this.settings.rateLimitPerMinute;
    const limiter = (max: number, keyGenerator: (request: FastifyRequest) => string): Limiter =>
      fastify.createRateLimit({ max, keyGenerator, timeWindow: WINDOW_SECONDS * 1000 });
    return {
      principal: limiter(most, (request) => `${request.tenant!.companyId} ${request.tenant!.actorId}`),
      company: limiter(most * COMPANY_FACTOR, (request) => request.tenant!.companyId!),
    };
  }
}

function left(name: string, { remaining, ttlInSeconds }: Count): string {
  return `"${name}";r=${remaining};t=${ttlInSeconds}`;
}
