import { Injectable } from '@nestjs/common';
import { Any } from 'typeorm';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { RiskLevelRecord } from './risk-level-record.entity.js';

/** The levels that risks had. Append-only. */
@Injectable()
export class RiskLevelRecordsRepository extends TenantRepository<RiskLevelRecord> {
  constructor(store: Store) {
    super(store, RiskLevelRecord);
  }

  /** The records of each of these risks, the oldest first. */
  async ofRisks(riskIds: readonly string[]): Promise<Map<string, RiskLevelRecord[]>> {
    return groupedBy(await this.find({ riskId: Any(riskIds) }, { sequence: 'ASC' }), ({ riskId }) => riskId);
  }
}
