import { Injectable } from '@nestjs/common';
import { Any } from 'typeorm';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { notFound } from '../../../shared/errors/domain-error.js';
import { ClaimLineItem } from './claim-line-item.entity.js';

@Injectable()
export class ClaimLinesRepository extends TenantRepository<ClaimLineItem> {
  constructor(store: Store) {
    super(store, ClaimLineItem);
  }

  /** The lines of a claim, in their order. */
  of(claimId: string): Promise<ClaimLineItem[]> {
    return this.find({ claimId }, { lineNumber: 'ASC' });
  }

  /** The lines of many claims, those of each in their order. */
  ofAll(claimIds: readonly string[]): Promise<ClaimLineItem[]> {
    return this.find({ claimId: Any(claimIds) } as never, { lineNumber: 'ASC' });
  }

  /** A line of this very claim. Throws NOT_FOUND. */
  async lineOf(claimId: string, lineId: string): Promise<ClaimLineItem> {
    const line = await this.findOne({ claimId, id: lineId });
    if (line === null) throw notFound();
    return line;
  }
}
