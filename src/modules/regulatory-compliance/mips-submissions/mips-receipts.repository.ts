import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { MipsReceipt } from './mips-receipt.entity.js';

/** Receipts of what was submitted. Append-only; one for each submission, kept so by the database. */
@Injectable()
export class MipsReceiptsRepository extends TenantRepository<MipsReceipt> {
  constructor(store: Store) {
    super(store, MipsReceipt);
  }

  ofSubmission(submissionId: string): Promise<MipsReceipt | null> {
    return this.findOne({ submissionId });
  }
}
