import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListPerformanceImprovementsQuery } from './performance-improvement.dto.js';
import { PerformanceImprovement } from './performance-improvement.entity.js';

const LIST: ListContract = {
  list: 'performance-improvements',
  filters: { status: ['status', 'equals'], projectId: ['projectId', 'equals'] },
  sorts: ['-createdAt', 'name'],
};

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
}
