import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListDenialNotesQuery } from './denial.dto.js';
import { DenialNote } from './denial-note.entity.js';

const LIST: ListContract = {
  list: 'denial-notes',
  filters: { denialId: ['denialId', 'equals'] },
  sorts: ['createdAt'],
};

@Injectable()
export class DenialNotesRepository extends TenantRepository<DenialNote> {
  constructor(store: Store) {
    super(store, DenialNote);
  }

  ofDenial(denialId: string, query: ListDenialNotesQuery): Promise<Page<DenialNote>> {
    return this.page(LIST, { ...query, denialId } as ListDenialNotesQuery);
  }
}
