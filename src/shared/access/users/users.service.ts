import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { DomainError } from '../../errors/domain-error.js';
import { tenantContext } from '../../tenancy/tenant-context.js';
import { Authenticator } from '../authenticator.js';
import { permissionsOf } from '../permission.codes.js';
import { leavesNoAdmin, rightsProblems } from '../rights.rules.js';
import { TokenVerifier } from '../token-verifier.js';
import type { CreateUserDto, UpdateUserDto } from './user.dto.js';
import type { User } from './user.entity.js';
import { UsersRepository } from './users.repository.js';

/** Users, administered by people who hold at least the rights they give, take or touch. */
@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly units: UnitOfWork,
    private readonly verifier: TokenVerifier,
    private readonly authenticator: Authenticator,
  ) {}

  /** Registers a user before the first token comes. Throws DUPLICATE when issuer and subject are known. */
  async register(facts: CreateUserDto): Promise<User> {
    refuseAboveOwn(facts.roles);
    return this.users.insert({ ...facts, issuer: facts.issuer ?? this.verifier.issuer, status: 'active' });
  }

  /** Name and roles of a user that still has `version`. */
  update(id: string, version: number, facts: UpdateUserDto): Promise<User> {
    return this.change(id, version, facts);
  }

  deactivate(id: string, version: number): Promise<User> {
    return this.change(id, version, { status: 'inactive' });
  }

  activate(id: string, version: number): Promise<User> {
    return this.change(id, version, { status: 'active' });
  }

  private change(id: string, version: number, facts: Partial<Pick<User, 'displayName' | 'roles' | 'status'>>) {
    return this.units.run(async () => {
      const admins = await this.users.lockActiveAdmins();
      const user = await this.users.get(id);
      const roles = facts.roles ?? user.roles;
      refuseAboveOwn([...user.roles, ...roles]);
      if (leavesNoAdmin(admins, { id, roles, status: facts.status ?? user.status }))
        throw new DomainError('LAST_ADMIN');
      const changed = await this.users.update(id, version, facts);
      this.units.afterCommit(() => this.authenticator.forget(id));
      return changed;
    });
  }
}

function refuseAboveOwn(roles: readonly string[]): void {
  const problems = rightsProblems(tenantContext.current().ownPermissions ?? new Set(), permissionsOf(roles));
  if (problems.length > 0) throw new DomainError('RIGHTS_EXCEEDED', problems);
}
