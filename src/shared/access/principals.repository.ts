import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { newId } from '../database/new-id.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { tenantContext } from '../tenancy/tenant-context.js';
import { Clock } from '../time/clock.js';
import { ROLES, type Permission, type Role } from './permission.codes.js';
import type { Principal } from './principal.js';
import type { VerifiedToken } from './token-verifier.js';

/** A company and, where the token's bearer is known, his row; with it the emergency grant in force. */
export interface UserRow {
  companyStatus: Principal['companyStatus'];
  actorId: string | null;
  roles: Role[] | null;
  status: Principal['status'] | null;
  grantId: string | null;
  grantPermissions: Permission[] | null;
  grantExpiresAt: string | null;
}

/** A company's key. */
export interface KeyRow {
  companyStatus: Principal['companyStatus'];
  id: string;
  secretHash: string;
  roles: Role[];
  permissions: Permission[];
  expiresAt: string;
  revokedAt: string | null;
}

const FIND_USER = `SELECT c.status AS "companyStatus", u.id AS "actorId", u.roles, u.status,
    g.id AS "grantId", g.permissions AS "grantPermissions", g.expires_at AS "grantExpiresAt"
  FROM companies c
  LEFT JOIN users u ON u.company_id = c.company_id AND u.issuer = $2 AND u.subject = $3
  LEFT JOIN emergency_grants g ON g.company_id = u.company_id AND g.user_id = u.id
    AND g.ended_at IS NULL AND g.expires_at > $4
  WHERE c.company_id = $1 LIMIT 1`;
const ADD_USER = `INSERT INTO users
  (company_id, id, version, created_at, created_by, updated_at, updated_by, issuer, subject, display_name, roles, status)
  VALUES ($1, $2, 1, $3, $2, $3, $2, $4, $5, $6, $7, 'active')
  ON CONFLICT (company_id, issuer, subject) DO NOTHING RETURNING id`;
const FIND_KEY = `SELECT c.status AS "companyStatus", k.id, k.secret_hash AS "secretHash", k.roles, k.permissions,
    k.expires_at AS "expiresAt", k.revoked_at AS "revokedAt"
  FROM companies c JOIN api_keys k ON k.company_id = c.company_id AND k.prefix = $2
  WHERE c.company_id = $1`;

/** Reads who is behind a token or a key. The company of the context is the one that the token or the key names. */
@Injectable()
export class PrincipalsRepository {
  constructor(
    private readonly database: Database,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The bearer's row; undefined where there is no such company. */
  async user(token: VerifiedToken): Promise<UserRow | undefined> {
    const [row] = await this.database.query<UserRow>(FIND_USER, [token.issuer, token.subject, this.clock.now()]);
    return row;
  }

  async key(prefix: string): Promise<KeyRow | undefined> {
    const [row] = await this.database.query<KeyRow>(FIND_KEY, [prefix]);
    return row;
  }

  /** Makes the bearer's row at first sight, with the roles that the token claims and an audit event of its own. */
  addUser(token: VerifiedToken): Promise<void> {
    const id = newId();
    const { issuer, subject } = token;
    const roles = ROLES.filter((role) => token.roles.includes(role));
    const store = {
      ...tenantContext.current(),
      actorId: id,
      actorKind: 'user' as const,
      action: 'registerAtFirstSight',
    };
    return tenantContext.run(store, () =>
      this.units.run(async () => {
        const displayName = token.name ?? subject.slice(0, 200);
        const parameters = [id, this.clock.now(), issuer, subject, displayName, roles];
        const added = await this.database.query<{ id: string }>(ADD_USER, parameters);
        // Another request of the same bearer may have been first.
        if (added.length === 0) return;
        this.units.changed({ kind: 'insert', entity: 'users', id, after: { issuer, subject, displayName, roles } });
      }),
    );
  }
}
