import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { DomainError, notFound } from '../../errors/domain-error.js';
import { tenantContext } from '../../tenancy/tenant-context.js';
import { Clock } from '../../time/clock.js';
import { Authenticator } from '../authenticator.js';
import { NoticesRepository } from '../notices/notices.repository.js';
import type { RequestEmergencyAccessDto } from './emergency-grant.dto.js';
import type { EmergencyGrant } from './emergency-grant.entity.js';
import { EmergencyGrantsRepository } from './emergency-grants.repository.js';

const MINUTE_MS = 60_000;

/** Break-glass: who asks gets it at once; the company's administrators are told, and all he sees carries its mark. */
@Injectable()
export class EmergencyAccessService {
  constructor(
    private readonly grants: EmergencyGrantsRepository,
    private readonly notices: NoticesRepository,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
    private readonly authenticator: Authenticator,
  ) {}

  /** Lends the permissions to the caller. EMERGENCY_ACCESS_IN_FORCE when he has a grant that has not ended. */
  request(facts: RequestEmergencyAccessDto): Promise<EmergencyGrant> {
    const userId = tenantContext.actorId();
    return this.units.run(async () => {
      const now = this.clock.now();
      if (await this.grants.lockedHasInForce(userId, now)) throw new DomainError('EMERGENCY_ACCESS_IN_FORCE');
      const { reason, permissions } = facts;
      const expiresAt = new Date(Date.parse(now) + facts.minutes * MINUTE_MS).toISOString();
      const grant = await this.grants.insert({ userId, reason, permissions, expiresAt });
      await this.tellAdmins('EMERGENCY_ACCESS_GRANTED', grant.id);
      this.units.note({ reason, entity: 'emergency_grants', entityId: grant.id });
      this.units.afterCommit(() => this.authenticator.forget(userId));
      return grant;
    });
  }

  /** Ends a grant before its time: the holder his own, whoever may `emergency-access:end` any. */
  end(id: string): Promise<EmergencyGrant> {
    return this.units.run(async () => {
      const grant = await this.grants.get(id);
      const caller = tenantContext.current();
      const isOwn = grant.userId === caller.actorId;
      if (!isOwn && !caller.ownPermissions?.has('emergency-access:end')) throw notFound();
      const now = this.clock.now();
      if (grant.expiresAt <= now) throw new DomainError('STATE_FORBIDS');
      const ended = await this.grants.updateIf(
        id,
        { endedAt: null },
        { endedAt: now, endedBy: tenantContext.actorId() },
      );
      this.units.afterCommit(() => this.authenticator.forget(grant.userId));
      return ended;
    });
  }

  private async tellAdmins(code: string, grantId: string): Promise<void> {
    await this.notices.insert({ recipientRole: 'company_admin', code, entity: 'emergency_grants', entityId: grantId });
  }
}
