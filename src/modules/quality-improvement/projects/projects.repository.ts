import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListProjectsQuery } from './project.dto.js';
import { QualityImprovementProject } from './project.entity.js';

const LIST: ListContract = {
  list: 'quality-improvement-projects',
  filters: { status: ['status', 'equals'], priority: ['priority', 'equals'], leadId: ['leadId', 'equals'] },
  sorts: ['-number', 'aimByOn', 'title'],
};

@Injectable()
export class ProjectsRepository extends TenantRepository<QualityImprovementProject> {
  constructor(store: Store) {
    super(store, QualityImprovementProject);
  }

  list(query: ListProjectsQuery): Promise<Page<QualityImprovementProject>> {
    return this.page(LIST, query);
  }

  /** The project, to itself until the unit ends: its parts and its status change one after the other. Throws NOT_FOUND. */
  async lockOf(id: string): Promise<QualityImprovementProject> {
    await this.store.database.query(
      'SELECT id FROM quality_improvement_projects WHERE company_id = $1 AND id = $2 FOR UPDATE',
      [id],
    );
    return this.get(id);
  }
}
