import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { newId } from '../database/new-id.js';
import { DomainError } from '../errors/domain-error.js';
import { Clock } from '../time/clock.js';
import { ROLES, type Role } from './permission.codes.js';
import type { Principal } from './principal.js';
import type { VerifiedToken } from './token-verifier.js';

interface UserRow {
  companyStatus: Principal['companyStatus'];
  actorId: string | null;
  roles: Role[] | null;
  status: Principal['status'] | null;
}

const FIND_USER = `SELECT c.status AS "companyStatus", u.id AS "actorId", u.roles, u.status
  FROM companies c LEFT JOIN users u ON u.company_id = c.company_id AND u.issuer = $2 AND u.subject = $3
  WHERE c.company_id = $1`;
// A user is made at first sight; from then on the row decides, whatever roles the token claims.
const ADD_USER = `INSERT INTO users
  (company_id, id, version, created_at, created_by, updated_at, updated_by, issuer, subject, display_name, roles, status)
  VALUES ($1, $2, 1, $3, $2, $3, $2, $4, $5, $6, $7, 'active')
  ON CONFLICT (company_id, issuer, subject) DO NOTHING`;

/** Reads who is behind a token. The company of the context is the one the token names. */
@Injectable()
export class PrincipalsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async principalOf(token: VerifiedToken): Promise<Principal> {
    const user = await this.find(token);
    if (user.actorId !== null) return principal(token.companyId, user);
    const roles = ROLES.filter((role) => token.roles.includes(role));
    await this.database.query(ADD_USER, [
      newId(),
      this.clock.now(),
      token.issuer,
      token.subject,
      token.name ?? token.subject,
      roles,
    ]);
    return principal(token.companyId, await this.find(token));
  }

  private async find(token: VerifiedToken): Promise<UserRow> {
    const [row] = await this.database.query<UserRow>(FIND_USER, [token.issuer, token.subject]);
    // A token for a company that does not exist tells its bearer nothing more than a bad token does.
    if (row === undefined) throw new DomainError('TOKEN_INVALID');
    return row;
  }
}

function principal(companyId: string, row: UserRow): Principal {
  return {
    companyId,
    actorId: row.actorId!,
    actorKind: 'user',
    roles: row.roles!,
    companyStatus: row.companyStatus,
    status: row.status!,
  };
}
