import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ALLOW, SHOWS } from '../access/allow.decorator.js';
import { AuditEventsRepository } from '../audit/audit-events.repository.js';
import { Authenticator } from '../access/authenticator.js';
import { permissionsOf, type Permission } from '../access/permission.codes.js';
import { DomainError } from '../errors/domain-error.js';
import { tenantContext } from './tenant-context.js';

/**
 * Authenticates the caller, checks company and user, puts {company, actor, permissions, action} in the request's
 * context and asks whether the operation is allowed. An operation that names no permission is refused.
 */
@Injectable()
export class TenantGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly auditEvents: AuditEventsRepository,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const principal = await this.authenticator.authenticate(request.headers.authorization);
    const store = tenantContext.current();
    store.companyId = principal.companyId;
    store.actorId = principal.actorId;
    store.actorKind = principal.actorKind;
    store.action = context.getHandler().name;
    store.emergencyGrantId = principal.emergencyGrantId;
    store.shows = this.reflector.get(SHOWS, context.getHandler());
    store.permissions = permissionsOf(principal.roles);
    if (principal.companyStatus !== 'active') return this.refuse('COMPANY_SUSPENDED');
    if (principal.status !== 'active') return this.refuse('USER_INACTIVE');
    const permission = this.reflector.get<Permission | undefined>(ALLOW, context.getHandler());
    if (permission === undefined || !store.permissions.has(permission)) {
      return this.refuse('PERMISSION_MISSING', permission);
    }
    return true;
  }

  private async refuse(
    code: 'COMPANY_SUSPENDED' | 'USER_INACTIVE' | 'PERMISSION_MISSING',
    permission?: Permission,
  ): Promise<never> {
    await this.auditEvents.note({ outcome: 'denied', details: { code, permission: permission ?? null } });
    throw new DomainError(code, permission ? [{ code, message: `needs ${permission}` }] : []);
  }
}
