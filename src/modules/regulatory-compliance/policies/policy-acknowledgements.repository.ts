import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { AsOf } from '../requirements/requirement-status.rules.js';
import type {
  ListOutstandingQuery,
  ListPolicyAcknowledgementsQuery,
  OutstandingAcknowledgement,
} from './policy.dto.js';
import { PolicyAcknowledgement } from './policy-acknowledgement.entity.js';

const LIST: ListContract = {
  list: 'policy-acknowledgements',
  filters: { policyId: ['policyId', 'equals'], userId: ['createdBy', 'equals'] },
  sorts: ['-createdAt'],
};

/**
 * Versions in force on the day, each with the number and first day of the last major change that took effect by
 * then. `$1` company, `$2` the day, `$3` the instant at which it ends.
 */
export const POLICIES_IN_FORCE = `SELECT v.policy_id, v.id, v.version_number, v.effective_on, m.version_number AS from_number,
    m.effective_on AS since
  FROM policy_versions v
  JOIN LATERAL (SELECT w.version_number, w.effective_on FROM policy_versions w
    WHERE w.company_id = $1 AND w.policy_id = v.policy_id AND w.change_kind = 'major'
      AND w.version_number <= v.version_number AND w.effective_on <= $2 ORDER BY w.version_number DESC LIMIT 1) m ON true
  WHERE v.company_id = $1 AND v.effective_on <= $2
    AND EXISTS (SELECT 1 FROM policy_events e WHERE e.company_id = $1 AND e.policy_version_id = v.id
      AND e.kind = 'published' AND e.created_at < $3)
    AND NOT EXISTS (SELECT 1 FROM policy_events e WHERE e.company_id = $1 AND e.policy_version_id = v.id
      AND e.kind IN ('superseded', 'archived') AND e.created_at < $3)`;

/** People who must acknowledge a policy in force and have not: `f` the version, `p` the policy, `u` the person. */
export const OUTSTANDING = `(${POLICIES_IN_FORCE}) f
  JOIN policy_documents p ON p.company_id = $1 AND p.id = f.policy_id
  JOIN users u ON u.company_id = $1 AND u.status = 'active' AND NOT u.roles <@ ARRAY['auditor']
    AND (p.audience_roles = '{}' OR u.roles && p.audience_roles)
  WHERE NOT EXISTS (SELECT 1 FROM policy_acknowledgements a WHERE a.company_id = $1 AND a.created_by = u.id
    AND a.policy_id = f.policy_id AND a.version_number >= f.from_number AND a.created_at < $3)`;

/** Who has read which policy. Append-only; once for each person and version. */
@Injectable()
export class PolicyAcknowledgementsRepository extends TenantRepository<PolicyAcknowledgement> {
  constructor(store: Store) {
    super(store, PolicyAcknowledgement);
  }

  list(query: ListPolicyAcknowledgementsQuery): Promise<Page<PolicyAcknowledgement>> {
    return this.page(LIST, query);
  }

  /** Whether a person has acknowledged this version. */
  async has(policyVersionId: string, userId: string): Promise<boolean> {
    return (await this.findOne({ policyVersionId, createdBy: userId })) !== null;
  }

  /** Who has not acknowledged what on the day, by policy and person. */
  outstanding(query: ListOutstandingQuery, asOf: AsOf, limit: number): Promise<OutstandingAcknowledgement[]> {
    const { policyId = null, userId = null } = query;
    return this.store.database.query(
      `SELECT u.id AS "userId", u.display_name AS "displayName", p.id AS "policyId", f.id AS "policyVersionId", p.title,
         f.since FROM ${OUTSTANDING}
         AND ($4::uuid IS NULL OR p.id = $4) AND ($5::uuid IS NULL OR u.id = $5)
       ORDER BY p.title, p.id, u.display_name, u.id LIMIT $6`,
      [asOf.day, asOf.before, policyId, userId, limit],
    );
  }
}
