import { Injectable } from '@nestjs/common';
import { newId } from '../../database/new-id.js';
import type { ListContract, Page } from '../../database/page.js';
import { Store } from '../../database/store.js';
import { type Facts, TenantRepository } from '../../database/tenant.repository.js';
import { tenantContext } from '../../tenancy/tenant-context.js';
import type { ListApiKeysQuery } from './api-key.dto.js';
import { ApiKey } from './api-key.entity.js';

const LIST: ListContract = {
  list: 'api-keys',
  filters: { name: ['name', 'startsWith'] },
  sorts: ['name', 'createdAt'],
};
const ADD = `INSERT INTO api_keys
  (company_id, id, version, created_at, created_by, updated_at, updated_by,
   name, prefix, secret_hash, roles, permissions, expires_at)
  VALUES ($1, $2, 1, $3, $4, $3, $4, $5, $6, $7, $8, $9, $10)`;

export type NewKeyFacts = Required<Pick<Facts<ApiKey>, 'name' | 'prefix' | 'roles' | 'permissions' | 'expiresAt'>>;

@Injectable()
export class ApiKeysRepository extends TenantRepository<ApiKey> {
  constructor(store: Store) {
    super(store, ApiKey);
  }

  list(query: ListApiKeysQuery): Promise<Page<ApiKey>> {
    return this.page(LIST, query);
  }

  /** Adds a key. The hash of its secret goes into the table only: neither the entity nor the audit trail knows it. */
  add(facts: NewKeyFacts, secretHash: string): Promise<ApiKey> {
    const { name, prefix, roles, permissions, expiresAt } = facts;
    return this.store.units.run(async () => {
      const id = newId();
      const stamp = [id, this.store.clock.now(), tenantContext.actorId()];
      await this.store.database.query(ADD, [...stamp, name, prefix, secretHash, roles, permissions, expiresAt]);
      this.store.units.changed({ kind: 'insert', entity: 'api_keys', id, after: { ...facts } });
      return this.get(id);
    });
  }
}
