import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../database/page.js';
import { Store } from '../../database/store.js';
import { TenantRepository } from '../../database/tenant.repository.js';
import type { ListUsersQuery } from './user.dto.js';
import { User } from './user.entity.js';

const LIST: ListContract = {
  list: 'users',
  filters: { status: ['status', 'equals'], displayName: ['displayName', 'startsWith'] },
  sorts: ['displayName', 'createdAt'],
};
const LOCK_ADMINS = `SELECT id FROM users
  WHERE company_id = $1 AND status = 'active' AND 'company_admin' = ANY(roles)
  ORDER BY id FOR UPDATE`;

@Injectable()
export class UsersRepository extends TenantRepository<User> {
  constructor(store: Store) {
    super(store, User);
  }

  list(query: ListUsersQuery): Promise<Page<User>> {
    return this.page(LIST, query);
  }

  /**
   * The active administrators, their rows locked until the unit of work ends: of two administrators who remove each
   * other at the same moment, the second waits here and then finds himself the last.
   */
  async lockActiveAdmins(): Promise<string[]> {
    const rows = await this.store.database.query<{ id: string }>(LOCK_ADMINS);
    return rows.map((row) => row.id);
  }
}
