import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ALLOW, PUBLIC, SHOWS } from '../access/allow.decorator.js';
import { AuditEventsRepository } from '../audit/audit-events.repository.js';
import { Authenticator } from '../access/authenticator.js';
import { PageSession } from '../access/pages/page-session.js';
import type { Permission } from '../access/permission.codes.js';
import type { Principal } from '../access/principal.js';
import { RefusedSignIns } from '../access/refused-sign-ins.js';
import { DomainError } from '../errors/domain-error.js';
import { tenantContext } from './tenant-context.js';

const PAGES = /^\/pages(\/|\?|$)/;

/**
 * Authenticates the caller, checks company and user, puts {company, actor, permissions, action} in the request's
 * context and asks whether the operation is allowed. An operation that names no permission is refused.
 */
@Injectable()
export class TenantGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly pageSession: PageSession,
    private readonly refusedSignIns: RefusedSignIns,
    private readonly auditEvents: AuditEventsRepository,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const operation = context.getHandler();
    if (this.reflector.get<boolean | undefined>(PUBLIC, operation) === true) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const principal = await this.principalOf(request);
    const store = tenantContext.current();
    Object.assign(store, callerOf(principal), { action: operation.name });
    store.shows = this.reflector.get(SHOWS, operation);
    if (principal.companyStatus !== 'active') return this.refuse('COMPANY_SUSPENDED');
    if (principal.status !== 'active') return this.refuse('USER_INACTIVE');
    const permission = this.reflector.get<Permission | undefined>(ALLOW, operation);
    if (permission === undefined || !store.permissions!.has(permission)) {
      return this.refuse('PERMISSION_MISSING', permission);
    }
    return true;
  }

  /** The cookie of a page sign-in counts for GET of pages only; everything else needs the Authorization header. */
  private principalOf(request: FastifyRequest): Promise<Principal> {
    const { authorization, cookie } = request.headers;
    if (authorization === undefined && request.method === 'GET' && PAGES.test(request.url)) {
      const token = this.pageSession.tokenOf(cookie);
      if (token !== undefined)
        return this.refusedSignIns.guard(request.ip, token, () => this.authenticator.principalOf(token));
    }
    // Nothing was shown, so nothing is looked up.
    if (authorization === undefined) return this.authenticator.authenticate(authorization);
    return this.refusedSignIns.guard(request.ip, authorization, () => this.authenticator.authenticate(authorization));
  }

  private async refuse(
    code: 'COMPANY_SUSPENDED' | 'USER_INACTIVE' | 'PERMISSION_MISSING',
    permission?: Permission,
  ): Promise<never> {
    await this.auditEvents.note({ outcome: 'denied', details: { code, permission: permission ?? null } });
    throw new DomainError(code, permission ? [{ code, message: `needs ${permission}` }] : []);
  }
}

/** What the context learns of the caller; an emergency grant adds its permissions and its mark. */
function callerOf(principal: Principal) {
  const { companyId, actorId, actorKind, roles, permissions, emergency, authentication } = principal;
  return {
    companyId,
    actorId,
    actorKind,
    roles,
    ownPermissions: permissions,
    permissions: emergency === undefined ? permissions : new Set([...permissions, ...emergency.permissions]),
    emergencyGrantId: emergency?.grantId,
    authentication,
  };
}
