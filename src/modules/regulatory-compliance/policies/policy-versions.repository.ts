import { Injectable } from '@nestjs/common';
import { jsonColumns } from '../../../shared/database/json-columns.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { type PolicyVersionSummary, SUMMARY_FIELDS } from './policy.dto.js';
import { PolicyVersion } from './policy-version.entity.js';

const SUMMARIES = `SELECT ${jsonColumns('v', SUMMARY_FIELDS)} FROM policy_versions v
  WHERE v.company_id = $1 AND v.policy_id = ANY($2) ORDER BY v.policy_id, v.version_number`;

@Injectable()
export class PolicyVersionsRepository extends TenantRepository<PolicyVersion> {
  constructor(store: Store) {
    super(store, PolicyVersion);
  }

  /** Versions of these policies, the oldest first, without what they say. */
  ofPolicies(policyIds: readonly string[]): Promise<PolicyVersionSummary[]> {
    return this.store.database.query(SUMMARIES, [policyIds]);
  }

  /** The version in force; null: none is. */
  inForce(policyId: string): Promise<PolicyVersion | null> {
    return this.findOne({ policyId, status: 'effective' });
  }
}
