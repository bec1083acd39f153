import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListCoveragesQuery } from './coverage.dto.js';
import { Coverage } from './coverage.entity.js';

const LIST: ListContract = {
  list: 'coverages',
  filters: { patientId: ['patientId', 'equals'], payerId: ['payerId', 'equals'], order: ['order', 'equals'] },
  sorts: ['createdAt'],
};

@Injectable()
export class CoveragesRepository extends TenantRepository<Coverage> {
  constructor(store: Store) {
    super(store, Coverage);
  }

  list(query: ListCoveragesQuery): Promise<Page<Coverage>> {
    return this.page(LIST, query);
  }

  byId(id: string): Promise<Coverage | null> {
    return this.findOne({ id });
  }

  /** The patients who have a card with this member id; family members may share one. */
  async patientIdsOfMember(memberId: string): Promise<string[]> {
    const coverages = await this.find({ memberId });
    return [...new Set(coverages.map(({ patientId }) => patientId))].sort();
  }
}
