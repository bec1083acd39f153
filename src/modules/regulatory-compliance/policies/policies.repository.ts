import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { DuePolicy, ListPoliciesQuery } from './policy.dto.js';
import { PolicyDocument } from './policy-document.entity.js';

const LIST: ListContract = {
  list: 'policies',
  filters: { category: ['category', 'equals'] },
  sorts: ['title', '-createdAt'],
};
const DUE = `SELECT p.id AS "policyId", v.id AS "policyVersionId", p.title, p.owner, v.review_due_on AS "reviewDueOn",
    v.review_due_on < $3 AS "isOverdue"
  FROM policy_versions v JOIN policy_documents p ON p.company_id = v.company_id AND p.id = v.policy_id
  WHERE v.company_id = $1 AND v.status = 'effective' AND v.review_due_on <= $2
  ORDER BY v.review_due_on, v.id LIMIT $4`;

@Injectable()
export class PoliciesRepository extends TenantRepository<PolicyDocument> {
  constructor(store: Store) {
    super(store, PolicyDocument);
  }

  list(query: ListPoliciesQuery): Promise<Page<PolicyDocument>> {
    return this.page(LIST, query);
  }

  /** Policies in force that are to be reviewed by `day`, the first due first. */
  due(day: string, today: string, limit: number): Promise<DuePolicy[]> {
    return this.store.database.query(DUE, [day, today, limit]);
  }

  /** The policy, held until the unit of work ends: of two that act on it one waits for the other. */
  async hold(id: string): Promise<PolicyDocument> {
    const sql = 'SELECT id FROM policy_documents WHERE company_id = $1 AND id = $2 FOR UPDATE';
    await this.store.database.query(sql, [id]);
    return this.get(id);
  }
}
