import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../database/page.js';
import { Store } from '../../database/store.js';
import { TenantRepository } from '../../database/tenant.repository.js';
import type { ListEmergencyGrantsQuery } from './emergency-grant.dto.js';
import { EmergencyGrant } from './emergency-grant.entity.js';

const LIST: ListContract = {
  list: 'emergency-grants',
  filters: { userId: ['userId', 'equals'] },
  sorts: ['createdAt'],
};
const LOCK_USER = 'SELECT id FROM users WHERE company_id = $1 AND id = $2 FOR UPDATE';
const IN_FORCE = `SELECT id FROM emergency_grants
  WHERE company_id = $1 AND user_id = $2 AND ended_at IS NULL AND expires_at > $3`;

@Injectable()
export class EmergencyGrantsRepository extends TenantRepository<EmergencyGrant> {
  constructor(store: Store) {
    super(store, EmergencyGrant);
  }

  list(query: ListEmergencyGrantsQuery): Promise<Page<EmergencyGrant>> {
    return this.page(LIST, query);
  }

  /**
   * Has the user a grant in force at this instant? The user's row stays locked until the unit of work ends, so that
   * two requests at once are answered one after the other.
   */
  async lockedHasInForce(userId: string, at: string): Promise<boolean> {
    await this.store.database.query(LOCK_USER, [userId]);
    return (await this.store.database.query(IN_FORCE, [userId, at])).length > 0;
  }
}
