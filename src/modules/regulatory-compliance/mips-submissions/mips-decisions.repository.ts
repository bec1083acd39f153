import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { MipsDecision } from './mips-decision.entity.js';

/** Answers of CMS to submissions. Append-only; one for each submission, kept so by the database. */
@Injectable()
export class MipsDecisionsRepository extends TenantRepository<MipsDecision> {
  constructor(store: Store) {
    super(store, MipsDecision);
  }

  ofSubmission(submissionId: string): Promise<MipsDecision | null> {
    return this.findOne({ submissionId });
  }
}
