import { Injectable } from '@nestjs/common';
import type { ListContract, ListRequest, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { Transport } from './transport.entity.js';

const LIST: ListContract = { list: 'transports', filters: {}, sorts: ['createdAt'] };

@Injectable()
export class TransportsRepository extends TenantRepository<Transport> {
  constructor(store: Store) {
    super(store, Transport);
  }

  list(query: ListRequest): Promise<Page<Transport>> {
    return this.page(LIST, query);
  }

  /** The sealed secret; null when there is none. Only a run asks for it. */
  async sealedSecret(id: string): Promise<string | null> {
    const [row] = await this.store.database.query<{ sealed: string | null }>(
      'SELECT sealed_secret AS sealed FROM transports WHERE company_id = $1 AND id = $2',
      [id],
    );
    return row?.sealed ?? null;
  }

  /** Puts another sealed secret in its place, in the open unit; the audit trail learns that, not what. */
  async replaceSecret(id: string, sealed: string): Promise<void> {
    await this.store.database.query('UPDATE transports SET sealed_secret = $3 WHERE company_id = $1 AND id = $2', [
      id,
      sealed,
    ]);
    this.store.units.changed({ kind: 'update', entity: 'transports', id, before: {}, after: { secret: 'replaced' } });
  }
}
