import { Injectable } from '@nestjs/common';
import { newId } from '../../../shared/database/new-id.js';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import type { ListMetricConcernsQuery } from './metric-concern.dto.js';
import { MetricConcern } from './metric-concern.entity.js';
import type { Concern } from './metric-concern.rules.js';

const LIST: ListContract = {
  list: 'metric-concerns',
  filters: {
    projectId: ['projectId', 'equals'],
    performanceImprovementId: ['performanceImprovementId', 'equals'],
  },
  sorts: ['-createdAt', 'measuredOn'],
};
const INSERT = `INSERT INTO metric_concerns
    (company_id, id, created_at, created_by, performance_improvement_id, project_id, measured_on, signal)
  SELECT $1, c.id, $2, $3, $4, $5, c.measured_on, c.signal
  FROM unnest($6::uuid[], $7::date[], $8::text[]) AS c(id, measured_on, signal)
  ON CONFLICT (company_id, performance_improvement_id, measured_on, signal) DO NOTHING
  RETURNING measured_on AS "measuredOn", signal`;

@Injectable()
export class MetricConcernsRepository extends TenantRepository<MetricConcern> {
  constructor(store: Store) {
    super(store, MetricConcern);
  }

  list(query: ListMetricConcernsQuery): Promise<Page<MetricConcern>> {
    return this.page(LIST, query);
  }

  /** Notes those concerns that were not known yet, and answers them. */
  async note(metric: { id: string; projectId: string | null }, concerns: readonly Concern[]): Promise<Concern[]> {
    const { database, clock, units } = this.store;
    const added = await database.query<Concern>(INSERT, [
      clock.now(),
      tenantContext.actorId(),
      metric.id,
      metric.projectId,
      concerns.map(() => newId()),
      concerns.map(({ measuredOn }) => measuredOn),
      concerns.map(({ signal }) => signal),
    ]);
    if (added.length > 0) units.note({ facts: { concerns: added } });
    return added;
  }
}
