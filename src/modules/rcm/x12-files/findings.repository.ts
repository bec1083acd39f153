import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { Finding } from './finding.entity.js';

/** What was found in files and sets. Those of claims and remittances are read with them. */
@Injectable()
export class FindingsRepository extends TenantRepository<Finding> {
  constructor(store: Store) {
    super(store, Finding);
  }

  /** Of the file and its sets, not of its single claims and claim payments. */
  ofFile(x12FileId: string): Promise<Finding[]> {
    return this.find({ x12FileId, claimId: IsNull(), claimPaymentId: IsNull() }, { id: 'ASC' });
  }
}
