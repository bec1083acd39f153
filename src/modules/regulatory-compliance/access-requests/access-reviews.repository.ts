import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { AccessReview } from './access-review.entity.js';

/** Reviews of denials. Append-only. */
@Injectable()
export class AccessReviewsRepository extends TenantRepository<AccessReview> {
  constructor(store: Store) {
    super(store, AccessReview);
  }

  ofRequest(requestId: string): Promise<AccessReview[]> {
    return this.find({ requestId }, { createdAt: 'ASC', id: 'ASC' });
  }
}
