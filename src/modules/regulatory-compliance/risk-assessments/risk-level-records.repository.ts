import { Injectable } from '@nestjs/common';
import { Any } from 'typeorm';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { RiskLevelRecord } from './risk-level-record.entity.js';

/** The levels that risks had. Append-only. */
@Injectable()
export class RiskLevelRecordsRepository extends TenantRepository<RiskLevelRecord> {
  constructor(store: Store) {
    super(store, RiskLevelRecord);
  }

  /** The last record of each of these risks. */
  async last(riskIds: readonly string[]): Promise<Map<string, RiskLevelRecord>> {
    const records = await this.find({ riskId: Any(riskIds) }, { sequence: 'ASC' });
    return new Map(records.map((record) => [record.riskId, record]));
  }
}
