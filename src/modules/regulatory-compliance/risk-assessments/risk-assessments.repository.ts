import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListRiskAssessmentsQuery } from './risk-assessment.dto.js';
import { RiskAssessment } from './risk-assessment.entity.js';

const LIST: ListContract = {
  list: 'risk-assessments',
  filters: { kind: ['kind', 'equals'] },
  sorts: ['-createdAt', 'nextDueOn'],
};
const MOST_DUE = 200;
const DUE = `SELECT a.id FROM compliance_risk_assessments a WHERE a.company_id = $1 AND a.next_due_on <= $2
  AND NOT EXISTS (SELECT 1 FROM compliance_risk_assessments n
    WHERE n.company_id = $1 AND n.previous_assessment_id = a.id) ORDER BY a.next_due_on, a.id LIMIT ${MOST_DUE}`;

@Injectable()
export class RiskAssessmentsRepository extends TenantRepository<RiskAssessment> {
  constructor(store: Store) {
    super(store, RiskAssessment);
  }

  list(query: ListRiskAssessmentsQuery): Promise<Page<RiskAssessment>> {
    return this.page(LIST, query);
  }

  /** Assessments that no later one follows and whose next one is due by `day`, the first due first. */
  async due(day: string): Promise<RiskAssessment[]> {
    const ids = (await this.store.database.query<{ id: string }>(DUE, [day])).map(({ id }) => id);
    return (await this.allOf(ids)).sort((left, right) => ids.indexOf(left.id) - ids.indexOf(right.id));
  }

  /** The assessment, held until the unit of work ends: of two that act on it one waits for the other. */
  async hold(id: string): Promise<RiskAssessment> {
    const sql = 'SELECT id FROM compliance_risk_assessments WHERE company_id = $1 AND id = $2 FOR UPDATE';
    await this.store.database.query(sql, [id]);
    return this.get(id);
  }

  byId(id: string): Promise<RiskAssessment | null> {
    return this.findOne({ id });
  }
}
