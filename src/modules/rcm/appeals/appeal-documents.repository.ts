import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListAppealDocumentsQuery } from './appeal.dto.js';
import { AppealDocument } from './appeal-document.entity.js';

const LIST: ListContract = {
  list: 'appeal-documents',
  filters: { appealId: ['appealId', 'equals'] },
  sorts: ['createdAt'],
};

@Injectable()
export class AppealDocumentsRepository extends TenantRepository<AppealDocument> {
  constructor(store: Store) {
    super(store, AppealDocument);
  }

  list(appealId: string, query: ListAppealDocumentsQuery): Promise<Page<AppealDocument>> {
    return this.page(LIST, { ...query, appealId } as ListAppealDocumentsQuery);
  }

  /** All documents of an appeal in the order of their coming. */
  ofAppeal(appealId: string): Promise<AppealDocument[]> {
    return this.find({ appealId }, { createdAt: 'ASC', id: 'ASC' });
  }

  /** One document of this appeal; null when it has no such one. */
  one(appealId: string, id: string): Promise<AppealDocument | null> {
    return this.findOne({ appealId, id });
  }
}
