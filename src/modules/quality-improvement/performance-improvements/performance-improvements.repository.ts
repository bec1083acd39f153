import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import type { ListPerformanceImprovementsQuery } from './performance-improvement.dto.js';
import { PerformanceImprovement } from './performance-improvement.entity.js';

const LIST: ListContract = {
  list: 'performance-improvements',
  filters: { status: ['status', 'equals'], projectId: ['projectId', 'equals'] },
  sorts: ['-createdAt', 'name'],
};
const CLOSE_OVERDUE = `WITH missed AS (UPDATE performance_improvements
    SET status = 'missed', closed_on = $2, version = version + 1, updated_at = $3, updated_by = $4
    WHERE company_id = $1 AND status = 'active' AND target_on < $2 RETURNING id)
  SELECT id FROM missed`;

@Injectable()
export class PerformanceImprovementsRepository extends TenantRepository<PerformanceImprovement> {
  constructor(store: Store) {
    super(store, PerformanceImprovement);
  }

  list(query: ListPerformanceImprovementsQuery): Promise<Page<PerformanceImprovement>> {
    return this.page(LIST, query);
  }

  /** The metrics of a project, the oldest first. */
  ofProject(projectId: string): Promise<PerformanceImprovement[]> {
    return this.find({ projectId }, { id: 'ASC' });
  }

  /** The metric, to itself until the unit ends: points and status change one after the other. Throws NOT_FOUND. */
  async lockOf(id: string): Promise<PerformanceImprovement> {
    await this.store.database.query(
      'SELECT id FROM performance_improvements WHERE company_id = $1 AND id = $2 FOR UPDATE',
      [id],
    );
    return this.get(id);
  }

  /** Closes as missed, in one statement, what is active and was to be met before this day; answers how many. */
  async closeOverdue(today: string): Promise<number> {
    const { database, clock, units } = this.store;
    const missed = await database.query<{ id: string }>(CLOSE_OVERDUE, [today, clock.now(), tenantContext.actorId()]);
    units.note({ entity: 'performance_improvements', facts: { missed: missed.map(({ id }) => id) } });
    return missed.length;
  }
}
