import { Injectable } from '@nestjs/common';
import { bulkInsert, stamped, type BulkTable } from '../../../shared/database/bulk-insert.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { BundleElementResult } from './bundle-element-result.entity.js';
import type { ElementScore } from './bundle-scoring.rules.js';

const RESULTS: BulkTable = {
  table: 'bundle_element_results',
  kind: 'append-only',
  columns: {
    bundleComplianceId: 'uuid',
    elementId: 'uuid',
    outcome: 'text',
    isStated: 'boolean',
    reason: 'text',
  },
};

@Injectable()
export class BundleElementResultsRepository extends TenantRepository<BundleElementResult> {
  constructor(store: Store) {
    super(store, BundleElementResult);
  }

  /** What was found in an assessment, in the order of the elements. */
  of(bundleComplianceId: string): Promise<BundleElementResult[]> {
    return this.find({ bundleComplianceId }, { id: 'ASC' });
  }

  /** Stores what was found of all elements in one statement. */
  async add(bundleComplianceId: string, scores: readonly ElementScore[]): Promise<void> {
    const { database, units, clock } = this.store;
    const rows = scores.map(({ id: elementId, outcome, isStated, reason }) => {
      return { bundleComplianceId, elementId, outcome, isStated, reason };
    });
    await bulkInsert(database, RESULTS, stamped(rows, clock.now()));
    units.note({ facts: { outcomes: scores.map(({ outcome }) => outcome) } });
  }
}
