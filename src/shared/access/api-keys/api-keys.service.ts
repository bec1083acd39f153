import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { DomainError } from '../../errors/domain-error.js';
import { tenantContext } from '../../tenancy/tenant-context.js';
import { Clock } from '../../time/clock.js';
import { Authenticator } from '../authenticator.js';
import { NEVER_BY_KEY, permissionsOfKey } from '../permission.codes.js';
import { rightsProblems } from '../rights.rules.js';
import type { CreateApiKeyDto, NewApiKey } from './api-key.dto.js';
import type { ApiKey } from './api-key.entity.js';
import { scopeProblems } from './api-key-scope.rules.js';
import { newApiKey, secretHash } from './api-key-text.engine.js';
import { ApiKeysRepository } from './api-keys.repository.js';

const DAY_MS = 86_400_000;

/** Keys for machines: their text is told once, their rights never exceed those of their maker. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
    private readonly authenticator: Authenticator,
  ) {}

  async create(facts: CreateApiKeyDto): Promise<NewApiKey> {
    const scope = { roles: facts.roles ?? [], permissions: facts.permissions ?? [] };
    const problems = scopeProblems(scope, NEVER_BY_KEY);
    if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
    const beyond = rightsProblems(tenantContext.current().ownPermissions ?? new Set(), permissionsOfKey(scope));
    if (beyond.length > 0) throw new DomainError('RIGHTS_EXCEEDED', beyond);
    const { prefix, secret, text } = newApiKey(tenantContext.companyId());
    const expiresAt = new Date(Date.parse(this.clock.now()) + facts.expiresInDays * DAY_MS).toISOString();
    const key = await this.keys.add({ name: facts.name, prefix, ...scope, expiresAt }, secretHash(secret));
    return Object.assign(key, { key: text });
  }

  /** Refused from now on here, and within 5 seconds by every other process. STATE_FORBIDS when it was revoked before. */
  revoke(id: string): Promise<ApiKey> {
    return this.units.run(async () => {
      const revocation = { revokedAt: this.clock.now(), revokedBy: tenantContext.actorId() };
      const key = await this.keys.updateIf(id, { revokedAt: null }, revocation);
      this.units.afterCommit(() => this.authenticator.forget(id));
      return key;
    });
  }
}
